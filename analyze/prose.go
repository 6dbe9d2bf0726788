package analyze

import (
	"bytes"
	"html"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Prose is a text of the message as a person sees it: HTML without its markup, and the links in it.
type Prose struct {
	*Content
	Text  string
	Links []hypertext.Link
}

// The bounds of what is read for people's eyes: no notice of a gateway stands behind so much text.
const (
	maxProse = 2 << 20  // bytes of one text
	maxShown = 64 << 10 // bytes of a text that is a file
)

// proseTexts are the texts of a message as a person sees them, each read when a check first needs it.
type proseTexts struct {
	of    []proseOf
	mutex sync.Mutex
}

// proseOf is one text: what it may be about, and the text itself once it was read.
type proseOf struct {
	mentions mention
	read     bool
	prose    Prose
}

// newProse looks over the texts of the message, and the text files that are small enough for a notice.
func (e *Evidence) newProse() *proseTexts {
	t := &proseTexts{of: make([]proseOf, 0, len(e.Contents))}
	for i := range e.Contents {
		if c := &e.Contents[i]; c.Reading != nil && (c.Body || len(c.Reading.Text) <= maxShown) {
			t.of = append(t.of, proseOf{mentions: mentionsOf(c), prose: Prose{Content: c}})
		}
	}
	return t
}

// get gives the i-th text.
func (t *proseTexts) get(i int) *Prose {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if p := &t.of[i]; !p.read {
		p.read = true
		p.prose.fill()
	}
	return &t.of[i].prose
}

// fill reads the text and its links.
func (p *Prose) fill() {
	text := shorten(p.Reading.Text, maxProse)
	if p.Type != "text/html" {
		p.Text, p.Links = text, plainLinks(text)
		return
	}
	page := hypertext.Read(text)
	p.Text, p.Links = page.Text, page.Links
}

// proseAbout runs over the texts that may be about something, or that pass another test: the others are not read.
func (e *Evidence) proseAbout(what mention, or func(*Content) bool) iter.Seq[*Prose] {
	return func(yield func(*Prose) bool) {
		t := e.prose()
		for i := range t.of {
			about := t.of[i].mentions&what != 0 || or != nil && or(t.of[i].prose.Content)
			if about && !yield(t.get(i)) {
				return
			}
		}
	}
}

// shorten cuts a text at a whole character.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// maxPlainLinks is the most addresses that are read of a plain text.
const maxPlainLinks = 2000

// plainLinks finds the web addresses in a plain text.
func plainLinks(text string) []hypertext.Link {
	var list []hypertext.Link
	for at, line := 0, 0; len(list) < maxPlainLinks; {
		i := strings.Index(text[at:], "://")
		if i < 0 {
			break
		}
		mark := at + i
		if end := strings.LastIndexByte(text[at:mark], '\n'); end >= 0 {
			line = at + end + 1
		}
		at = mark + len("://")
		start := mark - len("http")
		if start > 0 && lowerIs(text[start-1:mark], "https") {
			start--
		} else if start < 0 || !lowerIs(text[start:mark], "http") {
			continue
		}
		at += urlLength(text[at:])
		url := strings.TrimRight(text[start:at], ".,;:!?)]}'*")
		list = append(list, hypertext.Link{URL: url, Label: url,
			Setting: hypertext.Setting{At: start, End: start + len(url), Quoted: isQuoted(text[line:start])}})
	}
	return list
}

// lowerIs reports whether a text is one of lower-case letters, whatever its case.
func lowerIs(s, lower string) bool { return strings.EqualFold(s, lower) }

// urlLength says how far a web address goes on: to a blank, a bracket, or a letter that none has.
func urlLength(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"`|\\^{}", c) >= 0 {
			return i
		}
	}
	return len(s)
}

// isQuoted reports whether a line, or what of it stands before a place, is quoted from an older message.
func isQuoted(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return strings.HasPrefix(line, ">") || strings.HasPrefix(line, "|")
}

// locate gives the place of words in the source of a text; the beginning of it where they are spelled
// otherwise there.
func (p *Pass) locate(t Prose, words string) []Place {
	data := t.Decoded.Data
	for _, spelled := range [...]string{words, html.EscapeString(words)} {
		b := t.spelled(spelled)
		if i := bytes.Index(data, b); i >= 0 && words != "" {
			return p.content(*t.Content, headers.Span{Start: i, End: i + len(b)})
		}
	}
	return p.content(*t.Content, headers.Span{End: min(len(data), quoteLength)})
}
