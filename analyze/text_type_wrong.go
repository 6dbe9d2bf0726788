package analyze

import (
	"bytes"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/headers"
)

// textTypeWrong reports a page that is called a plain text, of which people see the source, and a plain text that is called a
// page, of which the lines run together.
var textTypeWrong = Check{
	Codes: []string{"text-type-wrong"},
	Run: func(p *Pass) {
		if p.headless() {
			return
		}
		for i := range p.Contents {
			c := &p.Contents[i]
			actual := c.TrueType()
			if actual == "" {
				continue
			}
			declared := ""
			if f, ok := c.TypeField(); ok && strings.TrimSpace(f.Text) != "" {
				if declared = c.Content.Value; declared != c.Type {
					continue // it cannot be read, which is another finding
				}
			}
			severity := Warning
			if actual == "text/html" && p.besidePage(c.Part) {
				severity = Note // most programs show the other one
			}
			p.report(Finding{Code: "text-type-wrong", Severity: severity, Confidence: Likely, Party: Sender,
				Where: append(p.labelAt(*c), p.content(*c, headers.Span{End: min(len(c.Decoded.Data), 24)})...)},
				"declared", declared, "actual", actual, "part", c.Section())
		}
	},
}

// besidePage reports whether a part is one of several forms of a text, and another one is called a page.
func (p *Pass) besidePage(part *eml.Part) bool {
	for q := range p.Root.All() {
		if q.Type == "multipart/alternative" && slices.Contains(q.Parts, part) {
			return slices.ContainsFunc(q.Parts, func(o *eml.Part) bool { return o.Type == "text/html" })
		}
	}
	return false
}

// TrueType gives the type of a text that is a page or a plain text and says that it is the other, "" for all else.
func (c *Content) TrueType() string {
	switch {
	case !c.Body || c.Reading == nil || c.Kept != nil:
	case c.Type == "text/plain" && isPage(c.Decoded.Data):
		return "text/html"
	case c.Type == "text/html" && isPlain(c.Decoded.Data):
		return "text/plain"
	}
	return ""
}

// isPage reports whether a text is a whole page: it begins as one, and has what a page has around its text.
func isPage(text []byte) bool {
	const reach = 4096
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(text) == 0 || text[0] != '<' {
		return false
	}
	head := bytes.ToLower(text[:min(len(text), reach)])
	head = bytes.TrimPrefix(head, []byte("<x-html>")) // Eudora
	return filetype.Of(head).Name == "text/html" && (bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<body"))) &&
		(bytes.Contains(head, []byte("</")) || bytes.Contains(head, []byte("<p")))
}

// plainLines is how many lines of words a plain text has that is told from a few words.
const plainLines = 4

// isPlain reports whether a page is none: it has not one tag or reference, and several lines.
func isPlain(text []byte) bool {
	if bytes.IndexByte(text, '<') >= 0 || bytes.IndexByte(text, '&') >= 0 {
		return false
	}
	lines := 0
	for line := range bytes.Lines(text) {
		if len(bytes.TrimSpace(line)) > 1 {
			if lines++; lines == plainLines {
				return true
			}
		}
	}
	return false
}
