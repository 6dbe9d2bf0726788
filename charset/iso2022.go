package charset

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	escape   = 0x1B
	shiftOut = 0x0E
	shiftIn  = 0x0F
)

// iso2022 reads the bytes of a stateful seven-bit charset.
type iso2022 struct {
	planes  []plane
	b       []byte
	i       int
	now     plane // what the next bytes mean
	locking plane // what SO invokes
	second  plane // what ESC N invokes
	shifted bool  // now is what SO invoked
	s       *sink
}

func decodeISO2022(planes func() []plane) func(b []byte, s *sink) {
	return func(b []byte, s *sink) {
		d := iso2022{planes: planes(), b: b, s: s}
		if d.planes[0].shift == lockingSO {
			d.locking = d.planes[0]
		}
		s.text = slices.Grow(s.text, len(b))
		for d.run(); d.i < len(b); d.run() {
			d.step()
		}
	}
}

// run reads what nearly all is: text in ASCII, and pairs of bytes that are an ordinary character.
func (d *iso2022) run() {
	switch {
	case !d.now.graphic() && !d.shifted:
		n := plainRun(d.b[d.i:])
		d.s.text = append(d.s.text, d.b[d.i:d.i+n]...)
		d.i += n
	case d.now.double && !d.now.jis2:
		d.pairs(d.now.grid(), d.now.level)
	}
}

// plainRun is the length of the leading bytes that stand for themselves in ASCII.
func plainRun(b []byte) int {
	for i, c := range b {
		if c >= 0x80 || c == escape || c == shiftOut || c == shiftIn {
			return i
		}
	}
	return len(b)
}

// pairs reads ordinary characters of a plane up to what is none.
func (d *iso2022) pairs(g *grid, level uint8) {
	start, text := d.i, d.s.text
	for b := d.b; d.i+1 < len(b) && b[d.i]-0x21 < 94 && b[d.i+1]-0x21 < 94; d.i += 2 {
		cell := g.at(b[d.i], b[d.i+1]|0x80)
		if cell < 0x800 || cell >= plainCell {
			break
		}
		text = append(text, 0xE0|byte(cell>>12), 0x80|byte(cell>>6&0x3F), 0x80|byte(cell&0x3F))
	}
	if d.s.text = text; d.i > start {
		d.s.multi += (d.i - start) / 2
		d.s.at(level, start)
	}
}

// graphic tells that a plane has characters of its own.
func (p plane) graphic() bool { return p.double || p.single != nil }

func (d *iso2022) step() {
	c := d.b[d.i]
	switch {
	case c == escape && d.i+1 < len(d.b) && d.b[d.i+1] == 'N' && d.second.graphic():
		d.i += 2
		d.character(d.second)
	case c == escape:
		d.designate()
	case c == shiftOut && d.locking.graphic():
		d.now, d.shifted = d.locking, true
		d.i++
	case c == shiftIn && (d.locking.graphic() || d.second.graphic()):
		d.now, d.shifted = plane{}, false
		d.i++
	case c >= 0x80:
		d.s.misfit(d.i)
		d.i++
	case c == '\n':
		d.now, d.shifted = plane{}, false // every line begins in ASCII
		d.copy()
	case c > 0x20 && d.now.graphic():
		d.character(d.now)
	default:
		d.copy()
	}
}

// character reads one of a plane.
func (d *iso2022) character(p plane) {
	switch {
	case d.i == len(d.b):
		d.s.misfit(d.i - 1)
		d.s.cut = true
	case p.double:
		d.pair(p)
	case p.single()[d.b[d.i]|0x80] != utf8.RuneError:
		d.s.rune(p.single()[d.b[d.i]|0x80])
		d.s.multi++
		d.s.at(p.level, d.i)
		d.i++
	case d.b[d.i] >= 0x80:
		d.s.misfit(d.i)
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
		if p.escape == "" || !bytes.HasPrefix(d.b[d.i+1:], []byte(p.escape)) {
			continue
		}
		d.i += 1 + len(p.escape)
		switch p.shift {
		case lockingSO:
			if d.locking = p; d.shifted {
				d.now = p
			}
		case singleSS2:
			d.second = p
		default:
			d.now, d.shifted = p, false
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
func (d *iso2022) pair(p plane) {
	if d.i+1 >= len(d.b) || d.b[d.i+1] <= 0x20 || d.b[d.i+1] >= 0x7F || d.b[d.i] >= 0x7F {
		d.s.misfit(d.i)
		d.s.cut = d.i+1 >= len(d.b)
		d.i++
		return
	}
	lead, trail := d.b[d.i]|0x80, d.b[d.i+1]|0x80
	r, level := rune(0), p.level
	if p.jis2 {
		r, _, _ = eucjpThreeBytes([]byte{0x8F, lead, trail})
	} else if cell := p.grid().at(lead, trail); cell != 0 {
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
