package charset

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDamagedUnderItsLabel damages one character of short texts whose label is right. They are shown in the charset of
// the label, with a mark where the character was, not in another one in which the bytes happen to be text.
func TestDamagedUnderItsLabel(t *testing.T) {
	for _, c := range []struct {
		charsets     string
		size, needed int // characters, and per cent of pieces
		damage       func(b []byte) []byte
	}{
		{"utf-8", 8, 96, loseByte}, {"utf-8", 16, 99, loseByte}, {"utf-8", 40, 100, loseByte}, {"utf-8", 100, 100, loseByte},
		{"gbk big5 shift_jis euc-jp euc-kr", 8, 80, blankByte}, {"gbk big5 shift_jis euc-jp euc-kr", 16, 97, blankByte},
		{"gbk big5 shift_jis euc-jp euc-kr", 40, 100, blankByte},
	} {
		right, n := 0, 0
		for _, s := range subjects() {
			for _, charset := range strings.Fields(c.charsets) {
				if strings.Contains(" "+s.charsets+" ", " "+charset+" ") {
					more, of := keptLabel(t, s.language, charset, c.size, c.damage)
					right, n = right+more, n+of
				}
			}
		}
		if t.Logf("%s, %d characters: %d of %d", c.charsets, c.size, right, n); n < 200 || right*100 < n*c.needed {
			t.Errorf("%s, %d characters: %d of %d are read as labelled, want %d %%", c.charsets, c.size, right, n, c.needed)
		}
	}
}

// keptLabel counts the damaged pieces of a text that are read as labelled.
func keptLabel(t *testing.T, language, charset string, size int, damage func([]byte) []byte) (right, n int) {
	runes := []rune(readText(t, language))
	for i := range 40 {
		at := (len(runes) - size) * i / 40
		if at < 0 {
			continue
		}
		b, ok := encodeAny(t, charset, string(runes[at:at+size]))
		if !ok {
			continue
		}
		if b = damage(b); b == nil {
			continue
		}
		n++
		if r := Read(b, charset); familyOf(r.Actual) == familyOf(charset) {
			right++
		}
	}
	return right, n
}

// loseByte takes a byte out of the second character beyond ASCII of a UTF-8 text; nil if there are not two.
func loseByte(b []byte) []byte {
	seen := 0
	for i := 0; i < len(b); {
		_, size := utf8.DecodeRune(b[i:])
		if size > 1 {
			if seen++; seen == 2 {
				return append(b[:i:i], b[i+1:]...)
			}
		}
		i += size
	}
	return nil
}

// blankByte makes a blank of the second byte of the third character of two bytes; nil if there are not three.
func blankByte(b []byte) []byte {
	seen := 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] < 0x81 {
			continue
		}
		if seen++; seen == 3 {
			out := append([]byte(nil), b...)
			out[i+1] = ' '
			return out
		}
		i++
	}
	return nil
}
