package eml

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"
)

// folded writes base64 in lines.
func folded(b []byte, width int, end string) string {
	text := base64.StdEncoding.EncodeToString(b)
	var out strings.Builder
	for len(text) > 0 {
		n := min(width, len(text))
		out.WriteString(text[:n] + end)
		text = text[n:]
	}
	return out.String()
}

func noise(n int) []byte {
	r, b := rand.New(rand.NewPCG(1, 2)), make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	b[10] = 0
	return b
}

// A content of which only the beginning is held is the same as one that is held as a whole.
func TestHeld(t *testing.T) {
	const held = 100_000
	binary, text := noise(7_000_001), strings.Repeat("Grüße aus Köln, und bis bald = morgen. \tDer Rest folgt später in einer langen Zeile, die geteilt wird.\r\n", 60_000)
	var quoted bytes.Buffer
	w := quotedprintable.NewWriter(&quoted)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	file, letter := "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n",
		"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
	code := folded(binary, 76, "\r\n")
	for _, c := range []struct {
		name, mail string
		begins     bool
	}{
		{"base64", file + code, true},
		{"base64, LF", file + folded(binary, 76, "\n"), true},
		{"base64, one line", file + folded(binary, 1<<30, "\n"), true},
		{"base64, two bytes more", file + folded(binary[:len(binary)-2], 60, "\n"), true},
		{"base64, a line end short", file + strings.TrimRight(code, "\r\n"), true},
		{"base64, a character lost", file + code[:5_000_000] + code[5_000_001:], false},
		{"base64, a line of text", file + code[:78*50_000] + "-- a footer\r\n" + code[78*50_000:], false},
		{"base64, text behind", file + code + "\r\nThe list\r\n", false},
		{"base64 of a text", file + folded([]byte(text), 76, "\n"), true},
		{"base64 of a message in a file", file + folded([]byte("From: a@example.org\nTo: b@example.org\nSubject: x\n\n"+text), 76, "\n"), false},
		{"base64 of a text that says so", strings.Replace(letter, "quoted-printable", "base64", 1) + folded([]byte(text), 76, "\n"), true},
		{"base64 of a text of one line", strings.Replace(letter, "quoted-printable", "base64", 1) +
			folded([]byte(strings.ReplaceAll(text, "\r\n", " ")), 76, "\n"), false},
		{"base64 of a zip file", file + folded(append([]byte("PK\x03\x04"), binary...), 76, "\n"), true},
		{"base64 of a compound file", file + folded(append([]byte("\xd0\xcf\x11\xe0"), binary...), 76, "\n"), false},
		{"base64 of a message", strings.Replace(file, "application/octet-stream", "message/rfc822", 1) + code, false},
		{"base64 cut in a full line", file + folded(binary[:57*100_000], 76, "\n"), true},
		{"quoted-printable", letter + quoted.String(), true},
		{"quoted-printable, LF", letter + strings.ReplaceAll(quoted.String(), "\r\n", "\n"), true},
		{"quoted-printable, damaged", letter + quoted.String() + "=X1 damaged=20\r\n", false},
		{"quoted-printable of ASCII", letter + strings.Repeat("nothing\n", 500_000), false},
		{"uuencode within", letter + quoted.String() + "begin 644 a.bin\r\n#0V%T\r\n`\r\nend\r\n", false},
		{"small", file + code[:78*100], false},
	} {
		whole, err := Read([]byte(c.mail), c.name, Limits{})
		lean, lerr := Read([]byte(c.mail), c.name, Limits{Held: held})
		if err != nil || lerr != nil {
			t.Fatal(c.name, err, lerr)
		}
		a, b := whole.Messages[0].Root, lean.Messages[0].Root
		if b.Decoded.Begins() != c.begins {
			t.Errorf("%s: only the beginning is held: %v", c.name, b.Decoded.Begins())
		}
		if got := bytes.Join(copies(b.Decoded), nil); !bytes.Equal(got, a.Decoded.Data) || b.Decoded.Size() != len(a.Decoded.Data) ||
			b.Decoded.Sum() != sha256.Sum256(a.Decoded.Data) || !bytes.HasPrefix(a.Decoded.Data, b.Decoded.Data[:min(held, len(b.Decoded.Data))]) ||
			b.Decoded.Begins() && !b.Text() && !bytes.HasSuffix(a.Decoded.Data, b.Decoded.Data[held:]) {
			t.Errorf("%s: %d bytes, want %d", c.name, len(got), len(a.Decoded.Data))
		}
		got, want := b.Decoded, a.Decoded
		got.Data, want.Data, got.whole = nil, nil, nil
		if fmt.Sprint(got) != fmt.Sprint(want) || fmt.Sprint(b.Defects) != fmt.Sprint(a.Defects) {
			t.Errorf("%s:\n got %+v %v\nwant %+v %v", c.name, got, b.Defects, want, a.Defects)
		}
	}
}

func copies(d Decoded) (list [][]byte) {
	for piece := range d.Pieces() {
		list = append(list, slices.Clone(piece))
	}
	return list
}
