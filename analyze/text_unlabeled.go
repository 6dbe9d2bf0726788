package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// textUnlabeled reports text beyond ASCII that no label explains: each program guesses on its own (RFC
// 2045, section 5.2, makes it US-ASCII). Of a text without a header nobody knows what the label was.
var textUnlabeled = Check{
	Codes: []string{"text-unlabeled"},
	Run: func(p *Pass) {
		if p.headless() {
			return
		}
		p.bodies(charset.Unlabeled, func(c Content) {
			sure := p.confidenceOf(&c)
			p.report(Finding{Code: "text-unlabeled", Severity: weigh(Warning, sure), Confidence: sure, Party: Sender,
				Where: p.firstHigh(c)}, "actual", c.Reading.Actual, "part", c.Section())
		})
	},
}
