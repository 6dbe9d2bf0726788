package analyze

import (
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// textDamaged reports a few bytes that are no text in a charset that is right otherwise.
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
		p.places(func(t place) {
			if t.Shifted != "" {
				p.report(Finding{Code: "text-damaged", Severity: Failure, Confidence: Likely, Party: Nobody, Where: t.where()},
					"declared", t.Shifted, "count", itoa(t.LostBytes), "why", "shifted", "part", t.part, "field", t.field)
			}
		})
	},
}
