package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// textMislabeled reports texts whose bytes are not what the label says: programs that believe it show
// something else than was written.
var textMislabeled = Check{
	Codes: []string{"text-mislabeled"},
	Run: func(p *Pass) {
		p.bodies(charset.Wrong, func(c Content) {
			sure, severity := p.confidenceOf(&c), Failure
			if c.Reading.Declared == "us-ascii" && c.Reading.MisfitCount*50 < c.Decoded.Size() {
				severity = Warning // a few quotation marks or names: the rest can be read
			}
			p.report(Finding{Code: "text-mislabeled", Severity: weigh(severity, sure), Confidence: sure, Party: unlessRecoded(p.bodyRecoded(&c), Sender),
				Where: append(p.labelAt(c), p.firstHigh(c)...)},
				"declared", c.Reading.Declared, "actual", c.Reading.Actual, "part", c.Section())
		})
	},
}
