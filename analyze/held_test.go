package analyze_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// What is reported of large contents does not depend on how much of them is held.
func TestHeldContentIsReportedTheSame(t *testing.T) {
	const size = 6 << 20
	random, binary := rand.New(rand.NewPCG(3, 1)), make([]byte, size)
	for i := range binary {
		binary[i] = byte(random.Uint32())
	}
	code := func(b []byte) string {
		var out strings.Builder
		text := base64.StdEncoding.EncodeToString(b)
		for len(text) > 0 {
			n := min(76, len(text))
			out.WriteString(text[:n] + "\r\n")
			text = text[n:]
		}
		return out.String()
	}
	file := func(head, tail string) string {
		b := bytes.Clone(binary)
		copy(b, head)
		copy(b[len(b)-len(tail):], tail)
		return "Content-Type: application/octet-stream; name=\"large\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + code(b)
	}
	text := strings.Repeat("Grüße aus Köln: das Protokoll der Sitzung steht unten.\r\n", size/60)
	quoted := func(label, text string) string {
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write([]byte(text))
		_ = w.Close()
		return "Content-Type: text/plain; charset=" + label + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b.String()
	}
	for name, body := range map[string]string{
		"binary":         file("", ""),
		"whole picture":  file("\x89PNG\r\n\x1a\n", "IEND\xae\x42\x60\x82"),
		"cut picture":    file("\x89PNG\r\n\x1a\n", ""),
		"locked PDF":     file("%PDF-1.7\n", "trailer << /Encrypt 5 0 R >>\n%%EOF\n"),
		"text":           quoted("utf-8", text),
		"wrong label":    quoted("gb2312", text),
		"damaged":        quoted("utf-8", text+"\xff\xfe nothing\r\n"),
		"text in base64": "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + code([]byte(text)),
	} {
		mail := []byte("From: ada@sender.example\r\nTo: bob@recipient.example\r\nSubject: large\r\nMIME-Version: 1.0\r\n" + body)
		whole, err := json.Marshal(analyze.Message(t.Context(), mail, analyze.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		held, _ := json.Marshal(analyze.Message(t.Context(), mail, analyze.Options{Limits: eml.Limits{Held: 1 << 20}}))
		if !bytes.Equal(whole, held) {
			t.Errorf("%s:\n held %.300s ... %s\nwhole %.300s ... %s", name, held, findingsOf(held), whole, findingsOf(whole))
		}
	}
}

func findingsOf(report []byte) []byte {
	_, after, _ := bytes.Cut(report, []byte(`"findings"`))
	return after[:min(len(after), 1500)]
}
