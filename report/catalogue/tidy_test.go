package catalogue

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzTidy(f *testing.F) {
	for _, s := range []string{"", " ", "a", "a b", " a", "a ", "a  b", "中文 b", "a\u3000b", "a\u00a0b", "a\nb", "a !b"} {
		for _, before := range []string{"", "x", "1234567", "12345678", "1 2 3 4 5 6 7 8", "! ! ! ! "} {
			f.Add(before + s)
			f.Add(before + s + " and more words behind")
		}
	}
	for c := range utf8.RuneSelf {
		f.Add("some words " + string(rune(c)) + " and more words behind")
		f.Add("some words" + string(rune(c)) + "and more words behind")
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(tidy([]byte(s))), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	})
}
