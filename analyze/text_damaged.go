package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// textDamaged reports a few bytes that are no text in a charset that is right otherwise, in texts and in encoded words.
var textDamaged = Check{
	Codes: []string{"text-damaged"},
	Run: func(p *Pass) {
		p.bodies(charset.Damaged, func(c Content) {
			r := c.Reading
			if c.Shifted != "" {
				return
			}
			var where []Place
			for i, at := range r.Misfits {
				if i == 5 {
					break
				}
				where = append(where, p.content(c, headers.Span{Start: at, End: min(at+8, len(c.Decoded.Data))})...)
			}
			offset := ""
			if len(r.Misfits) > 0 {
				offset = itoa(r.Misfits[0])
			}
			p.report(Finding{Code: "text-damaged", Severity: Warning, Confidence: Certain, Party: Nobody, Where: where},
				"declared", r.Declared, "offset", offset, "count", itoa(r.MisfitCount), "part", c.Section())
		})
		p.eachField(func(texts []HeaderText) {
			damaged := func(w charset.Word) bool { return w.Verdict == charset.Damaged }
			if where, h := p.wordsAt(texts, damaged); h != nil && !h.Split && h.Shifted == "" {
				w := h.Words[slices.IndexFunc(h.Words, damaged)]
				p.report(Finding{Code: "text-damaged", Severity: Warning, Confidence: Certain, Party: Nobody, Where: where},
					"declared", w.Actual, "count", itoa(w.Misfits), "part", h.Part, "field", h.Name)
			}
		})
		p.places(func(t place) {
			if t.Shifted != "" {
				p.report(Finding{Code: "text-damaged", Severity: Failure, Confidence: Likely, Party: Nobody, Where: t.where()},
					"declared", t.Shifted, "count", itoa(t.LostBytes), "why", "shifted", "part", t.part, "field", t.field)
			}
		})
	},
}
