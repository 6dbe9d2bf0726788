package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// transferPolluted reports lines of other text inside or after encoded data, as a list or a gateway puts
// there that takes the data for text. Programs garble or drop what follows.
var transferPolluted = Check{
	Codes: []string{"transfer-polluted"},
	Run: func(p *Pass) {
		p.faults(eml.FaultForeign, func(c Content, f eml.Fault) {
			severity := Failure
			if len(c.Decoded.Data) > 0 && f.End >= c.Decoded.End {
				severity = Warning // the data are whole: the text stands after them
			}
			p.reportPollution(c, c.Taken(), f, severity)
		})
		for _, c := range p.Contents {
			for _, e := range c.Enclosed {
				if f, ok := e.Fault(eml.FaultForeign); ok {
					p.reportPollution(c, e.Encoding, f, Failure)
				}
			}
		}
	},
}

func (p *Pass) reportPollution(c Content, encoding eml.Encoding, f eml.Fault, s Severity) {
	lost := ""
	if gone, ok := c.Decoded.Fault(eml.FaultMissing); ok {
		lost = itoa(gone.Count)
	}
	p.report(Finding{Code: "transfer-polluted", Severity: s, Confidence: Certain, Party: Transit,
		Where: p.body(c.Part, f.Span)}, "encoding", string(encoding), "lost", lost,
		"offset", itoa(c.Layer.At(c.Part.Body.Start+f.Start)), "bytes", itoa(max(f.Size, f.Len())), "part", c.Section())
}
