package charset

import (
	"strings"
	"unicode/utf8"
)

// torn reads a sequence of which one byte was lost, or was A0 and became a blank.
func (q *sequences) torn(start, at, n, need int, b [utf8.UTFMax]byte) sequence {
	rest := q.text[at:]
	switch {
	case n == 1 && need == 1 && b[0] == 0xC3 && strings.HasPrefix(rest, " "):
		return q.graveA(start, at)
	case !q.many:
		return sequence{}
	case n == need && strings.HasPrefix(rest, " ") && len(rest) > 1 && rest[1] >= 0x80:
		b[n] = 0xA0
		if r, size := utf8.DecodeRune(b[:need+1]); size == need+1 {
			return sequence{size: at + 1 - start, r: r}
		}
	case n == need && strings.HasPrefix(rest, "?") && (n > 1 || len(rest) > 1 && asciiLetter(rest[1])):
		return sequence{size: at + 1 - start, r: utf8.RuneError}
	}
	return sequence{}
}

// graveA reads "Ã" before a blank: the bytes C3 A0 of "à", whose no-break space became a blank, and
// was merged with one behind it.
func (q *sequences) graveA(start, at int) sequence {
	before := byte(' ')
	if start > 0 {
		before = q.text[start-1]
	}
	rest := q.text[at:]
	size := at - start
	switch {
	case strings.HasPrefix(rest, "  "):
		size++
	case len(rest) < 2 || rest[1]|0x20 < 'a' || rest[1]|0x20 > 'z':
		return sequence{}
	}
	inWord := before >= 'a' && before <= 'z'
	if inWord || q.many && before == ' ' && len(rest) > 1 && (rest[1] == ' ' || rest[1] >= 'a' && rest[1] <= 'z') {
		return sequence{size: size, r: 'à'}
	}
	return sequence{}
}

// surrogates reads the two halves of a character that was written in six bytes (CESU-8).
func (q *sequences) surrogates(start, end int, b [utf8.UTFMax]byte) sequence {
	if b[0] != 0xED || b[1] < 0xA0 || b[1] > 0xAF {
		return sequence{}
	}
	var low [3]byte
	for n := range low {
		c, size := q.next(end)
		low[n] = c
		end += size
	}
	if low[0] != 0xED || low[1] < 0xB0 || low[1] > 0xBF || low[2]&0xC0 != 0x80 {
		return sequence{}
	}
	hi, lo := rune(b[1]&0xF)<<6|rune(b[2]&0x3F), rune(low[1]&0xF)<<6|rune(low[2]&0x3F)
	return sequence{size: end - start, r: 0x10000 + hi<<10 | lo}
}
