package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// textMislabeled reports texts whose bytes are not what the label says: programs that believe it show
// something else than was written.
var textMislabeled = Check{
	Codes: []string{"text-mislabeled"},
	Run: func(p *Pass) {
		p.bodies(charset.Wrong, func(c Content) {
			sure := confidenceOf(c.Reading)
			p.report(Finding{Code: "text-mislabeled", Severity: weigh(Failure, sure), Confidence: sure, Party: Sender,
				Where: append(p.labelAt(c), p.firstHigh(c)...)},
				"declared", c.Reading.Declared, "actual", c.Reading.Actual, "part", c.Section())
		})
	},
}
