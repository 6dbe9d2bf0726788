package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// transferTruncated reports encoded data that end in the middle of a group, or in the middle of a line
// where the message ends too, or without the mark that ends a file of their kind, and files in a text that
// have no end.
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
				"encoding", string(c.Taken()), "offset", itoa(c.Layer.At(c.Part.Body.Start+at)), "part", c.Section())
		})
		for _, c := range p.Contents {
			for _, e := range c.Enclosed {
				f, ok := e.Fault(eml.FaultShort)
				if !ok {
					continue
				}
				p.report(Finding{Code: "transfer-truncated", Severity: Failure, Confidence: Certain, Party: Nobody,
					Where: p.content(c, headers.Span{Start: max(0, f.Start-40), End: f.Start})},
					"encoding", string(e.Encoding), "offset", itoa(c.Layer.At(c.Part.Body.Start+f.Start)), "part", c.Section(),
					"name", printable(e.Name))
			}
		}
	},
}

// cutAt gives the place where encoded data were cut, in the body, and how sure that is; "" where they
// were not.
func (p *Pass) cutAt(c Content) (at int, sure Confidence) {
	end := c.Part.Body.Len()
	if f, ok := c.Decoded.Fault(eml.FaultShort); ok {
		return f.Start, Certain
	}
	if end == 0 {
		return 0, ""
	}
	open := c.Taken() == eml.Base64 && c.openEnd()
	if open && len(c.Twice) == 0 && c.Decoded.OpenEnd() && eml.CutFile(c.Decoded.Data) {
		return c.Decoded.End, Likely
	}
	if !p.cutShort(c.Part) {
		return 0, ""
	}
	if f, ok := c.Decoded.Fault(eml.FaultPadding); ok && f.Start == end {
		return end, Certain
	}
	if last := c.Raw()[end-1]; open && last != '\n' && last != '\r' {
		return end, Likely
	}
	if open && eml.CutFile(c.Decoded.Data) {
		return c.Decoded.End, Likely
	}
	return 0, ""
}

// openEnd reports whether the data do not end with padding.
func (c Content) openEnd() bool {
	raw := c.Raw()
	end := min(c.Decoded.End, len(raw))
	return end > 0 && raw[end-1] != '='
}
