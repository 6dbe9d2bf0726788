package charset

import (
	"slices"
	"unicode/utf8"
)

// codes2 are the bytes of the characters of a charset of two bytes.
type codes2 struct {
	plane  [1 << 16]uint16
	beyond map[rune]uint16 // the Basic Multilingual Plane
}

func (c *codes2) code(x rune) (uint16, bool) {
	if x < 1<<16 {
		return c.plane[x], c.plane[x] != 0
	}
	code, ok := c.beyond[x]
	return code, ok
}

// reversed turns a grid round. Where a character has several codes, the cheaper or else the first counts.
func reversed(g *grid) *codes2 {
	t := &codes2{beyond: make(map[rune]uint16)}
	for i, cell := range g.cells {
		r, code := cell&runeMask, uint16(i+0x8000)
		if cell == 0 || cell&twoRunes != 0 {
			continue
		}
		if old, ok := t.code(r); ok && g.cost[i] >= g.cost[old-0x8000] {
			continue
		}
		if r < 1<<16 {
			t.plane[r] = code
		} else {
			t.beyond[r] = code
		}
	}
	for i, r := range g.singles {
		if r > 0 {
			t.plane[r] = uint16(i + 0x80)
		}
	}
	return t
}

// singleReaders is how many readers there may be; those of single bytes have a byte in each set of codes.
const singleReaders = 32

// codeTable has the byte of each character in each charset of single bytes among the readers.
type codeTable struct {
	rows [256]*[256]uint16 // by character, the place of its codes; nil where no character has any
	list [][singleReaders]byte
	in   []readersOf
}

// readersOf are the readers of single bytes, a bit each, in whose charset a character stands for a certain byte.
type readersOf struct {
	has   uint32 // any byte
	pair  uint32 // the first one of two in UTF-8
	more  uint32 // the first one of three or four
	trail uint32 // another one of a sequence
	grave uint32 // C3, which blanks may have robbed of the other one
}

// of gives the byte of a character for each reader, 0 where it has none.
func (t *codeTable) of(x rune) *[singleReaders]byte { return &t.list[t.at(x)] }

// at gives the place of a character in the list, 0 for one that no reader has.
func (t *codeTable) at(x rune) uint16 {
	if x >= 1<<16 || t.rows[x>>8] == nil {
		return 0
	}
	return t.rows[x>>8][x&0xFF]
}

var singleCodes = once(func() *codeTable {
	t := &codeTable{list: make([][singleReaders]byte, 1), in: make([]readersOf, 1)}
	for _, r := range readers() {
		if r.double == nil {
			t.add(r)
		}
	}
	t.note(slices.IndexFunc(readers(), func(r *reader) bool { return r.name == "windows-1252" }))
	return t
})

// add notes the codes of a reader. Bytes without a meaning are passed through as control characters, and the
// first of two bytes for a character counts.
func (t *codeTable) add(r *reader) {
	m := codePage(r.name)
	for c := 0xFF; c >= 0x80; c-- {
		x := rune(c)
		if m != nil {
			x = m.DecodeByte(byte(c))
		}
		if x != utf8.RuneError {
			t.set(x, r.place, byte(c))
		}
	}
	for c := 0x80; c < 0xA0 && m != nil; c++ {
		if m.DecodeByte(byte(c)) == utf8.RuneError {
			t.set(rune(c), r.place, byte(c))
		}
	}
}

func (t *codeTable) set(x rune, place int, c byte) {
	row := &t.rows[x>>8]
	if *row == nil {
		*row = new([256]uint16)
	}
	at := &(*row)[x&0xFF]
	if *at == 0 {
		*at = uint16(len(t.list))
		t.list, t.in = append(t.list, [singleReaders]byte{}), append(t.in, readersOf{})
	}
	t.list[*at][place] = c
}

// note says of the readers of each character what their bytes are. Latin-1 and its Windows page are mixed.
func (t *codeTable) note(windows1252 int) {
	for i := range t.list {
		for place, c := range t.list[i] {
			t.in[i].add(c, 1<<place)
		}
	}
	for c := rune(0x80); c < 0xA0; c++ {
		t.in[t.at(c)].trail |= 1 << windows1252
	}
}

func (in *readersOf) add(c byte, reader uint32) {
	if c == 0 {
		return
	}
	in.has |= reader
	switch {
	case c < 0xC0:
		in.trail |= reader
	case c >= 0xC2 && c < 0xE0:
		in.pair |= reader
	case c >= 0xE0 && c <= 0xF4:
		in.more |= reader
	}
	if c == 0xC3 {
		in.grave |= reader
	}
}
