package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// grid is the table of a charset whose characters are one or two bytes long, indexed by
// (lead-0x80)<<8 | trail. A cell holds the character and, above it, its level in the family.
type grid struct {
	cells   []int32
	singles [128]rune // characters of one byte from 0x80 on
	// long reads the longer characters of gb18030, euc-jp and euc-tw; size 0 if there
	// is none at b, U+FFFD for one that is well-formed and not in the tables.
	long func(b []byte) (r rune, size int, level uint8)
	// begun tells that two or three bytes are the beginning of one of those.
	begun func(b []byte) bool
	cost  []uint8 // see cost.go
}

const (
	levelShift = 24
	runeMask   = 1<<levelShift - 1
	plainCell  = 1 << 16 // below it are the cells of level 0 with one ordinary character
	// twoRunes marks the four codes of Big5-HKSCS that stand for a letter and an accent.
	twoRunes = 0x800000
)

func (g *grid) set(code uint16, r rune, level uint8) {
	g.cells[int(code)-0x8000] = r | int32(level)<<levelShift
}

// newGrid fills a grid from a decoder, asking it for every pair at once.
func newGrid(enc encoding.Encoding, firstTrail int, level func(lead, trail byte) uint8) *grid {
	g := &grid{cells: make([]int32, 128<<8)}
	var pairs []byte
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := firstTrail; trail <= 0xFE; trail++ {
			pairs = append(pairs, byte(lead), byte(trail), '\n')
		}
	}
	text, _ := enc.NewDecoder().Bytes(pairs)
	for i := 0; len(text) > 0; i += 3 {
		var char []byte
		char, text, _ = bytes.Cut(text, []byte{'\n'})
		lead, trail := pairs[i], pairs[i+1]
		if r := pairRune(char); r != 0 {
			g.set(uint16(lead)<<8|uint16(trail), r, level(lead, trail))
		}
	}
	return g
}

// pairRune is what a pair of bytes was decoded to, 0 if that is not one character.
func pairRune(text []byte) rune {
	r, size := utf8.DecodeRune(text)
	switch accent, n := utf8.DecodeRune(text[size:]); {
	case r == utf8.RuneError:
		return 0
	case n == 0:
		return r
	case accent >= 0x300 && accent < 0x370 && size+n == len(text):
		return twoRunes | r<<12 | accent
	}
	return 0
}

// at is the cell for two bytes, 0 if they are no character.
func (g *grid) at(lead, trail byte) int32 { return g.cells[int(lead&0x7F)<<8|int(trail)] }

// decode reads b. A lead without its trail is a misfit, and the trail is read again if it is
// ASCII, so that one lost byte costs one character and never a line end.
func (g *grid) decode(b []byte, s *sink) {
	text, multi := s.text, 0
	for i := 0; i < len(b); {
		c := b[i]
		if c < 0x80 {
			n := asciiPrefix(b[i:])
			text = append(text, b[i:i+n]...)
			i += n
			continue
		}
		if i+1 < len(b) && g.singles[c&0x7F] == 0 {
			if cell := g.at(c, b[i+1]); cell >= 0x800 && cell < plainCell {
				text = append(text, 0xE0|byte(cell>>12), 0x80|byte(cell>>6&0x3F), 0x80|byte(cell&0x3F))
				multi++
				i += 2
				continue
			}
		}
		s.text = text
		i += g.unusualChar(b[i:], i, s)
		text = s.text
	}
	s.text, s.multi = text, s.multi+multi
}

// unusualChar reads a character that is not one ordinary character of two bytes.
func (g *grid) unusualChar(b []byte, at int, s *sink) int {
	if r := g.singles[b[0]&0x7F]; r != 0 {
		s.rune(r)
		return 1
	}
	return g.multi(b, at, s)
}

// multi reads the character of several bytes at the start of b and tells its size.
func (g *grid) multi(b []byte, at int, s *sink) int {
	if g.torn(b) {
		s.misfit(at)
		s.cut = true
		return len(b)
	}
	if cell := g.at(b[0], b[1]); cell != 0 {
		s.at(uint8(cell>>levelShift), at)
		s.multi++
		if cell&twoRunes != 0 {
			s.rune(cell & 0x7FF000 >> 12)
			cell &= 0xFFF
		}
		s.rune(cell & runeMask)
		return 2
	}
	if g.long != nil {
		r, size, level := g.long(b)
		if r == utf8.RuneError {
			s.misfit(at)
			return size
		}
		if size > 0 {
			s.at(level, at)
			s.multi++
			s.rune(r)
			return size
		}
	}
	s.misfit(at)
	return skip(b)
}
