package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
)

// cloudService is a service whose links stand in for attachments, and how such a link is known.
type cloudService struct {
	Service string
	URL     string   // of the address of a link
	Hint    []string // of which such an address holds one; none where any will do
	Card    bool     // such an address stands for nothing but an attached file
	Marks   []string // of the elements around it
	Words   []string // near it
	Heading string   // above it
	Skip    string   // addresses that are not the file
	Source  string
	Try     []cloudExample
	url     lazyPattern
	heading lazyPattern
	skip    lazyPattern
}

type cloudExample struct {
	HTML, Text          string
	Name, Size, Expires string
	None                bool
}

// cloudTable is the data file, and the hints of all records together.
type cloudTable struct {
	Link  []cloudService
	hints func() *phrases
}

var cloudServices = once(func() *cloudTable {
	list := slices.Clone(cloudData)
	var hints [][]string
	for i := range list {
		s := &list[i]
		s.url, s.heading, s.skip = pattern(s.URL), pattern(s.Heading), pattern(s.Skip)
		hints = append(hints, s.Hint)
	}
	return &cloudTable{Link: list, hints: lazyPhrases(slices.Concat(hints...))}
})

// How far around a link its card reaches.
const (
	cardBefore  = 400
	cardAfter   = 200
	headingOver = 2000
)

// serviceOf says which service a link of a text stands in for a file of, false where it is any other link.
func serviceOf(text string, l hypertext.Link) (string, bool) {
	if !strings.Contains(l.URL, "://") {
		return "", false
	}
	table := cloudServices()
	hinted := table.hints().in(l.URL)
	for i := range table.Link {
		s := &table.Link[i]
		if (hinted || len(s.Hint) == 0) && s.fits(text, l) {
			return s.Service, true
		}
	}
	return "", false
}

// fits reports whether a link is one of the service, in the form of an attachment. What is cheap is asked first.
func (s *cloudService) fits(text string, l hypertext.Link) bool {
	if len(s.Hint) > 0 && !holdsAny(l.URL, s.Hint) || !s.Card && !s.shown(text, l) {
		return false
	}
	return s.url().MatchString(l.URL) && (s.skip == nil || !s.skip().MatchString(l.URL))
}

// shown reports whether a link is shown as an attachment.
func (s *cloudService) shown(text string, l hypertext.Link) bool {
	if holdsAny(l.Marks, s.Marks) || holdsAny(window(text, l.At-cardBefore, l.End+cardAfter), s.Words) {
		return true
	}
	if s.heading == nil {
		return false
	}
	above := window(text, l.At-headingOver, l.At)
	return strings.Contains(above, "发来的") && s.heading().MatchString(above)
}

// holdsAny reports whether a text holds one of some words.
func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// window gives a stretch of a text, as far as there is one.
func window(text string, from, to int) string {
	from, to = max(0, from), min(len(text), to)
	if from >= to {
		return ""
	}
	return text[from:to]
}
