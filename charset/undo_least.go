package charset

import "unicode/utf8"

// glyph is what a byte of a charset of single bytes says.
type glyph struct {
	letterKind
	r     rune
	least int32 // what it costs in the language that suits it best
}

// newGlyphs looks at the bytes from 0x80 on.
func newGlyphs(t *byteTable) *[128]glyph {
	list := new([128]glyph)
	for i := range list {
		r := t[0x80+i]
		k := letterKindOf(r)
		list[i] = glyph{k, r, int32(leastCost(r, k))}
	}
	return list
}

func leastCost(r rune, k letterKind) int {
	if k.script == noWriting || k.script >= knownWritings {
		return symbolCost(r, k)
	}
	row := alphabets()[k.script].row(r)
	if row == "" {
		return stranger
	}
	least := row[0]
	for i := range row {
		least = min(least, row[i])
	}
	return int(least)
}

// atLeast is what the text costs at least, if the bytes are in a charset of single bytes: as if each letter were of
// the language that it suits best.
func (c *coded) atLeast(glyphs *[128]glyph) int {
	f := flow{lastR: ' '}
	start := 0
	for _, p := range c.pieces {
		f.piece(c.bytes[start:p.end], p.holes, glyphs)
		if r, size := utf8.DecodeRuneInString(p.strange); size > 0 && r != utf8.RuneError {
			f.follow(letterKindOf(r), r)
		}
		start = p.end
	}
	return f.sum
}

func (t *flow) piece(b []byte, holes []int, glyphs *[128]glyph) {
	for i := 0; i < len(b); {
		switch {
		case b[i] < 0x80:
			n := 1
			for i+n < len(b) && b[i+n] < 0x80 {
				n++
			}
			t.plain(b[i], b[i+n-1], b[i+max(n-2, 0)], n)
			i += n
			continue
		case len(holes) > 0 && holes[0] == i:
			t.sum += lostCost
			holes = holes[1:]
		default:
			t.glyph(&glyphs[b[i]&0x7F])
		}
		i++
	}
}

func (t *flow) glyph(g *glyph) {
	if g.r == utf8.RuneError {
		t.sum += lostCost
		return
	}
	if g.r == t.lastR+1 { // as in a table of characters
		t.sum += 3 * bit
	} else {
		t.sum += int(g.least)
	}
	t.follow(g.letterKind, g.r)
}
