package charset

import "unicode/utf8"

// step is one wrong decoding: bytes in the charset actual that were read by a reader.
type step struct {
	actual string
	*reader
}

// actual is a charset in which bytes may have been.
type actual struct {
	name   string
	rare   int         // bits by which it is less likely than others
	codec  *codec      // what reads it
	glyphs *[128]glyph // its bytes from 0x80 on, if it is of single bytes
	same   string      // the reader by which nothing happens to them
	single bool        // it is not taken for one of two bytes
}

// mostActuals is how many of them there are.
const mostActuals = 24

var actuals = once(func() *[mostActuals]actual {
	list := &[...]actual{
		{name: "utf-8"}, {name: "gb18030", same: "gbk"}, {name: "big5", rare: 2}, {name: "shift_jis", rare: 3},
		{name: "euc-kr", rare: 2}, {name: "euc-jp", rare: 4}, {name: "windows-1251", rare: 3}, {name: "koi8-r", rare: 3},
		{name: "ibm866", rare: 6}, {name: "windows-1252", rare: 2}, {name: "windows-1250", rare: 6},
		{name: "windows-1253", rare: 6}, {name: "windows-1254", rare: 5}, {name: "windows-1255", rare: 6},
		{name: "windows-1256", rare: 8}, {name: "windows-874", rare: 8}, {name: "macintosh", rare: 4, single: true},
		{name: "koi8-u", rare: 5}, {name: "iso-8859-2", rare: 6}, {name: "windows-1257", rare: 6}, {name: "iso-8859-5", rare: 8},
		{name: "iso-8859-6", rare: 8}, {name: "ibm850", rare: 5, single: true},
		{name: "ibm852", rare: 6, single: true},
	}
	for i := range list {
		a := &list[i]
		a.codec = codecFor(a.name)
		if a.same == "" {
			a.same = a.name
		}
		if m := codePage(a.name); m != nil {
			a.glyphs = newGlyphs(newByteTable(m))
		}
	}
	return list
})

// actualOf finds the one of a name.
func actualOf(name string) *actual {
	for i := range actuals() {
		if a := &actuals()[i]; a.name == name {
			return a
		}
	}
	return nil
}

// singles tells that a step is undone sequence by sequence.
func (s step) singles() bool { return s.actual == "utf-8" && !s.multi }

// latin1Controls tells that all that happened is that the Windows page was taken for Latin-1.
func (s step) latin1Controls() bool { return s.actual == "windows-1252" && s.name == latin1Controls }

// label is the name of the step in a chain.
func (s step) label() string {
	actual := s.actual
	if actual == "gb18030" {
		actual = "gbk"
	}
	return actual + ">" + s.name
}

// undo reads a text again: that which cannot have come from the reader stays. It tells how many
// characters cannot be restored, and how many were.
func (s step) undo(text string) (out string, made, lost int) {
	var to sink
	d := s.coded(text).as(actualOf(s.actual), true, &to)
	return string(to.text), d.made, d.lost
}

func highBytes(b []byte) int {
	n := 0
	for _, c := range b {
		if c >= 0x80 {
			n++
		}
	}
	return n
}

// decodeTorn adds UTF-8 some bytes of which are lost, or became question marks, until more is lost than so much.
func (d *decoded) decodeTorn(b []byte, most int, s *sink) {
	for i := 0; i < len(b) && d.lost <= most; {
		if b[i] < 0x80 {
			n := asciiPrefix(b[i:])
			s.text = append(s.text, b[i:i+n]...)
			i += n
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || size > 1 {
			s.text = append(s.text, b[i:i+size]...)
			if d.made++; r == utf8.RuneError {
				d.made, d.lost = d.made-1, d.lost+1
			}
			i += size
			continue
		}
		s.text = append(s.text, "\uFFFD"...)
		d.lost++
		i += tornSize(b[i:])
	}
}

// tornSize is the size of what is left of a character at the start of b, and of the mark of its loss.
func tornSize(b []byte) int {
	n := 1
	for n < len(b) && (b[n]&0xC0 == 0x80 || b[n] == hole) {
		n++
	}
	if n > 1 && n < 4 && b[0] >= 0xE0 && b[0] < 0xF5 && b[n-1] != hole && n < len(b) && b[n] == '?' {
		n++
	}
	return n
}
