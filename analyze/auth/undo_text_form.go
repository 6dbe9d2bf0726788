package auth

import (
	"bytes"
	"encoding/base64"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// otherForms looks for the encodings that one or two texts had before a server gave them others, and for other lines of all
// base64.
func (s *textSearch) otherForms() {
	s.otherWidths(s.draft)
	var forms [maxTexts][]*patch
	for i, t := range s.texts {
		lines := linesOf(t.content)
		for w := range writings {
			if !t.differs(w) || s.ended() {
				continue
			}
			p := t.as(s.draft, w, lines)
			s.budget -= p.cost()
			if n := len(forms[i]); w == inQuotedEarly && n > 0 && len(p.by) == len(forms[i][n-1].by) {
				continue // no line is that long
			}
			s.look(p)
			forms[i] = append(forms[i], p)
		}
	}
	for _, a := range forms[0] {
		for _, b := range forms[1] {
			s.look(a, b)
		}
	}
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

// writing is a way to write a text.
type writing int

const (
	inQuoted      writing = iota // in lines of 76
	inQuotedEarly                // see quotedStyle
	in8Bit
	in7Bit
	unstated // without an encoding, which the header does not state either
	inBase64
	inBase64Ended // with an empty line behind it
	writings      // how many they are
	asItIs
)

// encodings are those that a header states, by writing.
var encodings = [writings]eml.Encoding{eml.QuotedPrintable, eml.QuotedPrintable, eml.EightBit, eml.SevenBit, eml.Identity, eml.Base64, eml.Base64}

// as writes lines in the place of a text, with the header that states how.
func (t *writtenText) as(d *draft, w writing, lines [][]byte) *patch {
	by := make([][]byte, 0, t.first-t.header+len(lines)+1)
	for _, line := range d.lines[t.header:t.first] {
		if other := restated(line, encodings[w]); w != unstated || bytes.Equal(line, other) {
			by = append(by, other)
		}
	}
	switch w {
	case inQuoted, inQuotedEarly:
		usual := quotedStyle{early: w == inQuotedEarly}
		for _, line := range lines {
			by = usual.encode(by, line, quotedWidth)
		}
	case inBase64, inBase64Ended:
		by = append(by, base64Lines(bytes.Join(lines, crlf), widths[0])...)
	default:
		by = append(by, lines...)
	}
	if w == inBase64Ended {
		by = append(by, nil)
	}
	return d.patch(lineRange{t.header, t.until}, by, Change{What: Reencoded})
}

// differs reports whether a text would be another one if it were written so.
func (t *writtenText) differs(w writing) bool {
	switch {
	case w == inQuoted || w == inQuotedEarly:
		return !t.padded // if it is that already, it may be written in another style
	case t.plain():
		return w >= inBase64
	}
	return t.part.Encoding != encodings[w]
}

// likelyForms are the ways that two texts may have been written before a server that added to them wrote both in one way.
var likelyForms = [...][2]writing{{inQuoted, inQuoted}, {inQuotedEarly, inQuotedEarly}, {in8Bit, in8Bit}, {inBase64, inBase64}, {inBase64Ended, inBase64Ended},
	{in7Bit, inQuoted}, {unstated, unstated}, {unstated, inQuoted}, {asItIs, inQuoted}, {asItIs, in8Bit}, {asItIs, inBase64}}

// cutForms looks for texts that were added to and written in another encoding. Where there is one alone, encodings does.
func (s *textSearch) cutForms(c *textCuts) {
	if len(s.texts) < 2 {
		return
	}
	if !s.texts[0].padded && !s.texts[1].padded {
		s.pairForms(c)
	}
	for text, list := range c.cuts {
		for i := range list {
			for w := range writings {
				if !s.ended() && s.texts[text].differs(w) {
					s.look(s.cutAs(c, text, i, w))
				}
			}
		}
	}
}

// pairForms is cutForms for the cuts that take the same words from the first two texts.
func (s *textSearch) pairForms(c *textCuts) {
	for i, a := range c.cuts[0] {
		for k, b := range c.cuts[1] {
			if !a.like(b) {
				continue
			}
			for _, w := range likelyForms {
				if !s.ended() {
					s.look(s.cutAs(c, 0, i, w[0]), s.cutAs(c, 1, k, w[1]))
				}
			}
		}
	}
}

// cutAs writes what a cut leaves of a text.
func (s *textSearch) cutAs(c *textCuts, text, i int, w writing) *patch {
	p := c.patches[text][i]
	if w == asItIs {
		return p
	}
	t, cut := s.texts[text], c.cuts[text][i]
	made := t.as(s.draft, w, linesOf(slices.Concat(t.content[:cut.from], t.content[cut.to:])))
	made.what = slices.Concat(made.what, p.what)
	s.budget -= made.cost()
	return made
}

// base64Lines writes base64 in lines of a width.
func base64Lines(content []byte, width int) (lines [][]byte) {
	text := base64.StdEncoding.AppendEncode(nil, content)
	lines = make([][]byte, 0, len(text)/width+1)
	for ; len(text) > width; text = text[width:] {
		lines = append(lines, text[:width])
	}
	return append(lines, text)
}
