package rtf

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
)

// text takes bytes that stand for themselves.
func (r *reader) text(t token) {
	b := t.text
	if r.group.dest == toFonts {
		r.fontName(b)
		return
	}
	if n := min(r.skip, len(b)); n > 0 {
		r.skip -= n
		b = b[n:]
	}
	if len(b) == 0 || !r.shown() {
		return
	}
	if !r.begun && len(r.outer) == 1 && len(bytes.Trim(b, " ")) == 0 {
		return
	}
	r.bytes(b, t.at)
}

// escaped takes a byte written as \'hh.
func (r *reader) escaped(t token) {
	switch {
	case t.bad:
		r.fault(BadEscape, t.at)
	case r.skip > 0:
		r.skip--
	case r.group.dest == toFonts:
		r.fontName([]byte{byte(t.number)})
	case r.shown():
		r.bytes([]byte{byte(t.number)}, t.at)
	}
}

// bytes gathers bytes of one code page: a character may be made of an escape and a letter.
func (r *reader) bytes(b []byte, at int) {
	r.begun = true
	page := r.codepage()
	if page != r.page {
		r.flush()
		r.page = page
	}
	if len(r.run) == 0 {
		r.runAt = at
	}
	r.run = append(r.run, b...)
}

// flush turns the gathered bytes into text.
func (r *reader) flush() {
	if len(r.run) == 0 {
		return
	}
	r.single()
	if r.page == symbols || r.page == symbolFont {
		r.symbolText()
	} else if ascii(r.run) {
		r.out = append(r.out, r.run...)
	} else {
		r.decode()
	}
	r.run = r.run[:0]
}

func (r *reader) decode() {
	name, ok := charset.Codepage(r.foreign(r.page))
	if !ok {
		r.once(CodepageUnknown, r.runAt)
		name = "windows-1252"
	}
	rest := r.run
	for from, at := 0, 0; at < len(r.run); {
		own, size := ownCharacter(r.run[at:], r.page)
		if at += size; own == 0 {
			continue
		}
		r.strict(r.run[from:at-size], name)
		r.out = utf8.AppendRune(r.out, own)
		from, rest = at, r.run[at:]
	}
	r.strict(rest, name)
}

// strict decodes bytes of a charset, with U+FFFD for those that are no text in it.
func (r *reader) strict(b []byte, name string) {
	d, _ := charset.Decode(b, name)
	if d.MisfitCount > 0 {
		r.fault(BadText, r.runAt)
	}
	r.out = append(r.out, d.Text...)
}

// foreign corrects the code page of bytes in a font that calls itself Western while the document
// is not: writers in East Asia leave such fonts as they are. Western text has no two letters
// beyond ASCII after each other throughout.
func (r *reader) foreign(page int) int {
	if page != 1252 || r.ansi == 1252 || !paired(r.run) {
		return page
	}
	switch r.ansi {
	case 936, 949, 950:
		name, _ := charset.Codepage(r.ansi)
		if d, ok := charset.Decode(r.run, name); ok && d.MisfitCount == 0 {
			return r.ansi
		}
	}
	return page
}

// paired says whether bytes beyond ASCII stand in runs of even length only.
func paired(b []byte) bool {
	n := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			n++
		} else if n%2 != 0 {
			return false
		}
	}
	return n > 0 && n%2 == 0
}

// symbolText writes the characters of a symbol font where Windows has them.
func (r *reader) symbolText() {
	const private, bullet = 0xf000, 0xb7
	for _, c := range r.run {
		switch {
		case c < ' ' || r.kind != Plain && c < utf8.RuneSelf:
			r.out = append(r.out, c)
		case c == bullet && r.page == symbolFont:
			r.out = append(r.out, "•"...)
		default:
			r.out = utf8.AppendRune(r.out, private+rune(c))
		}
	}
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// unicode takes \uN, a unit of UTF-16 that old writers give as a negative number.
func (r *reader) unicode(n int) {
	r.skip = r.group.fallback
	if !r.shown() {
		return
	}
	r.begun = true
	r.flush()
	unit := rune(uint16(n))
	if n > 0xffff && n <= utf8.MaxRune {
		unit = rune(n) // no unit, but some write it
	}
	switch {
	case r.high != 0 && unit >= 0xdc00 && unit < 0xe000:
		r.out = utf8.AppendRune(r.out, utf16.DecodeRune(r.high, unit))
		r.high = 0
	case unit >= 0xd800 && unit < 0xdc00:
		r.single()
		r.high = unit
	default:
		r.single()
		r.out = utf8.AppendRune(r.out, unit) // half a pair becomes U+FFFD
	}
}

// single writes U+FFFD for half a surrogate pair that stands alone.
func (r *reader) single() {
	if r.high != 0 {
		r.high = 0
		r.out = utf8.AppendRune(r.out, utf8.RuneError)
	}
}

// write adds text that is decoded already.
func (r *reader) write(s string) {
	if s != "" && r.shown() {
		r.begun = true
		r.flush()
		r.single()
		r.out = append(r.out, s...)
	}
}
