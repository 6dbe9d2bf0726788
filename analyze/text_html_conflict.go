package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/charset"
)

// textHTMLConflict reports HTML that states another charset about itself than the MIME label does, where that
// makes another text. Mail programs obey the MIME label; the page's own statement is obeyed where the label
// is missing, and wherever the page is opened by itself: saved, printed or previewed through a browser. So
// this explains garbage that some people see and others do not, and is a note: gateways that convert a
// text change the label, and rarely the page.
var textHTMLConflict = Check{
	Codes: []string{"text-html-conflict"},
	Run: func(p *Pass) {
		for _, c := range p.Contents {
			if c.Type != "text/html" || c.Reading == nil || c.Reading.Declared == "" {
				continue
			}
			for _, d := range hypertext.Declared(c.Decoded.Data) {
				if conflict(c, d) && !unseen(c) {
					p.report(Finding{Code: "text-html-conflict", Severity: Note, Confidence: Certain, Party: Sender,
						Where: append(p.labelAt(c), p.content(c, d.Span)...)},
						"mime", c.Reading.Declared, "meta", stated(d.Charset), "actual", c.Reading.Actual,
						"source", string(d.Source), "part", c.Section())
					break
				}
			}
		}
	},
}

// stated is the IANA name of a charset, or what was written where it has none.
func stated(label string) string {
	if name, ok := charset.Canonical(label); ok {
		return name
	}
	return printable(label)
}

// conflictReach is how much of a text two charsets are compared by.
const conflictReach = 64 << 10

// conflict reports whether a page reads differently under its own statement.
func conflict(c Content, d hypertext.Declaration) bool {
	name, known := charset.Canonical(d.Charset)
	if !known || name == c.Reading.Declared {
		return false
	}
	if d.Source != hypertext.ByteOrderMark && strings.HasPrefix(name, "utf-16") {
		return false // a page whose statement can be read is not in UTF-16 (HTML, section 13.2.3.2)
	}
	data := highPart(c.Decoded.Data)
	if len(data) == 0 {
		return false
	}
	own, read := charset.Decode(data, name)
	label, _ := charset.Decode(data, c.Reading.Declared)
	return read && own.Text != label.Text
}

// highPart is the part of a text from its first byte beyond ASCII on.
func highPart(data []byte) []byte {
	for i, b := range data {
		if b >= 0x80 {
			return data[i:min(len(data), i+conflictReach)]
		}
	}
	return nil
}
