package charset

import (
	"unicode"
	"unicode/utf8"
)

// kind sorts the characters of a charset for judging which follows which.
type kind uint8

const (
	other kind = iota // ASCII but no letter
	asciiLower
	asciiUpper
	latinLower
	latinUpper
	foreignLower // Cyrillic, Greek
	foreignUpper
	caseless // Hebrew, Arabic, Thai
	mark     // punctuation and symbols that are not ASCII
	broken
	kinds
)

func kindOf(r rune) kind {
	upper := unicode.IsUpper(r)
	switch {
	case r == utf8.RuneError:
		return broken
	case r < 0x80 && upper:
		return asciiUpper
	case r < 0x80 && unicode.IsLower(r):
		return asciiLower
	case r < 0x80:
		return other
	case unicode.Is(unicode.Latin, r) && upper:
		return latinUpper
	case unicode.Is(unicode.Latin, r) && unicode.IsLower(r):
		return latinLower
	case upper:
		return foreignUpper
	case unicode.IsLower(r):
		return foreignLower
	case unicode.IsLetter(r), unicode.IsMark(r):
		return caseless
	}
	return mark
}

// follows is what it costs that one kind (the row) is followed by another, in quarters of a
// bit; between two ASCII characters it is the same for all charsets, and so nothing. The table is wider than there
// are kinds, so that four bits are always a place in it.
var follows = [16][16]int8{
	other:        {0, 0, 0, 24, 24, 6, 12, 6, 8, 0},
	asciiLower:   {0, 0, 0, 16, 48, 36, 36, 36, 20, 0},
	asciiUpper:   {0, 0, 0, 20, 20, 36, 36, 36, 24, 0},
	latinLower:   {2, 1, 40, 24, 48, 40, 40, 40, 16, 0},
	latinUpper:   {8, 2, 8, 28, 28, 40, 40, 40, 20, 0},
	foreignLower: {8, 36, 36, 40, 40, 1, 36, 36, 16, 0},
	foreignUpper: {8, 36, 36, 40, 40, 2, 5, 36, 16, 0},
	caseless:     {8, 32, 32, 40, 40, 40, 40, 1, 16, 0},
	mark:         {2, 8, 8, 12, 12, 12, 12, 8, 20, 0},
}
