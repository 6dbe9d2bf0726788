package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// headMislabeled reports encoded words whose bytes are not what their label says (RFC 2047, section 2).
var headMislabeled = Check{
	Codes: []string{"head-mislabeled"},
	Run: func(p *Pass) {
		p.eachField(func(texts []HeaderText) {
			where, h := p.wordsAt(texts, mislabeled)
			if h == nil {
				return
			}
			for _, w := range h.Words {
				if mislabeled(w) {
					p.report(Finding{Code: "head-mislabeled", Severity: Warning, Confidence: Likely, Party: Sender,
						Where: where}, "field", h.Name, "declared", printable(w.Label), "actual", w.Actual,
						"text", brief(h.HeaderText.Text), "part", h.Part)
					return
				}
			}
		})
	},
}

func mislabeled(w charset.Word) bool {
	return (w.Verdict == charset.Wrong || w.Verdict == charset.UnknownLabel) && w.Label != "" && w.Actual != "us-ascii"
}
