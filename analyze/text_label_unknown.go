package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/charset"
)

// textLabelUnknown reports labels that nobody knows over text beyond ASCII; also those that are known to us only because we
// take off the rest of a transfer encoding: 3DUTF-8.
var textLabelUnknown = Check{
	Codes: []string{"text-label-unknown"},
	Run: func(p *Pass) {
		report := func(c Content) {
			sure := p.confidenceOf(&c)
			p.report(Finding{Code: "text-label-unknown", Severity: weigh(Warning, sure), Confidence: Certain,
				Party: Sender, Where: append(p.labelAt(c), p.firstHigh(c)...)},
				"declared", printable(c.Label), "actual", c.Reading.Actual, "part", c.Section())
		}
		p.bodies(charset.UnknownLabel, report)
		p.bodiesThat(func(c Content) bool {
			return c.Reading.Verdict == charset.Fits && escapedLabel(c.Label) && highPart(c.Decoded.Data) != nil
		}, report)
	},
}

// escapedLabel reports whether a label begins with what quoted-printable writes for the "=" before it.
func escapedLabel(label string) bool {
	label = strings.TrimLeft(label, "\"' ")
	return len(label) > 2 && strings.EqualFold(label[:2], "3d")
}
