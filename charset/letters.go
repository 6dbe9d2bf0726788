package charset

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

//go:embed letters.toml
var lettersFile string

// language is one record of letters.toml.
type language struct {
	Name     string
	Charsets []string
	Letters  string
}

// costs are the costs of the letters of a language.
func (l language) costs() map[rune]uint8 {
	weights, sum := make(map[rune]float64), 0.0
	for _, word := range strings.Fields(l.Letters) {
		r, size := utf8.DecodeRuneInString(word)
		n, err := strconv.Atoi(word[size:])
		if err != nil {
			panic("charset: letters.toml: " + err.Error())
		}
		weights[r] = float64(n)
		sum += float64(n)
	}
	table := make(map[rune]uint8, len(weights))
	for r, n := range weights {
		table[r] = uint8(math.Round(-math.Log2(n/sum) * bit))
	}
	return table
}

func languages() []language {
	var file struct{ Language []language }
	meta, err := toml.Decode(lettersFile, &file)
	if err != nil {
		panic("charset: letters.toml: " + err.Error())
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		panic("charset: letters.toml: unknown key " + extra[0].String())
	}
	return file.Language
}

// script weighs texts of a charset of single bytes: by what kind of character follows which,
// and by how frequent they are in each language written in it.
type script struct {
	charset string
	kinds   [256]kind
	letters [][256]uint8 // one table for each language
}

// scripts are those of all charsets that letters.toml names, in its order.
var scripts = sync.OnceValue(func() []*script {
	var list []*script
	byName := make(map[string]*script)
	for _, l := range languages() {
		known := l.costs()
		for _, name := range l.Charsets {
			s := byName[name]
			if s == nil {
				s = &script{charset: name}
				byName[name] = s
				list = append(list, s)
			}
			s.add(tableOf(name), known)
		}
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
	case strings.ContainsRune("\u00A0‘’“”–", r):
		return 4 * bit
	case strings.ContainsRune("—„…•«»€©®°§·№´¿¡", r):
		return 6 * bit
	}
	return 13 * bit
}

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
// bit; between two ASCII characters it is the same for all charsets, and so nothing.
var follows = [kinds][kinds]int8{
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

// weigh sums up what a text costs in the language that suits it best.
func (s *script) weigh(t *tally) weight {
	best := -1
	for i := range s.letters {
		sum := 0
		for c := 0x80; c < 0x100; c++ {
			sum += t.count[c] * int(s.letters[i][c])
		}
		if best < 0 || sum < best {
			best = sum
		}
	}
	w := weight{cost: best}
	for _, p := range t.pairs {
		w.cost += int(follows[s.kinds[p[0]]][s.kinds[p[1]]])
	}
	for c := 0x80; c < 0x100; c++ {
		w.chars += t.count[c]
		if s.kinds[c] == broken {
			w.misfits += t.count[c]
		}
	}
	if foreign := s.foreign(t); foreign > 0 && t.letters > 4*foreign {
		w.cost += strange
	}
	if t.seen < t.total { // as if all had been seen
		w.cost = w.cost / t.seen * t.total
		w.chars = w.chars * t.total / t.seen
	}
	return w
}

// strange is what it costs that a text of ASCII letters has a few letters of another script.
const strange = 8 * bit

// foreign counts the letters of another script than ASCII's.
func (s *script) foreign(t *tally) int {
	n := 0
	for c := 0x80; c < 0x100; c++ {
		if k := s.kinds[c]; k == foreignLower || k == foreignUpper || k == caseless {
			n += t.count[c]
		}
	}
	return n
}

// tally is what the bytes from 0x80 on of a text are, and what stands beside them. It ends
// after so many pairs that more would not tell more.
type tally struct {
	pairs       [][2]byte
	count       [256]int
	letters     int // of ASCII
	seen, total int
}

const maxPairs = 1500

func newTally(b []byte) *tally {
	t := new(tally)
	last := byte(' ')
	for i, c := range b {
		if c >= 0x80 {
			t.total++
		} else if asciiLetter(c) {
			t.letters++
		}
		if (c >= 0x80 || last >= 0x80) && len(t.pairs) < maxPairs {
			t.add(last, c, repeated(b, i))
		}
		last = c
	}
	return t
}

func (t *tally) add(last, c byte, again bool) {
	if c >= 0x80 {
		t.seen++
	}
	if !again {
		t.pairs = append(t.pairs, [2]byte{last, c})
		t.count[c]++
	}
}

// repeated tells that the byte at i goes on a row of equal bytes or one of a table of characters:
// ruled lines and alphabets say nothing about a language.
func repeated(b []byte, i int) bool {
	if i < 2 || b[i] < 0x80 {
		return false
	}
	step := b[i] - b[i-1]
	return step <= 1 && step == b[i-1]-b[i-2]
}
