package analyze

import (
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// headMislabeled reports encoded words whose bytes are not what their label says (RFC 2047, section 2).
var headMislabeled = Check{
	Codes: []string{"head-mislabeled"},
	Run: func(p *Pass) {
		for _, h := range p.HeaderTexts {
			for _, w := range h.Words {
				if w.Verdict != charset.Wrong && w.Verdict != charset.UnknownLabel {
					continue
				}
				at := headers.Span{Start: w.Start, End: w.End}.Shift(h.Value.Start)
				p.report(Finding{Code: "head-mislabeled", Severity: Warning, Confidence: Likely, Party: Sender,
					Where: []Place{p.at(p.layer(), at, "")}},
					"field", h.Name, "declared", printable(w.Label), "actual", w.Actual)
				break
			}
		}
	},
}
