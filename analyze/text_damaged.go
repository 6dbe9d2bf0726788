package analyze

import (
	"slices"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// textDamaged reports a few bytes that are no text in a charset that is right otherwise, in texts and in encoded words; and
// lines that a program added in another charset.
var textDamaged = Check{
	Codes: []string{"text-damaged"},
	Run: func(p *Pass) {
		p.bodies(charset.Damaged, func(c Content) {
			if c.Shifted == "" && !p.cutInCharacter(c) {
				p.reportMisfits(c, 8, Certain)
			}
		})
		p.bodies(charset.Mixed, func(c Content) {
			sure := Likely
			if c.Reading.Other == "utf-8" {
				sure = Certain
			}
			p.reportMisfits(c, 24, sure, "why", twoCharsets, "actual", c.Reading.Other)
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

// cutInCharacter reports whether all that is wrong with a text is that the message ends within its last character, which its
// missing boundary tells.
func (p *Pass) cutInCharacter(c Content) bool {
	r := c.Reading
	return r.MisfitCount == 1 && len(r.Misfits) > 0 && len(c.Decoded.Data)-r.Misfits[0] < utf8.UTFMax &&
		c.Part.Body.End >= p.Root.End && p.cutOff()
}

// twoCharsets is why bytes are no text: a program added them in another charset.
const twoCharsets = "two-charsets"

// reportMisfits reports bytes of a body that are no text in the charset of its label, with so many bytes at each place.
func (p *Pass) reportMisfits(c Content, size int, sure Confidence, facts ...string) {
	r := c.Reading
	f := Finding{Code: "text-damaged", Severity: Warning, Confidence: sure, Party: Nobody}
	for _, at := range r.Misfits[:min(len(r.Misfits), maxPlaces)] {
		f.Where = append(f.Where, p.content(c, headers.Span{Start: at, End: min(at+size, len(c.Decoded.Data))})...)
	}
	offset := ""
	if len(r.Misfits) > 0 {
		offset = itoa(r.Misfits[0])
	}
	p.report(f, append(facts, "declared", r.Declared, "offset", offset, "count", itoa(r.MisfitCount), "part", c.Section())...)
}
