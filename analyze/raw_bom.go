package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawBOM reports a byte order mark before a header, as editors put it at the start of a file: programs do not know the
// name of the first field then, or take all of it for text.
var rawBOM = Check{
	Codes: []string{"raw-bom"},
	Run: func(p *Pass) {
		var marks rawLines
		for part := range p.Root.All() {
			if part.Layer != p.layer() {
				continue
			}
			p.marks(part, &marks)
		}
		p.reportLines("raw-bom", Note, Certain, marks)
	},
}

func (p *Pass) marks(part *eml.Part, marks *rawLines) {
	for _, f := range part.Header.Fields {
		if f.Kind == headers.Mark {
			marks.add(part, f.Span)
		}
	}
}
