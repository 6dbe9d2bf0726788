package analyze

import "slices"

// bareUTF8 reports whether a text lost the eighth bits of its UTF-8. Then there are control characters and ends of lines in it that
// nobody wrote.
func (e *Evidence) bareUTF8() bool {
	return slices.ContainsFunc(e.Contents, func(c Content) bool {
		return c.Body && c.Mended.Unstripped != nil && c.Mended.Unstripped.Actual == "utf-8"
	})
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
