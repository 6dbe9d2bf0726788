package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// transferTruncated reports encoded data that end in the middle of a group, or that lack their end where
// the whole message lacks it.
var transferTruncated = Check{
	Codes: []string{"transfer-truncated"},
	Run: func(p *Pass) {
		p.encoded(func(c Content) {
			at, ok := p.cutAt(c)
			if !ok {
				return
			}
			p.report(Finding{Code: "transfer-truncated", Severity: Failure, Confidence: Certain, Party: Nobody,
				Where: p.body(c.Part, headers.Span{Start: max(0, at-40), End: at})},
				"encoding", string(c.Encoding), "offset", itoa(c.Part.Body.Start+at), "part", c.Section())
		})
	},
}

// cutAt gives the place where encoded data were cut, in the body.
func (p *Pass) cutAt(c Content) (at int, ok bool) {
	if f, ok := c.Decoded.Fault(eml.FaultShort); ok {
		return f.Start, true
	}
	f, ok := c.Decoded.Fault(eml.FaultPadding)
	return f.Start, ok && f.Start == c.Part.Body.Len() && p.cutShort(c.Part)
}
