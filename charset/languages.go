package charset

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// languageSets tell of small Latin letters in which languages they are, a bit each. A line with letters of which no language
// has all is hardly sound: that is what windows-1252 makes of Czech, Lithuanian, Romanian or Turkish.
type languageSets struct {
	known [beyondLatin]uint64
	found [beyondLatin]uint64 // all languages for what none has
}

// beyondLatin are the first letters that are not in the blocks of Latin letters for Europe.
const beyondLatin = 0x250

var latinLanguages = once(func() *languageSets {
	a, s := &alphabets()[latinWriting], new(languageSets)
	for r := range rune(beyondLatin) {
		for i, cost := range []byte(a.row(r)) {
			if cost < stranger {
				s.known[r] |= 1 << i
			}
		}
		if s.found[r] = s.known[r]; s.known[r] == 0 {
			s.found[r] = ^uint64(0)
		}
	}
	return s
})

// strangeWords tells how many words of a text have letters beyond ASCII, and how many of them have letters that the Latin language
// which suits the text best does not have, or symbols within them.
func strangeWords(text string) (strange, words int) {
	var in [mostLanguages]int // words that each language has
	all, latin := ^uint64(0), latinLanguages()
	word, letters, last := all, false, rune(' ')
	finish := func() {
		if letters {
			words++
			for i := range in {
				in[i] += int(word >> i & 1)
			}
		}
		word, letters = all, false
	}
	for i, r := range text {
		switch {
		case r < 0x80:
			if !small(r | 0x20) {
				finish()
			}
		case unicode.Is(unicode.Latin, r):
			letters = true
			if r = unicode.ToLower(r); r < beyondLatin { // others are Vietnamese
				word &= latin.known[r]
			}
		case small(last) && !joins(r) && !endsWord(r, text[i+utf8.RuneLen(r):]):
			letters, word = true, 0
		default:
			finish()
		}
		last = r
	}
	finish()
	return words - slices.Max(in[:]), words
}

// oneLanguage tells that nearly all words of a text with letters beyond ASCII are of one language in Latin letters.
func oneLanguage(text string) bool {
	strange, words := strangeWords(text)
	return words > 0 && strange*6 < words && latinText(text)
}

// tidied tells that the words of a text are of no language, and those of what became of it of one in Latin letters.
func tidied(before, after string) bool {
	if !latinText(after) {
		return false
	}
	if strange, words := strangeWords(before); strange < 2 || strange*6 < words {
		return false
	}
	strange, words := strangeWords(after)
	return words > 0 && strange*10 <= words
}
