package analyze

import (
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawFieldMalformed reports lines of the header that are no fields, or that lost the white space of a
// folded line: strict programs take the header to end there, or refuse the message.
var rawFieldMalformed = Check{
	Codes: []string{"raw-field-malformed"},
	Run: func(p *Pass) {
		var where []Place
		count := 0
		for _, f := range p.Header().Fields {
			if f.Kind != headers.Stray && !f.LostFold {
				continue
			}
			if count++; count <= 3 {
				where = append(where, p.at(p.layer(), f.Span, ""))
			}
		}
		if count > 0 {
			p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Nobody, Where: where},
				"offset", itoa(where[0].Start), "count", itoa(count))
		}
	},
}
