package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// textLabelNarrow reports labels of the right family that are too small for the text, such as gb2312 over
// GBK. Programs in use read the wider charset anyway.
var textLabelNarrow = Check{
	Codes: []string{"text-label-narrow"},
	Run: func(p *Pass) {
		p.bodies(charset.Narrow, func(c Content) {
			p.report(Finding{Code: "text-label-narrow", Severity: Note, Confidence: Certain, Party: Sender,
				Where: p.labelAt(c)}, "declared", c.Reading.Declared, "actual", c.Reading.Actual, "part", c.Section())
		})
	},
}
