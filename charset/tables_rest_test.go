package charset

import (
	"sync"
	"unicode"
)

func gbRestCost(code uint16, r rune) float64 {
	lead, trail := code>>8, code&0xFF
	switch {
	case private(r):
		return 26
	case trail < 0xA1 || lead > 0xF7:
		return 22
	case lead >= 0xD8:
		return 19
	case lead >= 0xB0:
		return 14.5
	case lead == 0xA3:
		return 11
	case lead <= 0xA2:
		return 13
	case lead <= 0xA5:
		return 14
	}
	return 16
}

func big5RestCost(code uint16, r rune) float64 {
	switch {
	case private(r):
		return 26
	case code < 0xA140 || code >= 0xF9FF || code >= 0xC6A1 && code < 0xC940:
		return 22
	case code >= 0xC940:
		return 19.5
	case code >= 0xA440:
		return 15
	}
	return 13
}

// euckrSyllable tells the syllables of Korean from those that hangul could have.
func euckrSyllable(r rune) bool { return euckrSyllables()[r] }

var euckrSyllables = sync.OnceValue(func() map[rune]bool {
	known := make(map[rune]bool)
	for lead := byte(0xB0); lead <= 0xC8; lead++ {
		for trail := byte(0xA1); trail <= 0xFE; trail++ {
			known[madeEUCKR().at(lead, trail)&runeMask] = true
		}
	}
	return known
})

func euckrRestCost(code uint16, r rune) float64 {
	switch {
	case code < 0xA100 || code&0xFF < 0xA1:
		return 22
	case unicode.Is(unicode.Hangul, r):
		return 14.5
	case unicode.Is(unicode.Han, r):
		return 18
	}
	return 14
}

func japaneseRest(r rune, first, second bool) float64 {
	switch {
	case private(r):
		return 26
	case first:
		return 15
	case unicode.Is(unicode.Katakana, r), unicode.Is(unicode.Hiragana, r):
		return 12
	case !unicode.Is(unicode.Han, r):
		return 13
	case second:
		return 19.5
	}
	return 22
}
