package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// transferTruncated reports encoded data that end in the middle of a group, or in the middle of a line
// where the message ends too.
var transferTruncated = Check{
	Codes: []string{"transfer-truncated"},
	Run: func(p *Pass) {
		p.encoded(func(c Content) {
			at, sure := p.cutAt(c)
			if sure == "" {
				return
			}
			p.report(Finding{Code: "transfer-truncated", Severity: Failure, Confidence: sure, Party: Nobody,
				Where: p.body(c.Part, headers.Span{Start: max(0, at-40), End: at})},
				"encoding", string(c.Encoding), "offset", itoa(c.Part.Body.Start+at), "part", c.Section())
		})
	},
}

// cutAt gives the place where encoded data were cut, in the body, and how sure that is; "" where they
// were not.
func (p *Pass) cutAt(c Content) (at int, sure Confidence) {
	end := c.Part.Body.Len()
	if f, ok := c.Decoded.Fault(eml.FaultShort); ok {
		return f.Start, Certain
	}
	if !p.cutShort(c.Part) || end == 0 {
		return 0, ""
	}
	if f, ok := c.Decoded.Fault(eml.FaultPadding); ok && f.Start == end {
		return end, Certain
	}
	if last := c.Raw()[end-1]; c.Encoding == eml.Base64 && last != '\n' && last != '\r' && last != '=' {
		return end, Likely
	}
	return 0, ""
}
