package analyze

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases tells in one pass of which tables a text holds a phrase, whatever its case. It looks for the pair
// of bytes in each phrase that texts hold least often, and compares the phrase only where that pair stands.
type phrases struct {
	pairs  [1 << 16 / 64]uint64
	byPair [1 << 8][]pairOf // by slot
	all    phraseTables
}

// phraseTables is a set of tables of phrases: the bit i stands for the i-th.
type phraseTables uint8

// phrase is a phrase, the table it is of, and where the pair of bytes stands in it that it is looked for by.
type phrase struct {
	text string
	at   int
	of   phraseTables
}

// pairOf is a pair of bytes by which a phrase is looked for, in one of the cases that its letters have.
type pairOf struct {
	key uint16
	*phrase
}

// slot says where the phrases of a pair are kept.
func slot(key uint16) uint8 { return uint8(key>>8)*31 + uint8(key) }

// newPhrases makes a set of up to eight tables of phrases of two bytes or more, in lower case.
func newPhrases(lists ...[]string) *phrases {
	p := &phrases{}
	for i, list := range lists {
		for _, text := range list {
			f := &phrase{text, rarePair(text), 1 << i}
			p.all |= f.of
			for _, key := range pairsAt(text[f.at:]) {
				p.pairs[key/64] |= 1 << (key % 64)
				p.byPair[slot(key)] = append(p.byPair[slot(key)], pairOf{key, f})
			}
		}
	}
	return p
}

// in reports whether a text holds one of the phrases.
func (p *phrases) in(text string) bool { return p.look(text, true) != 0 }

// which gives the tables of which a text holds a phrase.
func (p *phrases) which(text string) phraseTables { return p.look(text, false) }

// look goes over a text until a phrase of each table was found, or of any.
func (p *phrases) look(text string, any bool) (found phraseTables) {
	key := uint16(0)
	for i := range len(text) {
		key = key<<8 | uint16(text[i])
		if p.pairs[key/64]&(1<<(key%64)) == 0 {
			continue
		}
		if found |= p.standing(text, i-1, key, found); found == p.all || any && found != 0 {
			break
		}
	}
	return found
}

// standing adds to the tables already found those of which a phrase stands where its pair of bytes is at an offset.
func (p *phrases) standing(text string, i int, key uint16, found phraseTables) phraseTables {
	for _, f := range p.byPair[slot(key)] {
		if from := i - f.at; f.key == key && f.of&^found != 0 && from >= 0 && from+len(f.text) <= len(text) &&
			strings.EqualFold(text[from:from+len(f.text)], f.text) {
			found |= f.of
		}
	}
	return found
}

// often are letters and the blank, those that texts hold most often last.
const often = "zqxjkvbpygfwmucldrhsnioate "

// rarePair gives where in a phrase the pair of bytes stands that is the rarest. A pair begins with a character.
func rarePair(text string) (at int) {
	least, second := len(often)*len(often), rank(text[0])
	for i := 0; i+1 < len(text); i++ {
		first := second
		second = rank(text[i+1])
		if score := first * second; score < least && utf8.RuneStart(text[i]) {
			at, least = i, score
		}
	}
	return at
}

// rank says how often texts hold a byte, 0 for those that are no letter.
func rank(c byte) int { return strings.IndexByte(often, c) + 1 }

// pairsAt gives the first two bytes of a text, in each case that its letters have.
func pairsAt(text string) (keys []uint16) {
	r, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	for _, a := range [...]rune{r, unicode.ToUpper(r)} {
		for _, b := range [...]rune{next, unicode.ToUpper(next)} {
			var room [2 * utf8.UTFMax]byte
			s := utf8.AppendRune(utf8.AppendRune(room[:0], a), b)
			if key := uint16(s[0])<<8 | uint16(s[1]); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}
