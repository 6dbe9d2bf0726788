package charset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Realign mends a text of double-byte characters from which single bytes were deleted, at a line wrap or by
// software that cuts by the byte: from there to the next ASCII character each character is made of the
// halves of two. A text that is no UTF-8 is left alone. It gives the text with U+FFFD for what is lost, the charset, and how many bytes are.
func Realign(text string) (mended, charset string, lost int, ok bool) {
	if asciiLead(text) == len(text) || !utf8.ValidString(text) {
		return "", "", 0, false
	}
	if !manyOdd(text) {
		return "", "", 0, false
	}
	sample := excerpt(text)
	before := textCost(sample)
	saved := 0
	var by *reader
	v := lookOver(sample)
	for _, r := range readers() {
		if !r.multi || !v.fits(r) {
			continue
		}
		out, n, made := r.realign(sample)
		s := before - textCost(out)
		few := n > 0 && made >= leastAligned && n*8 <= made
		if few && s > max(saved, 40*bit, before/5) && plausible(out) {
			saved, by = s, r
		}
	}
	if by == nil {
		return "", "", 0, false
	}
	var b strings.Builder
	at := 0
	for z := range zones(text) {
		out, n, _ := by.realign(text[z.start:z.end])
		if n == 0 || textCost(out)+15*bit*n > textCost(text[z.start:z.end]) {
			continue
		}
		b.WriteString(text[at:z.start] + out)
		at, lost = z.end, lost+n
	}
	b.WriteString(text[at:])
	return b.String(), by.name, lost, lost > 0
}

// leastAligned is how many characters must come of a text. No character of it has more than two bytes, so that it has
// half as many at least.
const leastAligned = 8

// manyOdd reports whether there are as many characters beyond ASCII in odd zones as it takes.
func manyOdd(text string) bool {
	n := 0
	for z := range zones(text) {
		if z.odd {
			n += z.high
		}
		if n >= leastAligned/2 {
			return true
		}
	}
	return false
}

// lostByte is what it costs to say that a byte is missing: so much cheaper must the rest become.
const lostByte = 30 * bit

// lostHalf is the size that stands for a byte whose other half is a hole.
const lostHalf = 255

// realign reads the bytes of a text in the cheapest way, in which any one may be what is left of a character.
func (r *reader) realign(text string) (out string, lost, made int) {
	b, holes, end := r.encode(nil, text)
	if end < len(text) {
		return text, 0, 0
	}
	g := readerGrid(r.name)()
	sizes := g.align(b, holes)
	var s sink
	for i := 0; i < len(b); {
		n := int(sizes[i])
		if n == 0 || n == lostHalf {
			s.text = append(s.text, "\uFFFD"...)
			lost++
			i += max(1, n/lostHalf*2)
			continue
		}
		if b[i] >= 0x80 {
			made++
		}
		g.decode(b[i:i+n], &s)
		i += n
	}
	return string(s.text), lost, made
}

// align tells how large the character at each byte is, 0 for a byte that is left of one, in the reading that
// costs least from there to the end.
func (g *grid) align(b []byte, holes []int) []uint8 {
	costs, sizes := make([]int, len(b)+1), make([]uint8, len(b))
	for i := len(b) - 1; i >= 0; i-- {
		costs[i], sizes[i] = costs[i+1], 1
		if b[i] < 0x80 {
			continue
		}
		sizes[i] = 0
		if _, known := slices.BinarySearch(holes, i); known {
			continue
		}
		if _, known := slices.BinarySearch(holes, i+1); known { // the other half is known to be lost
			costs[i], sizes[i] = costs[i+2], lostHalf
			continue
		}
		costs[i] += lostByte
		c, n := g.charCost(b[i:])
		if n > 0 && c+costs[i+n] < costs[i] {
			costs[i], sizes[i] = c+costs[i+n], uint8(n)
		}
	}
	return sizes
}
