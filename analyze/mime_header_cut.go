package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// mimeHeaderCut reports an empty line between MIME fields: programs show the rest of them, and the encoded
// data after them, as text.
var mimeHeaderCut = Check{
	Codes: []string{"mime-header-cut"},
	Run: func(p *Pass) {
		p.defects(eml.DefectHeaderCut, func(part *eml.Part, d eml.Defect) {
			p.report(Finding{Code: "mime-header-cut", Severity: Failure, Confidence: Certain, Party: Sender,
				Where: p.place(part, d)}, "offset", itoa(part.Layer.At(d.Start)), "part", part.Section())
		})
	},
}
