package catalogue

import (
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

// word is a record of words.toml: one word in both languages, each in one line.
type word struct{ Group, Key, En, Zh string }

// parsedWords holds the wordings of the words that were needed so far, in each language.
var parsedWords = sync.OnceValue(func() []atomic.Pointer[wording] { return make([]atomic.Pointer[wording], 2*len(words)) })

// in picks the language; anything that is not Chinese is English.
func (w *word) in(lang Lang) string {
	if lang == Chinese {
		return w.Zh
	}
	return w.En
}

// lookUp gives the place of a word, false where there is none.
func lookUp(group, key string) (int, bool) {
	i := sort.Search(len(words), func(i int) bool {
		w := &words[i]
		return w.Group == group && w.Key >= key || w.Group > group
	})
	return i, i < len(words) && words[i].Group == group && words[i].Key == key
}

// Has says whether a group of words.toml knows a key.
func Has(group, key string) bool {
	_, known := lookUp(group, key)
	return known
}

// Word looks up a short code in one group of words.toml. A code that has no words is given back as
// it is: a new code in an analysis never makes a report fail.
func Word(lang Lang, group, key string) string {
	i, known := lookUp(group, key)
	if !known {
		return key
	}
	return words[i].in(lang)
}

// Phrase is Word for sentences with slots, filled like the texts of a finding.
func Phrase(lang Lang, group, key string, facts Facts) string {
	i, known := lookUp(group, key)
	if !known {
		return key
	}
	source := words[i].in(lang)
	if !strings.Contains(source, "{{") {
		return source
	}
	return wordingIn(&parsedWords()[2*i+second(lang)], source).fill(lang, facts)
}
