package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// textBehind reports the first text that stands behind a file in a multipart/mixed. Exchange takes for the text of a message
// what stands before its first file, and makes files of the texts behind it: ATT00001.txt, ATT00001.htm. It is a warning where
// no text stands before: then the message seems to be empty.
func (p *Pass) textBehind() {
	if p.Message.Item != nil || len(p.Root.Parts) == 0 {
		return
	}
	parent, files, first := p.Hiding().parent, make(map[*eml.Part]*Content), Warning
	for i := range p.Contents {
		c := &p.Contents[i]
		in := parent[c.Part]
		switch {
		case c.Body && !written(c):
		case c.Body:
			if file := behind(c.Part, parent, files); file != nil {
				p.reportBehind(c, file, first)
				return
			}
			first = Note
		case in != nil && in.Type == "multipart/mixed" && files[in] == nil && standsApart(c):
			files[in] = c
		}
	}
}

func (p *Pass) reportBehind(text, file *Content, severity Severity) {
	if p.throughList() && text.Part == p.Contents[len(p.Contents)-1].Part {
		return // what a list says at the end
	}
	p.report(Finding{Code: "mime-readers-differ", Severity: severity, Confidence: Likely, Party: Sender, Where: p.headAt(*text)},
		"why", "text-behind", "part", text.Section(), "name", printable(file.Name.Text))
}

// behind gives the file that stands before a part, in the multipart that it belongs to or in one around that.
func behind(part *eml.Part, parent map[*eml.Part]*eml.Part, files map[*eml.Part]*Content) *Content {
	for in := parent[part]; in != nil; in = parent[in] {
		if file := files[in]; file != nil {
			return file
		}
	}
	return nil
}

// written reports whether a text says anything.
func written(c *Content) bool {
	return c.Lost == "" && c.Reading != nil && strings.TrimSpace(shorten(c.Reading.Text, maxShown)) != ""
}

// standsApart reports whether a part is a file that every program lists beside the text.
func standsApart(c *Content) bool {
	return c.Lost == "" && c.TNEF == nil && c.Type != "text/calendar" && !sealed(c.Type) && !isSignature(c.Name.Text) && !c.SMIME() &&
		!blankFile(*c)
}
