package auth

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/emersion/go-msgauth/dkim"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

const header = "From: a@example.org\r\nTo: b@example.net\r\nSubject: hello\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n"

// sign signs a message with a library that is not ours.
func sign(t *testing.T, message string, body Canon) string {
	t.Helper()
	var out bytes.Buffer
	options := &dkim.SignOptions{Domain: "example.org", Selector: "k1",
		Signer:                 ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)),
		HeaderCanonicalization: dkim.CanonicalizationRelaxed,
		BodyCanonicalization:   dkim.Canonicalization(body)}
	if err := dkim.Sign(&out, strings.NewReader(message), options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func signatures(t *testing.T, message string) []Signature {
	t.Helper()
	f, err := eml.Read([]byte(message), "", eml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return Signatures(f.Messages[0])
}

var bodies = map[string]string{
	"plain":               "hello\r\n",
	"empty":               "",
	"one empty line":      "\r\n",
	"empty lines":         "\r\n\r\n\r\n",
	"empty lines at end":  "hello\r\n\r\n\r\n",
	"empty lines inside":  "hello\r\n\r\n\r\nworld\r\n",
	"white space":         " hello \t  world  \r\n\t\r\n  end\r\n",
	"white space alone":   "  \r\n\t\r\n",
	"no line end":         "hello",
	"long":                strings.Repeat("0123456789 abcdef\t\r\n", 5000),
	"long lines":          strings.Repeat("0123456789", 20_000) + "\r\n",
	"8 bit":               "\xc4\xfa\xba\xc3\r\n",
	"many empty lines":    "a\r\n" + strings.Repeat("\r\n", 20_000) + "b\r\n",
	"blank before a fold": "a \r\n b\r\n",
}

// What another library signed has the same body hash here, however the file was saved since.
func TestBodyHashAgreesWithASigner(t *testing.T) {
	for name, body := range bodies {
		for _, canon := range []Canon{Simple, Relaxed} {
			signed := sign(t, header+"\r\n"+body, canon)
			for form, message := range map[string]string{"CRLF": signed, "LF": strings.ReplaceAll(signed, "\r\n", "\n")} {
				for _, s := range signatures(t, message) {
					if s.BodyHash != Match || s.Problem != "" || s.Body != canon || s.Domain != "example.org" {
						t.Errorf("%s, %s, %s: %s %s", name, canon, form, s.BodyHash, s.Problem)
					}
				}
			}
			for _, s := range signatures(t, signed+"more\r\n") {
				if s.BodyHash != Mismatch {
					t.Errorf("%s, %s with more text: %s", name, canon, s.BodyHash)
				}
			}
		}
	}
}

func TestRelaxedSurvivesWhiteSpace(t *testing.T) {
	signed := sign(t, header+"\r\nhello world\r\nend\r\n", Relaxed)
	changed := strings.Replace(signed, "hello world\r\nend\r\n", "hello \t world \r\nend\t\r\n\r\n", 1)
	if s := signatures(t, changed)[0]; s.BodyHash != Match {
		t.Errorf("relaxed: %s", s.BodyHash)
	}
	signed = sign(t, header+"\r\nhello world\r\nend\r\n", Simple)
	changed = strings.Replace(signed, "hello world", "hello  world", 1)
	if s := signatures(t, changed)[0]; s.BodyHash != Mismatch {
		t.Errorf("simple: %s", s.BodyHash)
	}
}

func TestLength(t *testing.T) {
	sum := sha256.Sum256([]byte("hello\r\n"))
	for _, c := range []struct {
		length, unsigned int
		outcome          Outcome
		problem          string
	}{{7, 6, Match, ""}, {13, 0, Mismatch, ""}, {14, 0, Mismatch, "length-beyond-body"}} {
		message := fmt.Sprintf("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1; h=from; l=%d; bh=%s; b=QUJD\r\n",
			c.length, base64.StdEncoding.EncodeToString(sum[:])) + header + "\r\nhello\r\nmore\r\n"
		s := signatures(t, message)[0]
		if s.BodyHash != c.outcome || s.Unsigned != c.unsigned || s.Problem != c.problem {
			t.Errorf("l=%d: %s, %d unsigned, %q", c.length, s.BodyHash, s.Unsigned, s.Problem)
		}
	}
}

func TestProblems(t *testing.T) {
	whole := "v=1; a=rsa-sha256; d=example.org; s=k1; h=from:to; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJD"
	for _, c := range []struct{ from, to, problem string }{
		{"", "", ""},
		{"v=1; ", "", "no-tag-v"},
		{"v=1", "v=2", "bad-version"},
		{"rsa-sha256", "rsa-md5", "unknown-algorithm"},
		{"b=QUJD", "", "no-tag-b"},
		{"d=example.org; ", "", "no-tag-d"},
		{"h=from:to; ", "", "no-tag-h"},
		{"s=k1", "s=k1; c=plain/simple", "unknown-canonicalization"},
		{"s=k1", "s=k1; l=x", "bad-length"},
	} {
		message := "DKIM-Signature: " + strings.Replace(whole, c.from, c.to, 1) + "\r\n" + header + "\r\nhello\r\n"
		if s := signatures(t, message)[0]; s.Problem != c.problem {
			t.Errorf("%q -> %q: %q, want %q", c.from, c.to, s.Problem, c.problem)
		}
	}
}

func BenchmarkSignatures(b *testing.B) {
	sig := "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1; h=from; bh=AAAA; b=QUJD\r\n"
	message := []byte(sig + sig + header + "\r\n" + strings.Repeat("0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\r\n", 100_000))
	f, err := eml.Read(message, "", eml.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(message)))
	for b.Loop() {
		Signatures(f.Messages[0])
	}
}
