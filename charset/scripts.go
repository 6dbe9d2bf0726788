package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script weighs texts of a charset of single bytes: by what kind of character follows which,
// and by how frequent they are in each language written in it.
type script struct {
	charset string
	kinds   [256]kind
	letters [][256]uint8 // one table for each language
}

// weigh sums up what a text costs in the language that suits it best.
func (s *script) weigh(t *tally) weight {
	best := -1
	for i := range s.letters {
		sum := 0
		for _, c := range t.high() {
			sum += int(t.count[c&0x7F]) * int(s.letters[i][c])
		}
		if best < 0 || sum < best {
			best = sum
		}
	}
	w, strange := weight{cost: best}, 0
	for _, p := range t.pairs {
		w.cost += int(p.count) * int(follows[s.kinds[p.last]&15][s.kinds[p.next]&15])
	}
	for _, c := range t.high() {
		n, k := int(t.count[c&0x7F]), s.kinds[c]
		w.cost += int(t.beside[c&0x7F].costs()[k&15])
		w.chars += n
		if k == broken {
			w.misfits += n
		}
		if k.foreign() {
			strange += n
		}
	}
	w.complete(t, strange)
	return w
}

// strangers is what it costs that a text of ASCII letters has a few letters of another script.
const strangers = 8 * bit

// complete adds what a text as a whole costs that has so many letters of another script than ASCII's.
func (w *weight) complete(t *tally, strange int) {
	if strange > 0 && t.letters > 4*strange {
		w.cost += strangers
	}
	if t.seen < t.total { // as if all had been seen
		w.cost = w.cost / t.seen * t.total
		w.chars = w.chars * t.total / t.seen
	}
}

// foreign tells letters of another script than ASCII's.
func (k kind) foreign() bool { return k == foreignLower || k == foreignUpper || k == caseless }

// scripts are those of all charsets that letters.toml names, in its order.
var scripts = once(func() []*script {
	var list []*script
	for b := table("scripts"); b != ""; {
		s := new(script)
		s.charset, b = b[1:1+b[0]], b[1+b[0]:]
		n := int(b[0])
		for c := range s.kinds {
			s.kinds[c] = kind(b[1+c])
		}
		b = b[1+256:]
		s.letters = make([][256]uint8, n)
		for i := range s.letters {
			copy(s.letters[i][0x80:], b[:0x80])
			b = b[0x80:]
		}
		list = append(list, s)
	}
	return list
})

// tongues are what each letter costs in each language of letters.toml.
var tongues = once(func() []map[rune]uint8 {
	var list []map[rune]uint8
	for b := table("tongues"); b != ""; {
		n := int(b[0])
		known := make(map[rune]uint8, n)
		for b = b[1:]; n > 0; n-- {
			known[rune(b[0])|rune(b[1])<<8] = b[2]
			b = b[3:]
		}
		list = append(list, known)
	}
	return list
})

func (s *script) add(t *byteTable, known map[rune]uint8) {
	var table [256]uint8
	for c := range t {
		s.kinds[c] = kindOf(t[c])
		if c >= 0x80 {
			table[c] = letterCost(t[c], known)
		}
	}
	s.letters = append(s.letters, table)
}

func letterCost(r rune, known map[rune]uint8) uint8 {
	if c, ok := known[r]; ok {
		return c
	}
	if c, ok := known[unicode.ToLower(r)]; ok && unicode.Is(unicode.Latin, r) {
		return c + 3*bit
	} else if ok {
		return c // what follows what tells how rare capitals are
	}
	switch {
	case r == utf8.RuneError:
		return perMisfit
	case unicode.IsLetter(r), unicode.IsMark(r):
		return 13 * bit
	case unicode.Is(unicode.Cf, r):
		return 20 * bit
	case strings.ContainsRune("\u00A0‘’“”–", r):
		return 4 * bit
	case strings.ContainsRune("—„…•«»€©®°§·№´¿¡", r):
		return 6 * bit
	}
	return 13 * bit
}
