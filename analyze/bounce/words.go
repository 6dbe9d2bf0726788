package bounce

import (
	"strings"
	"sync"
)

// wordList are words one of which a text may hold. The first and the last three bytes of a word say at once that most of
// them do not occur.
type wordList struct {
	words []string
	grams [][2]uint16
}

// listOf makes a list when it is first asked for. It is not
// inlined: its code stands in the program once, not at each of its uses.
//
//go:noinline
func listOf(words []string) func() *wordList {
	return sync.OnceValue(func() *wordList {
		l := &wordList{words: words, grams: make([][2]uint16, len(words))}
		for i, w := range words {
			l.grams[i] = [2]uint16{gram(w, 0), gram(w, len(w))}
		}
		return l
	})
}

// in reports whether a text holds one of the words.
func (l *wordList) in(s *said) bool {
	for i, g := range l.grams {
		if s.has(g[0]) && s.has(g[1]) && strings.Contains(s.text, l.words[i]) {
			return true
		}
	}
	return false
}

var (
	subjectList    = listOf(subjects[:])
	lateList       = listOf(lateSubjects[:])
	awayList       = listOf(awaySubjects[:])
	daemonList     = listOf(daemons[:])
	openingList    = listOf(openings[:])
	latePhraseList = listOf(latePhrases[:])
)
