package auth

import (
	"bytes"
	"math"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// otherForms looks for the encodings that one or two texts had before a server gave them others, and for other lines of all
// base64.
func (s *textSearch) otherForms() {
	s.otherWidths(s.draft)
	var forms [maxTexts][]*patch
	for i, t := range s.texts {
		s.forms(t, linesOf(t.content), s.usual(), func(p *patch) {
			s.look(p)
			forms[i] = append(forms[i], p)
		})
	}
	for _, a := range forms[0] {
		for _, b := range forms[1] {
			s.look(a, b)
		}
	}
}

// rareForms is otherForms for encodings that few programs write.
func (s *textSearch) rareForms() {
	for _, t := range s.texts {
		s.forms(t, linesOf(t.content), rareWritings[:], func(p *patch) { s.look(p) })
	}
	if len(s.texts) < 2 {
		return
	}
	a, b := s.texts[0], s.texts[1]
	for _, w := range rareWritings {
		if !s.ended() && a.differs(w) && b.differs(w) {
			s.look(s.as(a, w, linesOf(a.content)), s.as(b, w, linesOf(b.content)))
		}
	}
}

// forms tries each way to write lines in the place of a text that makes another body of it.
func (s *textSearch) forms(t *writtenText, lines [][]byte, list []writing, try func(*patch)) {
	var last *patch
	longest := math.MaxInt // line of quoted-printable: none is broken where there is room for it
	for _, w := range list {
		if s.ended() {
			return
		}
		quoted := w.in == eml.QuotedPrintable && !w.bare
		if !t.differs(w) || w.ended && s.single() || quoted && longest < w.width { // empty lines at the end of a body do not count
			continue
		}
		p := s.as(t, w, lines)
		if last == nil || !bytes.Equal(p.text.bytes, last.text.bytes) {
			try(p)
		}
		if last = p; quoted {
			longest = 0
			for _, line := range p.by {
				longest = max(longest, len(line))
			}
		}
	}
}

// as writes lines in the place of a text in one way.
func (s *textSearch) as(t *writtenText, w writing, lines [][]byte) *patch {
	p := t.as(s.draft, w, lines)
	s.budget -= p.cost()
	return p
}

// otherWidths looks for other lengths of the lines of all base64.
func (u *undoer) otherWidths(d *draft) {
	var coded []*leaf
	for _, p := range d.parts {
		if p.part.Encoding != eml.Base64 || !d.clean(p) || u.ended() {
			continue
		}
		l := &leaf{region: p}
		if l.read(d); l.whole {
			coded = append(coded, l)
		}
		u.budget -= len(l.content)
	}
	for _, w := range widths {
		if len(coded) == 0 || u.ended() {
			return
		}
		var all []*patch
		for _, l := range coded {
			p := d.patch(l.region.lines(), base64Lines(l.content, w), Change{What: Reencoded})
			u.budget -= p.cost()
			all = append(all, p)
		}
		u.edited(d, all...)
	}
}

// clean reports whether the lines of a leaf have no blanks around them, and none but the last is empty.
func (d *draft) clean(p region) bool {
	for i, line := range d.lines[p.first:p.last] {
		if len(line) != len(bytes.TrimSpace(line)) || len(line) == 0 && i < p.last-p.first-1 {
			return false
		}
	}
	return true
}

// likelyForms are the ways that two texts may have been written before a server that added to them wrote both in one way.
var likelyForms = [...][2]writing{{inQuoted, inQuoted}, {inQuotedEarly, inQuotedEarly}, {in8Bit, in8Bit}, {inBase64, inBase64}, {inBase64Ended, inBase64Ended},
	{in7Bit, inQuoted}, {unstated, unstated}, {unstated, inQuoted}, {asItIs, inQuoted}, {asItIs, in8Bit}, {asItIs, inBase64}}

// usual gives the ways to write a text that are tried. Of a message that is one text, encodings tries the others.
func (s *textSearch) usual() []writing {
	if s.single() {
		return []writing{inBase64}
	}
	return usualWritings[:]
}

// cutForms looks for texts that were added to and written in another encoding.
func (s *textSearch) cutForms(c *textCuts) {
	if s.inPairs() {
		s.pairForms(c, likelyForms[:])
	}
	s.cutsAs(c, s.usual())
}

// rareCutForms is cutForms for encodings that few programs write.
func (s *textSearch) rareCutForms(c *textCuts) {
	if s.inPairs() {
		for _, w := range rareWritings {
			s.pairForms(c, [][2]writing{{w, w}})
		}
	}
	s.cutsAs(c, rareWritings[:])
}

// inPairs reports whether there are two texts that may have been written otherwise.
func (s *textSearch) inPairs() bool {
	return len(s.texts) > 1 && !s.texts[0].padded && !s.texts[1].padded
}

// cutsAs writes what each cut leaves.
func (s *textSearch) cutsAs(c *textCuts, list []writing) {
	for text, cuts := range c.cuts {
		for i, cut := range cuts {
			t, was := s.texts[text], c.patches[text][i]
			s.forms(t, t.left(cut), list, func(p *patch) {
				p.what = append(p.what, was.what...)
				s.look(p)
			})
		}
	}
}

// pairForms writes what the cuts leave that take the same words from the first two texts.
func (s *textSearch) pairForms(c *textCuts, list [][2]writing) {
	for i, a := range c.cuts[0] {
		for k, b := range c.cuts[1] {
			if !a.like(b) {
				continue
			}
			for _, w := range list {
				if !s.ended() {
					s.look(s.cutAs(c, 0, i, w[0]), s.cutAs(c, 1, k, w[1]))
				}
			}
		}
	}
}

// cutAs writes what a cut leaves of a text.
func (s *textSearch) cutAs(c *textCuts, text, i int, w writing) *patch {
	was := c.patches[text][i]
	if w == asItIs {
		return was
	}
	t := s.texts[text]
	p := s.as(t, w, t.left(c.cuts[text][i]))
	p.what = append(p.what, was.what...)
	return p
}

// left gives the lines that a cut leaves.
func (t *writtenText) left(cut textCut) [][]byte {
	return linesOf(slices.Concat(t.content[:cut.from], t.content[cut.to:]))
}
