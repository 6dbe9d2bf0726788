package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// transferDouble reports content that was encoded a second time: programs decode it once and show the rest.
var transferDouble = Check{
	Codes: []string{"transfer-double"},
	Run: func(p *Pass) {
		p.defects(eml.DefectTwice, func(part *eml.Part, d eml.Defect) {
			d.End = min(d.End, d.Start+10*shownBytes)
			p.report(Finding{Code: "transfer-double", Severity: Failure, Confidence: Certain, Party: Sender,
				Where: p.place(part, d)}, "encoding", string(part.Twice[0]), "inner", d.Value, "part", part.Section())
		})
	},
}
