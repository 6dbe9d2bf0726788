package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// mimeLimit reports that the message is deeper, or has more parts or fields, than is read.
var mimeLimit = Check{
	Codes: []string{"mime-limit"},
	Run: func(p *Pass) {
		p.defects(eml.DefectLimit, func(part *eml.Part, d eml.Defect) {
			if len(p.findings) == 0 {
				p.report(Finding{Code: "mime-limit", Severity: Warning, Confidence: Certain, Party: Nobody,
					Where: p.place(part, d)}, "limit", "parts", "part", part.Section())
			}
		})
		if p.Header().Limit {
			p.report(Finding{Code: "mime-limit", Severity: Warning, Confidence: Certain, Party: Nobody}, "limit", "fields")
		}
	},
}
