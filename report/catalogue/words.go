package catalogue

import (
	"strings"
	"sync"
)

// pair is one word in both languages.
type pair struct {
	En string `toml:"en"`
	Zh string `toml:"zh"`
}

// in picks the language; anything that is not Chinese is English.
func (p pair) in(lang Lang) string {
	if lang == Chinese {
		return p.Zh
	}
	return p.En
}

// words are the groups of words.toml, read when the first word is needed.
var words = sync.OnceValues(func() (map[string]map[string]pair, error) {
	groups := map[string]map[string]pair{}
	err := decode(wordsFile, &groups)
	return groups, err
})

// Has says whether a group of words.toml knows a key.
func Has(group, key string) bool {
	groups, err := words()
	if err != nil {
		return false
	}
	_, known := groups[group][key]
	return known
}

// Word looks up a short code in one group of words.toml. A code that has no words is given back as
// it is: a new code in an analysis never makes a report fail.
func Word(lang Lang, group, key string) string {
	groups, err := words()
	if err != nil {
		return key
	}
	p, known := groups[group][key]
	if !known {
		return key
	}
	return p.in(lang)
}

// Phrase is Word for sentences with slots, filled like the texts of a finding.
func Phrase(lang Lang, group, key string, facts map[string]string) string {
	source := Word(lang, group, key)
	if !strings.Contains(source, "{{") {
		return source
	}
	t, err := compile(lang, source)
	if err != nil {
		return key
	}
	filled, err := execute(t, shorten(facts))
	if err != nil {
		return key
	}
	return filled
}
