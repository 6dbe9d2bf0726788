package analyze

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases tells in one pass of which tables a text holds a phrase, whatever its case. It looks at every second place
// of the text, or at fewer where no phrase is short, for three bytes that a phrase has at such a place wherever it
// begins, those that texts hold least often, and compares the phrase only where they stand.
type phrases struct {
	step   int                  // from one place that is looked at to the next
	grams  [1 << 16 / 64]uint64 // which keys there are, by their slots
	bySlot [1 << 8][]gramOf     // by the last bits of the slot
	all    phraseTables
}

// phraseTables is a set of tables of phrases: the bit i stands for the i-th.
type phraseTables uint64

// gramOf is three bytes by which a phrase is looked for, in one of the cases that its letters have.
type gramOf struct {
	key  uint32
	at   int // where they stand in the phrase
	text string
	of   phraseTables
}

// gramSize is how many bytes a phrase is looked for by. No phrase is shorter than one more, so that it has three bytes
// at one of two neighbouring places.
const gramSize = 3

// longestStep is the most places from one that is looked at to the next: more would take bytes that texts hold often.
const longestStep = 4

// gramKey gives the key of the first three bytes. Letters of ASCII have one key in both cases.
func gramKey(b string) uint32 {
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) | 0x202020
}

// gramKeyIn is the same of a text that has a fourth byte, which is read with them.
func gramKeyIn(b string) uint32 {
	return (uint32(b[0])|uint32(b[1])<<8|uint32(b[2])<<16|uint32(b[3])<<24)&0xffffff | 0x202020
}

// gramSlot spreads keys over the slots.
func gramSlot(key uint32) uint16 { return uint16(key * 0x9e3779b1 >> 16) }

// newPhrases makes a set of up to 64 tables of phrases of four bytes or more, in lower case.
func newPhrases(lists ...[]string) *phrases {
	p, tables, rare := &phrases{step: longestStep}, make(map[string]phraseTables), rarities()
	for i, list := range lists {
		p.all |= 1 << i
		for _, text := range list {
			tables[text] |= 1 << i
			p.step = min(p.step, len(text)-gramSize+1)
		}
	}
	for _, text := range slices.Sorted(maps.Keys(tables)) {
		p.add(text, tables[text], rare)
	}
	return p
}

// lazyPhrases makes a set of one table when it is first asked for.
func lazyPhrases(list []string) func() *phrases {
	return once(func() *phrases { return newPhrases(list) })
}

// add enters a phrase by what is rare in it, at each of the places that may be looked at.
func (p *phrases) add(text string, of phraseTables, rare *rarity) {
	for first := range p.step {
		at := rare.gram(text, first, p.step)
		for _, key := range gramsAt(text, at) {
			slot := gramSlot(key)
			p.grams[slot/64] |= 1 << (slot % 64)
			p.bySlot[uint8(slot)] = append(p.bySlot[uint8(slot)], gramOf{key, at, text, of})
		}
	}
}

// in reports whether a text holds one of the phrases.
func (p *phrases) in(text string) bool { return p.look(text, true) != 0 }

// which gives the tables of which a text holds a phrase.
func (p *phrases) which(text string) phraseTables { return p.look(text, false) }

// look goes over a text until a phrase of each table was found, or of any.
func (p *phrases) look(text string, any bool) (found phraseTables) {
	i := 0
	for ; i+gramSize < len(text); i += p.step {
		key := gramKeyIn(text[i : i+gramSize+1])
		if !p.has(key) {
			continue
		}
		if found |= p.standing(text, i, key, found); found == p.all || any && found != 0 {
			return found
		}
	}
	if i+gramSize == len(text) {
		found |= p.standing(text, i, gramKey(text[i:]), found)
	}
	return found
}

// has reports whether a phrase may be looked for by a key.
func (p *phrases) has(key uint32) bool {
	slot := gramSlot(key)
	return p.grams[slot/64]&(1<<(slot%64)) != 0
}

// standing adds to the tables already found those of which a phrase stands where its three bytes are at an offset.
func (p *phrases) standing(text string, i int, key uint32, found phraseTables) phraseTables {
	list := p.bySlot[uint8(gramSlot(key))]
	for k := range list {
		f := &list[k]
		if f.key != key || f.of&^found == 0 {
			continue
		}
		from := i - f.at
		if from >= 0 && from+len(f.text) <= len(text) && strings.EqualFold(text[from:from+len(f.text)], f.text) {
			found |= f.of
		}
	}
	return found
}

// often are letters and the blank, those that texts hold most often last.
const often = "zqxjkvbpygfwmucldrhsnioate "

// rarity says how often texts hold a byte, 1 for those that are no letter.
type rarity [1 << 8]int

var rarities = once(func() *rarity {
	r := &rarity{}
	for c := range r {
		r[c] = 1
	}
	for i := range len(often) {
		r[often[i]] = 2 + i
	}
	return r
})

// gram gives where the three bytes stand in a phrase that are the rarest, of those from a place on, step by step.
func (r *rarity) gram(text string, first, step int) (at int) {
	least := math.MaxInt
	for i := first; i+gramSize <= len(text); i += step {
		if score := r.score(text[i:]); score < least {
			at, least = i, score
		}
	}
	return at
}

// score says how often texts hold the first three bytes.
func (r *rarity) score(b string) int { return r[b[0]] * r[b[1]] * r[b[2]] }

// gramsAt gives the keys of the three bytes of a text at an offset, in each case that its letters have.
func gramsAt(text string, at int) (keys []uint32) {
	if b := text[at : at+gramSize]; b[0]|b[1]|b[2] < utf8.RuneSelf { // the key has no case
		return []uint32{gramKey(b)}
	}
	first := at
	for !utf8.RuneStart(text[first]) {
		first--
	}
	spelled := []string{""}
	for _, r := range text[first:] {
		lower := len(spelled)
		if upper := unicode.ToUpper(r); upper != r && r >= utf8.RuneSelf {
			for _, s := range spelled[:lower:lower] {
				spelled = append(spelled, s+string(upper))
			}
		}
		for i := range lower {
			spelled[i] += string(r)
		}
		if len(spelled[0]) >= at-first+gramSize {
			break
		}
	}
	for _, s := range spelled {
		if s = s[at-first:]; len(s) >= gramSize && !slices.Contains(keys, gramKey(s)) {
			keys = append(keys, gramKey(s))
		}
	}
	return keys
}
