package charset

import (
	"testing"
	"unicode/utf8"
)

// TestValidUTF8AgreesWithTheStandardLibrary tries every two bytes of a lead and its trail, and the
// borders of longer ones, at every place of a word.
func TestValidUTF8AgreesWithTheStandardLibrary(t *testing.T) {
	check := func(b []byte) {
		chars, ok := validUTF8(b)
		want := utf8.RuneCount(b) - ascii(b)
		if ok != utf8.Valid(b) || ok && chars != want {
			t.Fatalf("% X: %d, %v; want %d, %v", b, chars, ok, want, utf8.Valid(b))
		}
	}
	edges := []byte{0x7F, 0x80, 0xBF, 0xC0}
	for _, before := range []string{"", "abc", "中é"} {
		for lead := 0x80; lead < 0x100; lead++ {
			for second := range 0x100 {
				for _, third := range edges {
					for _, fourth := range edges {
						b := append([]byte(before), byte(lead), byte(second), third, fourth)
						check(b)
						check(append(b, "中文中文"...))
					}
				}
			}
		}
	}
}

func FuzzValidUTF8(f *testing.F) {
	f.Add([]byte("plain text, 中文字, é, 😀\xff"))
	f.Add([]byte("\xed\xa0\x80\xe0\x80\x80\xf4\x90\x80\x80"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, ok := validUTF8(b); ok != utf8.Valid(b) {
			t.Errorf("% X: %v", b, ok)
		}
	})
}

func ascii(b []byte) (n int) {
	for _, c := range b {
		if c < utf8.RuneSelf {
			n++
		}
	}
	return n
}
