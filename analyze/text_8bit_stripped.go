package analyze

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// bareUTF8 are the parts whose text lost the eighth bits of its UTF-8. There are control characters and ends of lines in them that
// nobody wrote.
func (e *Evidence) bareUTF8() (parts []*eml.Part) {
	for i := range e.Contents {
		c := &e.Contents[i]
		if c.Body && c.Unstripped != nil && c.Unstripped.Actual == "utf-8" && c.Layer == e.layer() {
			parts = append(parts, c.Part)
		}
	}
	return parts
}

// written gives the bytes of the message with blanks for what stands in such parts.
func (e *Evidence) written() []byte {
	raw := e.layer().Bytes(e.Root.Span)
	parts := e.bareUTF8()
	if len(parts) == 0 {
		return raw
	}
	raw = slices.Clone(raw)
	for _, part := range parts {
		copy(raw[part.Body.Start-e.Root.Start:], bytes.Repeat([]byte{' '}, part.Body.Len()))
	}
	return raw
}

// text8bitStripped reports text of which a server cut off the eighth bit of each byte.
var text8bitStripped = Check{
	Codes: []string{"text-8bit-stripped"},
	Run: func(p *Pass) {
		p.places(func(t place) {
			r := t.Unstripped
			if r == nil {
				return
			}
			p.report(Finding{Code: "text-8bit-stripped", Severity: Failure, Confidence: Likely, Party: Transit,
				Where: t.whereAt(max(r.Start, 0), max(r.Start, 0)+24)},
				"actual", r.Actual, "count", itoa(r.Made), "part", t.part, "field", t.field)
		})
	},
}
