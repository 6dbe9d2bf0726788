package charset

import "unicode/utf8"

// reader is a charset in which bytes may have been read wrongly, and the way back to the bytes.
type reader struct {
	name   string
	rare   int // bits by which it is less likely than the others
	multi  bool
	place  int            // among the codes of a character, if it is of single bytes
	double func() *codes2 // of characters of two bytes
}

// latin1Controls is the charset whose bytes from 0x80 up to 0x9F are control characters.
const latin1Controls = "iso-8859-1"

// readers are tried in this order; the earlier wins a tie.
var readers = once(func() []*reader {
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
	for i, r := range list {
		r.place = i
		if g := readerGrid(r.name); g != nil {
			r.double = once(func() *codes2 { return reversed(g()) })
		}
	}
	return list
})

// code gives the bytes of a character, a single one below 0x100; false if the charset does not have it.
func (r *reader) code(x rune) (uint16, bool) {
	if r.double != nil {
		return r.double().code(x)
	}
	c := singleCodes().of(x)[r.place]
	return uint16(c), c != 0
}

func readerGrid(name string) func() *grid {
	switch name {
	case "gbk":
		return gbGrid
	case "big5":
		return big5Grid
	case "shift_jis":
		return sjisGrid
	case "euc-kr":
		return euckrGrid
	case "euc-jp":
		return eucjpGrid
	}
	return nil
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
		code, ok := r.code(x)
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
