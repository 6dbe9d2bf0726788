package charset

import (
	"bytes"
	"math"
	"unicode"
)

// bit is what one bit is counted as: costs are counted in quarters of a bit.
const bit = 4

// What it costs to go from one kind of character to the next, and what a broken one costs.
const (
	afterLetter = 4 * bit     // a character of several bytes right behind an ASCII letter
	afterOther  = 1 * bit     // behind a blank, digit or mark
	beforeASCII = 5 * bit / 2 // an ASCII letter right behind it
	squeezed    = 6 * bit     // one such character alone between small letters
	perMisfit   = 40 * bit
	// Half-width katakana are rare, but come in runs.
	singleCost   = 12 * bit
	lonelySingle = 6 * bit
	swallowed    = 5 * bit // what the ASCII trail byte would have cost by itself
)

// weight is what a reading costs.
type weight struct {
	cost    int // quarters of a bit
	chars   int // characters that are not ASCII
	misfits int
	cut     bool // a character is cut off at the end; no misfit is counted for it
	stopped int  // where there were too many misfits to read on; 0 if all was read
}

// tear notes a character whose end is missing, which happens where text is cut off; it is more
// likely behind another character than behind ASCII.
func (w *weight) tear(behind bool) {
	w.cut = true
	w.chars++
	if w.cost += 16 * bit; !behind {
		w.cost += 12 * bit
	}
}

// brokenByLines tells that the misfits may all be characters that line ends in a text stand in.
func (w weight) brokenByLines(text []byte) bool {
	if w.misfits == 0 {
		return false
	}
	read := text
	if w.stopped > 0 {
		read = text[:min(w.stopped, len(text))]
	}
	ends := bytes.Count(read, []byte("\n")) + bytes.Count(read, []byte("\r"))
	return ends > 0 && (w.stopped == 0 || w.misfits <= 2+2*ends)
}

// perChar is the cost of a character in bits.
func (w weight) perChar() float64 { return float64(w.cost) / bit / float64(max(w.chars, 1)) }

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// weighText reads b and sums up what it costs. Of a run of ASCII only its ends matter.
func (g *grid) weighText(b []byte) weight { return g.weighUpTo(b, len(b), math.MaxInt) }

// weighUpTo weighs b as long as there are not more than so many misfits, and it does not cost more than so much.
func (g *grid) weighUpTo(b []byte, most, dearest int) weight {
	var w weight
	var last byte   // 0x80 for a character of several bytes
	var inWord bool // that stands right behind a small letter
	for i := 0; i < len(b); {
		c := b[i]
		if c < 0x80 {
			if last >= 0x80 && asciiLetter(c) {
				w.cost += beforeASCII
				if inWord && c >= 'a' {
					w.cost += squeezed
				}
			}
			if i++; i < len(b) && b[i] < 0x80 {
				i += asciiPrefix(b[i:])
			}
			last = b[i-1]
			continue
		}
		if w.cost > dearest {
			w.stopped = i + 1
			return w
		}
		if last >= 0x80 {
			if n := g.weighRun(b[i:], &w); n > 0 {
				inWord = false
				i += n
				continue
			}
		}
		cost, size := g.charCost(b[i:])
		if size == 0 && g.torn(b[i:]) {
			w.tear(last >= 0x80)
			break
		}
		if size == 0 {
			w.misfits++
			cost, size = perMisfit, skip(b[i:])
			if w.misfits > min(most, 3+w.chars/20) {
				w.stopped = i + 1
				return w
			}
		}
		w.chars++
		w.cost += cost + seam(last)
		if size == 1 && last < 0x80 {
			w.cost += lonelySingle
		}
		inWord = last >= 'a' && last <= 'z'
		last = 0x80
		i += size
	}
	return w
}

// longestRun is how many bytes are weighed before it is looked what they have cost.
const longestRun = 32

// weighRun adds what the characters cost at the start of b that are two bytes from 0x80 on and stand behind others; it
// tells how many bytes they have. The first byte of such a character is none by itself.
func (g *grid) weighRun(b []byte, w *weight) int {
	i, sum := 0, 0
	b = b[:min(len(b), longestRun)]
	for ; i+1 < len(b); i += 2 {
		lead, trail := b[i], b[i+1]
		if lead&trail < 0x80 {
			break
		}
		c := g.cost[int(lead&0x7F)<<8|int(trail)]
		if c == 0 {
			break
		}
		sum += int(c) + 1
	}
	w.cost += sum
	w.chars += i / 2
	return i
}

// torn tells that b is the beginning of a character whose end is missing.
func (g *grid) torn(b []byte) bool {
	if len(b) < 2 {
		return true
	}
	return g.begun != nil && len(b) <= 3 && g.begun(b)
}

func seam(last byte) int {
	switch {
	case last >= 0x80:
		return 1
	case asciiLetter(last):
		return afterLetter
	}
	return afterOther
}

// charCost is the cost and the size of the character at the start of b, size 0 if there is none.
func (g *grid) charCost(b []byte) (cost, size int) {
	if g.singles[b[0]&0x7F] != 0 {
		return singleCost, 1
	}
	if len(b) < 2 {
		return 0, 0
	}
	if c := g.cost[int(b[0]&0x7F)<<8|int(b[1])]; c != 0 {
		if b[1] < 0x80 {
			return int(c) - swallowed, 2
		}
		return int(c), 2
	}
	if g.long != nil {
		if r, size, _ := g.long(b); size > 0 {
			return longCost(r), size
		}
	}
	return 0, 0
}

func longCost(r rune) int {
	switch {
	case private(r), !unicode.IsGraphic(r):
		return 40 * bit
	case r >= 0x1F300 && r < 0x1FB00:
		return 18 * bit
	}
	return 25 * bit
}

// structure counts the characters and the misfits of b without weighing them, and tells the
// widest level they need.
func (g *grid) structure(b []byte) (chars, misfits, level int, cut bool) {
	var widest int32
	for i := 0; i < len(b); {
		if b[i] < 0x80 {
			i += asciiPrefix(b[i:])
			continue
		}
		chars++
		if g.singles[b[i]&0x7F] != 0 {
			i++
			continue
		}
		if i+1 < len(b) {
			if cell := g.at(b[i], b[i+1]); cell != 0 {
				widest = max(widest, cell)
				i += 2
				continue
			}
		}
		size, l := g.unusual(b[i:])
		widest = max(widest, int32(l)<<levelShift)
		if size == 0 && g.torn(b[i:]) {
			return chars, misfits, int(widest >> levelShift), true
		}
		if size == 0 {
			misfits++
			size = skip(b[i:])
			if misfits > 100+chars/4 {
				break
			}
		}
		i += size
	}
	return chars, misfits, int(widest >> levelShift), cut
}

// unusual is the size and the level of a character that is not two bytes long.
func (g *grid) unusual(b []byte) (size int, level uint8) {
	if g.long != nil {
		_, size, level = g.long(b)
	}
	return size, level
}

// skip is the size of a misfit: its lead, and a second byte that is no ASCII.
func skip(b []byte) int {
	if len(b) > 1 && b[1] >= 0x80 {
		return 2
	}
	return 1
}

func private(r rune) bool { return r >= 0xE000 && r < 0xF900 }
