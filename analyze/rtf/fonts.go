package rtf

import "strings"

// font is one entry of the font table.
type font struct {
	page int    // its code page; 0 for that of the document
	name string // its first letters
}

// Code pages that stand for fonts of pictures: any, and the one named Symbol.
const (
	symbols    = 42
	symbolFont = 43
)

// codepage is that of text which stands here. HTML as it was written is in that of the document
// (MS-OXRTFEX, section 2.2.3.2).
func (r *reader) codepage() int {
	if r.group.dest == toTag {
		return r.ansi
	}
	switch f := r.fonts[r.group.font]; {
	case f.page == 0:
		return r.ansi
	case f.page == symbols && strings.HasPrefix(f.name, "Symbol;"):
		return symbolFont
	default:
		return f.page
	}
}

// fontWord takes what the font table says of the font that it is just describing.
func (r *reader) fontWord(t token) {
	switch string(t.text) {
	case "f":
		r.font = t.number
		r.describe(func(*font) {})
	case "fcharset":
		r.describe(func(f *font) {
			if f.page == 0 {
				f.page = pageOf(t.number)
			}
		})
	case "cpg":
		r.describe(func(f *font) { f.page = t.number })
	}
}

// describe changes the entry of a font.
func (r *reader) describe(change func(*font)) {
	f, ok := r.fonts[r.font]
	if !ok && len(r.fonts) >= maxFonts {
		r.once(Limit, r.lex.at)
		return
	}
	change(&f)
	r.fonts[r.font] = f
}

// fontName takes a piece of the name; some charsets are told by the end of it.
func (r *reader) fontName(b []byte) {
	const longest = 64
	r.describe(func(f *font) {
		room := max(0, longest-len(f.name))
		f.name += string(b[:min(len(b), room)])
		if f.page == 0 {
			f.page = pageByName(f.name)
		}
	})
}

// pageByName knows the endings that names of fonts had before fonts had a charset.
func pageByName(name string) int {
	name, ended := strings.CutSuffix(strings.TrimRight(name, " "), ";")
	if !ended {
		return 0
	}
	for _, ending := range []struct {
		text string
		page int
	}{{" CE", 1250}, {" Cyr", 1251}, {" Greek", 1253}, {" Tur", 1254}, {" (Hebrew)", 1255},
		{" (Arabic)", 1256}, {" Baltic", 1257}, {" (Thai)", 874}} {
		if strings.HasSuffix(name, ending.text) {
			return ending.page
		}
	}
	return 0
}

// pageOf is the code page of a charset of Windows (RTF Specification 1.9.1, section "Font
// Table"), 0 for that of the document.
func pageOf(charset int) int {
	pages := [...]struct{ charset, page int }{
		{0, 1252}, {2, symbols}, {77, 10000}, {78, 10001}, {79, 10003}, {80, 10008}, {81, 10002},
		{83, 10005}, {84, 10004}, {85, 10006}, {86, 10081}, {87, 10021}, {88, 10029}, {89, 10007},
		{128, 932}, {129, 949}, {130, 1361}, {134, 936}, {136, 950}, {161, 1253}, {162, 1254},
		{163, 1258}, {177, 1255}, {178, 1256}, {179, 1256}, {180, 1256}, {181, 1255}, {186, 1257},
		{204, 1251}, {222, 874}, {238, 1250}, {254, 437}, {255, 850},
	}
	for _, p := range pages {
		if p.charset == charset {
			return p.page
		}
	}
	return 0
}
