package charset

import (
	"bytes"
	"strings"
)

const (
	escape   = 0x1B
	shiftOut = 0x0E
	shiftIn  = 0x0F
)

// plane is a set of characters that an escape sequence of ISO 2022 names.
type plane struct {
	escape string // what follows ESC
	grid   func() *grid
	double bool
	half   bool // half-width katakana, JIS X 0201
	jis2   bool // JIS X 0212
	shift  bool // is invoked by SO rather than at once
	level  uint8
}

// planesJP are the sets of ISO-2022-JP (RFC 1468), -1 (RFC 2237), -2 (RFC 1554) and -3, and the
// half-width katakana of Microsoft's code page 50221.
func planesJP() []plane {
	return []plane{
		{escape: "(B"}, {escape: "(J"}, {escape: "(H"},
		{escape: "$@", grid: eucjpGrid, double: true}, {escape: "$B", grid: eucjpGrid, double: true},
		{escape: "$(D", double: true, jis2: true, level: 1}, {escape: "(I", half: true, level: 2},
		{escape: "$A", grid: gbGrid, double: true, level: 1},
		{escape: "$(C", grid: euckrGrid, double: true, level: 1},
		{escape: "$(Q", grid: eucjpGrid, double: true, level: 1},
	}
}

// planesKR is the set of ISO-2022-KR (RFC 1557).
func planesKR() []plane {
	return []plane{{escape: "$)C", grid: euckrGrid, double: true, shift: true}, {escape: "(B"}}
}

// planesCN are the sets of ISO-2022-CN (RFC 1922) that we can read; the planes of CNS 11643 and
// the single shifts to them are misfits.
func planesCN() []plane {
	return []plane{{escape: "$)A", grid: gbGrid, double: true, shift: true}, {escape: "(B"}}
}

// iso2022 reads the bytes of a stateful seven-bit charset.
type iso2022 struct {
	planes  []plane
	b       []byte
	i       int
	now     plane // what the next bytes mean
	shifted plane // what SO invokes
	s       *sink
}

func decodeISO2022(planes func() []plane) func(b []byte, s *sink) {
	return func(b []byte, s *sink) {
		d := iso2022{planes: planes(), b: b, s: s}
		if d.planes[0].shift && d.planes[0].escape == "$)C" {
			d.shifted = d.planes[0] // the designation is often lost
		}
		for d.i < len(b) {
			d.step()
		}
	}
}

func (d *iso2022) step() {
	c := d.b[d.i]
	switch {
	case c == escape:
		d.designate()
	case c == shiftOut && d.shifted.double:
		d.now = d.shifted
		d.i++
	case c == shiftIn && d.shifted.double:
		d.now = plane{}
		d.i++
	case c >= 0x80:
		d.s.misfit(d.i)
		d.i++
	case c == '\n':
		d.now = plane{} // every line begins in ASCII
		d.copy()
	case c > 0x20 && d.now.double:
		d.pair()
	case c > 0x20 && c < 0x60 && d.now.half:
		d.s.rune(0xFF61 + rune(c) - 0x21)
		d.s.multi++
		d.s.at(d.now.level, d.i)
		d.i++
	default:
		d.copy()
	}
}

func (d *iso2022) copy() {
	d.s.text = append(d.s.text, d.b[d.i])
	d.i++
}

// designate reads an escape sequence; one that is not of this charset is a misfit.
func (d *iso2022) designate() {
	for _, p := range d.planes {
		if !bytes.HasPrefix(d.b[d.i+1:], []byte(p.escape)) {
			continue
		}
		if d.i += 1 + len(p.escape); p.shift {
			d.shifted = p
		} else {
			d.now = p
		}
		return
	}
	d.s.misfit(d.i)
	d.i++
	for _, p := range d.planes {
		if rest := d.b[d.i:]; len(rest) < len(p.escape) && strings.HasPrefix(p.escape, string(rest)) {
			d.s.cut, d.i = true, len(d.b)
			return
		}
	}
}

// pair reads a character of two bytes.
func (d *iso2022) pair() {
	if d.i+1 >= len(d.b) || d.b[d.i+1] <= 0x20 || d.b[d.i+1] >= 0x7F || d.b[d.i] >= 0x7F {
		d.s.misfit(d.i)
		d.s.cut = d.i+1 >= len(d.b)
		d.i++
		return
	}
	lead, trail := d.b[d.i]|0x80, d.b[d.i+1]|0x80
	r, level := rune(0), d.now.level
	if d.now.jis2 {
		r, _, _ = eucjpThreeBytes([]byte{0x8F, lead, trail})
	} else if cell := d.now.grid().at(lead, trail); cell != 0 {
		r = cell & runeMask
		if cell>>levelShift > 0 {
			level = 2
		}
	}
	if r == 0 {
		d.s.misfit(d.i)
	} else {
		d.s.multi++
		d.s.at(level, d.i)
		d.s.rune(r)
	}
	d.i += 2
}
