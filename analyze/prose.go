package analyze

import (
	"bytes"
	"html"
	"strings"
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

// readProse reads the texts of the message, and the text files that are small enough for a notice.
func (e *Evidence) readProse() []Prose {
	list := make([]Prose, 0, len(e.Contents))
	for i := range e.Contents {
		c := &e.Contents[i]
		if c.Reading == nil || !c.Body && len(c.Reading.Text) > maxShown {
			continue
		}
		p, text := Prose{Content: c}, shorten(c.Reading.Text, maxProse)
		if c.Type == "text/html" {
			page := hypertext.Read(text)
			p.Text, p.Links = page.Text, page.Links
		} else {
			p.Text, p.Links = text, plainLinks(text)
		}
		list = append(list, p)
	}
	return list
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
		if i := bytes.Index(data, []byte(spelled)); i >= 0 && words != "" {
			return p.content(*t.Content, headers.Span{Start: i, End: i + len(spelled)})
		}
	}
	return p.content(*t.Content, headers.Span{End: min(len(data), quoteLength)})
}
