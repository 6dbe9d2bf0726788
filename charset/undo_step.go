package charset

import (
	"sync"
	"unicode/utf8"
)

// reader is a charset in which bytes may have been read wrongly, and the way back to the bytes.
type reader struct {
	name  string
	rare  int // bits by which it is less likely than the others
	bytes map[rune]uint16
	multi bool
}

// latin1Controls is the charset whose bytes from 0x80 up to 0x9F are control characters.
const latin1Controls = "iso-8859-1"

// readers are tried in this order; the earlier wins a tie.
var readers = sync.OnceValue(func() []*reader {
	list := []*reader{
		{name: "gbk", multi: true}, {name: "windows-1252"}, {name: "big5", rare: 3, multi: true},
		{name: "shift_jis", rare: 3, multi: true}, {name: "euc-kr", rare: 3, multi: true}, {name: "euc-jp", rare: 6, multi: true},
		{name: "macintosh", rare: 3}, {name: "windows-1250", rare: 4}, {name: "windows-1251", rare: 3},
		{name: "ibm437", rare: 4}, {name: "koi8-r", rare: 3}, {name: "windows-1254", rare: 5},
		{name: "windows-1253", rare: 6}, {name: "windows-1257", rare: 6}, {name: "iso-8859-2", rare: 6},
		{name: "ibm850", rare: 6}, {name: "ibm852", rare: 6}, {name: "ibm866", rare: 6},
		{name: "windows-1256", rare: 7}, {name: "windows-1255", rare: 7}, {name: "windows-874", rare: 7},
		{name: "iso-8859-15", rare: 8}, {name: "iso-8859-5", rare: 8}, {name: "iso-8859-7", rare: 8},
		{name: "windows-1258", rare: 8}, {name: "x-mac-cyrillic", rare: 8}, {name: latin1Controls, rare: 2},
	}
	for _, r := range list {
		r.fill()
	}
	return list
})

// fill turns the table of the charset round.
func (r *reader) fill() {
	r.bytes = make(map[rune]uint16)
	if g := readerGrid(r.name); g != nil {
		g.reverse(r.bytes)
		return
	}
	if r.name == latin1Controls {
		for c := rune(0x80); c < 0x100; c++ {
			r.bytes[c] = uint16(c)
		}
		return
	}
	m := codePage(r.name)
	for c := 0xFF; c >= 0x80; c-- {
		if x := m.DecodeByte(byte(c)); x != utf8.RuneError {
			r.bytes[x] = uint16(c)
		}
	}
	for c := 0x80; c < 0xA0; c++ { // bytes without a meaning are passed through as control characters
		if m.DecodeByte(byte(c)) == utf8.RuneError {
			r.bytes[rune(c)] = uint16(c)
		}
	}
}

func readerGrid(name string) *grid {
	switch name {
	case "gbk":
		return gbCosts()
	case "big5":
		return big5Costs()
	case "shift_jis":
		return sjisCosts()
	case "euc-kr":
		return euckrCosts()
	case "euc-jp":
		return eucjpCosts()
	}
	return nil
}

// reverse notes the bytes of each character; where it has several, the cheaper or else the first.
func (g *grid) reverse(codes map[rune]uint16) {
	best := make(map[rune]uint8, len(g.cells))
	for i, cell := range g.cells {
		r := cell & runeMask
		if cell == 0 || cell&twoRunes != 0 {
			continue
		}
		if c, ok := best[r]; !ok || g.cost[i] < c {
			best[r], codes[r] = g.cost[i], uint16(i+0x8000)
		}
	}
	for i, r := range g.singles {
		if r > 0 {
			codes[r] = uint16(i + 0x80)
		}
	}
}

// hole stands for a lost byte where UTF-8 is read, in which it means nothing.
const hole = 0xFF

// encode turns a text back to the bytes that were read. It stops at a character that the charset does
// not have, and tells how much of the text it has turned, and where bytes are lost.
func (r *reader) encode(b []byte, s string) (back []byte, holes []int, end int) {
	for end < len(s) {
		if c := s[end]; c < 0x80 {
			b = append(b, c)
			end++
			continue
		}
		x, size := utf8.DecodeRuneInString(s[end:])
		code, ok := r.bytes[x]
		switch {
		case x == utf8.RuneError:
			holes = append(holes, len(b))
			b = append(b, hole)
		case !ok:
			return b, holes, end
		case code >= 0x100:
			b = append(b, byte(code>>8), byte(code))
		default:
			b = append(b, byte(code))
		}
		end += size
	}
	return b, holes, end
}
