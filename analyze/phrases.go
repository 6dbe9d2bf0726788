package analyze

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases tells in one pass whether a text holds any phrase of a table, whatever its case. It looks for the pair
// of bytes in each phrase that texts hold least often, and compares the phrase only where that pair stands.
type phrases struct {
	pairs  [1 << 16 / 64]uint64
	byPair map[uint16][]phrase
}

// phrase is a phrase, and where the pair of bytes stands in it that it is looked for by.
type phrase struct {
	text string
	at   int
}

// newPhrases makes a table of phrases of two bytes or more, in lower case.
func newPhrases(tables ...[]string) *phrases {
	p := &phrases{byPair: make(map[uint16][]phrase)}
	for _, table := range tables {
		for _, text := range table {
			f := phrase{text, rarePair(text)}
			for _, key := range pairsAt(text[f.at:]) {
				p.pairs[key/64] |= 1 << (key % 64)
				p.byPair[key] = append(p.byPair[key], f)
			}
		}
	}
	return p
}

// in reports whether a text holds one of the phrases.
func (p *phrases) in(text string) bool {
	key := uint16(0)
	for i := range len(text) {
		key = key<<8 | uint16(text[i])
		if p.pairs[key/64]&(1<<(key%64)) != 0 && p.stands(text, i-1, key) {
			return true
		}
	}
	return false
}

// stands reports whether one of the phrases with this pair of bytes stands where the pair is at an offset.
func (p *phrases) stands(text string, i int, key uint16) bool {
	for _, f := range p.byPair[key] {
		if from := i - f.at; from >= 0 && from+len(f.text) <= len(text) &&
			strings.EqualFold(text[from:from+len(f.text)], f.text) {
			return true
		}
	}
	return false
}

// often are letters and the blank, those that texts hold most often last.
const often = "zqxjkvbpygfwmucldrhsnioate "

// rarePair gives where in a phrase the pair of bytes stands that is the rarest. A pair begins with a character.
func rarePair(text string) (at int) {
	least := len(often) * len(often)
	for i := range text {
		if i+1 == len(text) {
			break
		}
		first, second := strings.IndexByte(often, text[i]), strings.IndexByte(often, text[i+1])
		if score := (first + 1) * (second + 1); score < least {
			at, least = i, score
		}
	}
	return at
}

// pairsAt gives the first two bytes of a text, in each case that its letters have.
func pairsAt(text string) (keys []uint16) {
	r, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	for _, a := range [...]rune{r, unicode.ToUpper(r)} {
		for _, b := range [...]rune{next, unicode.ToUpper(next)} {
			s := string(a) + string(b)
			if key := uint16(s[0])<<8 | uint16(s[1]); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}
