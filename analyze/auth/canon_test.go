package auth

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Bodies of every shape have the canonical form that the plain words of RFC 6376 give, whatever their size and
// however their lines end.
func TestCanonicalBodies(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{" ", "  ", "\t", " \t ", "a", "!", "bcd", "\xe4\xbd\xa0", "\r\n", "\r\n", " \r\n", "\r\n\r\n", strings.Repeat("x", 40), strings.Repeat("long line ", 300)}
	for range 3000 {
		var b strings.Builder
		for range random.IntN(60) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		body := b.String()
		for _, canon := range []Canon{Simple, Relaxed} {
			want := plainBody(canon, body)
			for form, saved := range map[lineForm]string{formCRLF: body, formMixed: strings.ReplaceAll(body, "\r\n", "\n"),
				formCR: strings.ReplaceAll(body, "\r\n", "\r")} {
				c := collector{}
				s := &stream{hash: &c, whole: true}
				(&canonicalizer{canon: canon, to: []*stream{s}}).body([]byte(saved), form)
				if s.finish(); c.text.String() != want || s.total != len(want) {
					t.Fatalf("%s, form %d: %q, want %q", canon, form, c.text.String(), want)
				}
			}
		}
	}
}

// collector keeps what would be hashed.
type collector struct{ text strings.Builder }

func (c *collector) Write(p []byte) (int, error) { return c.text.Write(p) }
func (c *collector) Sum(b []byte) []byte         { return append(b, c.text.String()...) }
func (c *collector) Reset()                      { c.text.Reset() }
func (c *collector) Size() int                   { return c.text.Len() }
func (c *collector) BlockSize() int              { return 64 }

// A stream gives the hash at any length, in one pass.
func TestStreamCuts(t *testing.T) {
	text := strings.Repeat("0123456789", 10)
	for _, step := range []int{1, 7, 100} {
		c := collector{}
		s := &stream{hash: &c}
		for _, cut := range []int{50, 0, 101, 7, 100, 50} {
			s.ask(cut)
		}
		for i := 0; i < len(text); i += step {
			s.write([]byte(text[i:min(i+step, len(text))]))
		}
		s.finish()
		for _, cut := range []int{0, 7, 50, 100} {
			if got := s.answer(cut); got == nil && cut > 0 || string(got) != text[:cut] {
				t.Errorf("step %d, at %d: %q", step, cut, got)
			}
		}
		if s.answer(101) != nil || s.answer(3) != nil || s.answer(-1) != nil {
			t.Errorf("step %d: answers that nothing gives", step)
		}
	}
}

func TestCanonicalFields(t *testing.T) {
	for _, c := range []struct{ name, value, simple, relaxed string }{
		{"Subject", " hello", "Subject: hello\r\n", "subject:hello\r\n"},
		{"SUBJECT \t", "  a \t b \t", "SUBJECT \t:  a \t b \t\r\n", "subject:a b\r\n"},
		{"To", " a,\r\n\tb", "To: a,\r\n\tb\r\n", "to:a, b\r\n"},
		{"To", " a,\n\tb\n c", "To: a,\r\n\tb\r\n c\r\n", "to:a, b c\r\n"},
		{"To", " a,\r\r\n b", "To: a,\r\n b\r\n", "to:a, b\r\n"},
		{"To", " a,\r b", "To: a,\r\n b\r\n", "to:a, b\r\n"},
		{"To", " a,\r\nb", "To: a,\r\nb\r\n", "to:a, b\r\n"},
		{"To", "\r\n \r\n a", "To:\r\n \r\n a\r\n", "to:a\r\n"},
		{"X", "", "X:\r\n", "x:\r\n"},
		{"X", "  ", "X:  \r\n", "x:\r\n"},
		{"X", " a\rb", "X: a\rb\r\n", "x:a b\r\n"},
	} {
		if got := string(appendField(nil, Simple, c.name, c.value)); got != c.simple {
			t.Errorf("simple %q: %q", c.value, got)
		}
		if got := string(appendField(nil, Relaxed, c.name, c.value)); got != c.relaxed {
			t.Errorf("relaxed %q: %q", c.value, got)
		}
	}
}
