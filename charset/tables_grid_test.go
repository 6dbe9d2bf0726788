package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
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
