package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// mimeNoBlankLine reports that nothing separates header and body (RFC 5322, section 2.1).
var mimeNoBlankLine = Check{
	Codes: []string{"mime-no-blank-line"},
	Run: func(p *Pass) {
		p.defects(eml.DefectNoBlankLine, func(part *eml.Part, d eml.Defect) {
			if part == p.Root && p.headless() {
				return // what stands above is no header
			}
			d.End = min(d.Start+60, part.End)
			p.report(Finding{Code: "mime-no-blank-line", Severity: Warning, Confidence: Likely, Party: Sender,
				Where: p.place(part, d)}, "offset", itoa(part.Layer.At(d.Start)), "part", part.Section())
		})
	},
}
