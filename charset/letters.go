package charset

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
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
	err := toml.NewDecoder(strings.NewReader(lettersFile)).DisallowUnknownFields().Decode(&file)
	if err != nil {
		panic("charset: letters.toml: " + err.Error())
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
	case unicode.Is(unicode.Cf, r):
		return 20 * bit
	case strings.ContainsRune("\u00A0‘’“”–", r):
		return 4 * bit
	case strings.ContainsRune("—„…•«»€©®°§·№´¿¡", r):
		return 6 * bit
	}
	return 13 * bit
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
