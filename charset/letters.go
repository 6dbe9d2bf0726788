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
			s.add(newByteTable(codePage(name)), known)
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
	if c, ok := known[unicode.ToLower(r)]; ok {
		return c + 3*bit
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
	other:        {latinLower: 24, latinUpper: 24, foreignLower: 6, foreignUpper: 12, caseless: 6, mark: 8},
	asciiLower:   {latinLower: 16, latinUpper: 48, foreignLower: 36, foreignUpper: 36, caseless: 36, mark: 20},
	asciiUpper:   {latinLower: 20, latinUpper: 20, foreignLower: 36, foreignUpper: 36, caseless: 36, mark: 24},
	latinLower:   {2, 1, 40, 24, 48, 40, 40, 40, 16, 0},
	latinUpper:   {8, 2, 8, 28, 28, 40, 40, 40, 20, 0},
	foreignLower: {8, 36, 36, 40, 40, 1, 36, 36, 16, 0},
	foreignUpper: {10, 36, 36, 40, 40, 2, 10, 36, 16, 0},
	caseless:     {8, 32, 32, 40, 40, 40, 40, 1, 16, 0},
	mark:         {2, 8, 8, 12, 12, 12, 12, 8, 20, 0},
}

// weigh sums up what b costs in the language that suits it best.
func (s *script) weigh(b []byte, count *[256]int) weight {
	best := -1
	for i := range s.letters {
		sum := 0
		for c := 0x80; c < 0x100; c++ {
			sum += count[c] * int(s.letters[i][c])
		}
		if best < 0 || sum < best {
			best = sum
		}
	}
	w := weight{cost: best}
	last := other
	for i, c := range b {
		k := s.kinds[c]
		if !repeated(b, i) {
			w.cost += int(follows[last][k])
		}
		last = k
	}
	for c := 0x80; c < 0x100; c++ {
		w.chars += count[c]
		if s.kinds[c] == broken {
			w.misfits += count[c]
		}
	}
	return w
}

func histogram(b []byte) *[256]int {
	count := new([256]int)
	for i, c := range b {
		if !repeated(b, i) {
			count[c]++
		}
	}
	return count
}

// repeated tells that the byte at i is the same as the two before it: ruled lines say nothing
// about a language.
func repeated(b []byte, i int) bool {
	return i >= 2 && b[i] == b[i-1] && b[i] == b[i-2]
}
