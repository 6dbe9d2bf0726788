package charset

import "unicode/utf8"

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
		if text = s.text; s.spoilt() {
			break
		}
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
