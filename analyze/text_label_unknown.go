package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// textLabelUnknown reports labels that nobody knows over text beyond ASCII.
var textLabelUnknown = Check{
	Codes: []string{"text-label-unknown"},
	Run: func(p *Pass) {
		p.bodies(charset.UnknownLabel, func(c Content) {
			sure := confidenceOf(c.Reading)
			p.report(Finding{Code: "text-label-unknown", Severity: weigh(Warning, sure), Confidence: Certain,
				Party: Sender, Where: append(p.labelAt(c), p.firstHigh(c)...)},
				"declared", printable(c.Label), "actual", c.Reading.Actual, "part", c.Section())
		})
	},
}
