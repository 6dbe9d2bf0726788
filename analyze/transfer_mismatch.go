package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// transferMismatch reports bodies that are not encoded as they say. Multiparts that are encoded as a whole,
// against RFC 2045, section 6.4, are among them: many programs find no part in them.
var transferMismatch = Check{
	Codes: []string{"transfer-mismatch"},
	Run: func(p *Pass) {
		p.defects(eml.DefectMismatch, func(part *eml.Part, d eml.Defect) {
			p.report(Finding{Code: "transfer-mismatch", Severity: Failure, Confidence: Certain, Party: Sender,
				Where: p.place(part, d)}, "declared", string(part.Encoding), "actual", d.Value, "part", part.Section())
		})
		p.defects(eml.DefectEncodedParts, func(part *eml.Part, d eml.Defect) {
			p.report(Finding{Code: "transfer-mismatch", Severity: Warning, Confidence: Certain, Party: Sender,
				Where: p.place(part, d)}, "declared", d.Value, "actual", part.Type, "part", part.Section())
		})
	},
}
