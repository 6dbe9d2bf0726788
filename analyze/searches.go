package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/charset"
)

// searches bounds how much of the texts of one input is searched for what garbled them. A text that is as people write
// it needs no search; one that was made to be searched costs a third of a millisecond and more, and an input may have
// thousands. What is beyond the bound is shown as it is.
type searches struct {
	bodies int      // bytes that may still be searched
	fields int      // of headers and file names, which are kept apart so that a subject is read whatever the bodies are
	vain   []string // texts in which nothing was found: a name stands in many fields
	denied bool     // a text of the message that is gathered was not searched
}

const (
	maxSearched = 128 << 10 // bytes of bodies, and as many of fields
	searchBase  = 300       // what a search costs besides, in bytes
	searchMost  = 2 << 10   // more of a text is not searched
	maxVain     = 16        // texts that are remembered
)

func newSearches() *searches { return &searches{bodies: maxSearched, fields: maxSearched} }

// may reports whether a text may be searched, and counts it.
func (s *searches) may(left *int, text string) bool {
	if *left <= 0 {
		s.denied = true
		return false
	}
	*left -= searchBase + min(len(text), searchMost)
	return true
}

// garbled reports whether it may be that a text was garbled: it does not look sound, and was not searched in vain before.
func (s *searches) garbled(text string) bool {
	return !charset.Sound(text) && !slices.Contains(s.vain, text)
}

// foundNothing remembers a text.
func (s *searches) foundNothing(text string) {
	if len(s.vain) < maxVain {
		s.vain = append(s.vain, text)
	}
}
