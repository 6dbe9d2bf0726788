package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawFromEscaped reports the ">" that an mbox puts before a line that begins with "From " (RFC 4155) and that nobody
// took away again. Within lines that are quoted it is the mark of quoting.
var rawFromEscaped = Check{
	Codes: []string{"raw-from-escaped"},
	Run: func(p *Pass) {
		var escaped rawLines
		data := p.layer().Data
		if !p.lookAtLines().escaped {
			return
		}
		quoted, waiting := false, headers.Span{}
		p.lineSpans(func(part *eml.Part, at headers.Span) {
			line := data[at.Start:at.End]
			quote := bytes.HasPrefix(line, []byte(">"))
			if !waiting.Empty() && !quote {
				escaped.add(part, waiting)
			}
			waiting = headers.Span{}
			if part.Leaf() && !quoted && bytes.HasPrefix(line, []byte(">From ")) {
				waiting = at
			}
			quoted = quote
		})
		if !waiting.Empty() {
			escaped.add(p.Root, waiting)
		}
		sure := Likely
		if p.undone("from-escaped") {
			sure = Certain
		}
		p.reportLines("raw-from-escaped", Note, sure, escaped)
	},
}
