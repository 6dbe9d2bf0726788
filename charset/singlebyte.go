package charset

import (
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// byteTable is the table of a charset of single bytes: a character for each, U+FFFD for none.
type byteTable [256]rune

// newByteTable fills a table from a code page. The control characters from U+0080 on are no
// text in mail: a byte that stands for one is a misfit.
func newByteTable(m *charmap.Charmap) *byteTable {
	t := new(byteTable)
	for c := range t {
		t[c] = m.DecodeByte(byte(c))
		if c >= 0x80 && unicode.IsControl(t[c]) {
			t[c] = utf8.RuneError
		}
	}
	return t
}

// decode reads b; only the wider charset of the family knows the bytes from 0x80 up to first.
func (t *byteTable) decode(first byte) func(b []byte, s *sink) {
	written := t.written(first)
	plain := t.plain()
	return func(b []byte, s *sink) {
		text, n := s.text[:cap(s.text)], len(s.text)
		for i := 0; i < len(b); i++ {
			c := b[i]
			if n+utf8.UTFMax > len(text) {
				text = slices.Grow(text[:n], 2*(len(b)-i)+utf8.UTFMax)
				text = text[:cap(text)]
			}
			if w := written[c]; w != 0 && (c >= 0x80 || !plain8(b[i:])) {
				four := text[n : n+4]
				four[0], four[1], four[2] = byte(w>>8), byte(w>>16), byte(w>>24)
				n += int(w & 3)
				continue
			}
			s.text = text[:n]
			if size := asciiPrefix(b[i:]); plain && size > 0 { // a run, or a zero byte
				s.text = append(s.text, b[i:i+size]...)
				i += size - 1
			} else {
				t.one(c, i, s, first)
			}
			text, n = s.text[:cap(s.text)], len(s.text)
		}
		s.text = text[:n]
	}
}

// plain tells that bytes below 0x80 are ASCII, and are copied in runs.
func (t *byteTable) plain() bool { return t['A'] == 'A' && t[2] == 2 }

// plain8 tells that the next eight bytes are ASCII.
func plain8(b []byte) bool {
	return len(b) >= 8 && binary.LittleEndian.Uint64(b)&0x8080808080808080 == 0
}

// written has the UTF-8 of each byte that is an ordinary character: its size in the lowest byte, and up to three
// bytes above it; 0 for other bytes.
func (t *byteTable) written(first byte) *[256]uint32 {
	list := new([256]uint32)
	for c := range 0x100 {
		known := c < 0x80 && t[c] == rune(c) || c >= int(first) && t[c] >= 0x80 && t[c] != utf8.RuneError
		if r := t[c]; known && c > 0 && r < 1<<16 {
			var b [utf8.UTFMax]byte
			n := utf8.EncodeRune(b[:], r)
			list[c] = uint32(n) | uint32(b[0])<<8 | uint32(b[1])<<16 | uint32(b[2])<<24
		}
	}
	return list
}

func (t *byteTable) one(c byte, at int, s *sink, first byte) {
	if t[c] == utf8.RuneError {
		s.misfit(at)
		return
	}
	s.rune(t[c])
	if c >= 0x80 && c < first {
		s.at(1, at)
	}
}

// codePage names the table of each charset of single bytes that has a decoder.
func codePage(name string) *charmap.Charmap {
	if m := isoPage(name); m != nil {
		return m
	}
	switch name {
	case "windows-1250":
		return charmap.Windows1250
	case "windows-1251":
		return charmap.Windows1251
	case "windows-1252":
		return charmap.Windows1252
	case "windows-1253":
		return charmap.Windows1253
	case "windows-1254":
		return charmap.Windows1254
	case "windows-1255":
		return charmap.Windows1255
	case "windows-1256":
		return charmap.Windows1256
	case "windows-1257":
		return charmap.Windows1257
	case "windows-1258":
		return charmap.Windows1258
	case "windows-874":
		return charmap.Windows874
	case "koi8-r":
		return charmap.KOI8R
	case "koi8-u":
		return charmap.KOI8U
	case "macintosh":
		return charmap.Macintosh
	case "x-mac-cyrillic":
		return charmap.MacintoshCyrillic
	}
	return dosPage(name)
}

func isoPage(name string) *charmap.Charmap {
	switch name {
	case "iso-8859-2":
		return charmap.ISO8859_2
	case "iso-8859-3":
		return charmap.ISO8859_3
	case "iso-8859-4":
		return charmap.ISO8859_4
	case "iso-8859-5":
		return charmap.ISO8859_5
	case "iso-8859-6":
		return charmap.ISO8859_6
	case "iso-8859-7":
		return charmap.ISO8859_7
	case "iso-8859-8":
		return charmap.ISO8859_8
	case "iso-8859-10":
		return charmap.ISO8859_10
	case "iso-8859-13":
		return charmap.ISO8859_13
	case "iso-8859-14":
		return charmap.ISO8859_14
	case "iso-8859-15":
		return charmap.ISO8859_15
	case "iso-8859-16":
		return charmap.ISO8859_16
	}
	return nil
}

func dosPage(name string) *charmap.Charmap {
	switch name {
	case "ibm437":
		return charmap.CodePage437
	case "ibm850":
		return charmap.CodePage850
	case "ibm852":
		return charmap.CodePage852
	case "ibm855":
		return charmap.CodePage855
	case "ibm00858":
		return charmap.CodePage858
	case "ibm860":
		return charmap.CodePage860
	case "ibm862":
		return charmap.CodePage862
	case "ibm863":
		return charmap.CodePage863
	case "ibm865":
		return charmap.CodePage865
	case "ibm866":
		return charmap.CodePage866
	case "ibm037":
		return charmap.CodePage037
	case "ibm1047":
		return charmap.CodePage1047
	case "ibm01140":
		return charmap.CodePage1140
	}
	return nil
}
