package charset

import (
	_ "embed"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
)

//go:embed letters.toml
var lettersFile string

// language is one record of letters.toml.
type language struct {
	Name     string
	Several  bool // several languages at once, by which charsets are told and nothing else
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

// madeScripts are those of all charsets that letters.toml names, in its order.
var madeScripts = sync.OnceValue(func() []*script {
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

// packedScripts are the scripts as tables.bin has them.
func packedScripts() (packed []byte) {
	for _, s := range madeScripts() {
		packed = append(append(packed, byte(len(s.charset))), s.charset...)
		packed = append(packed, byte(len(s.letters)))
		for _, k := range s.kinds {
			packed = append(packed, byte(k))
		}
		for _, l := range s.letters {
			packed = append(packed, l[0x80:]...)
		}
	}
	return packed
}

// packedTongues are the languages as tables.bin has them.
func packedTongues() (packed []byte) {
	for _, l := range languages() {
		if l.Several {
			continue
		}
		known := l.costs()
		packed = append(packed, byte(len(known)))
		for _, r := range slices.Sorted(maps.Keys(known)) {
			packed = append(packed, byte(r), byte(r>>8), known[r])
		}
	}
	return packed
}
