package mend

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// unit is the number of bytes of the character that b begins with.
func unit(b []byte, name string) int {
	n := 1
	switch name {
	case "utf-8":
		_, n = utf8.DecodeRune(b)
	case "gbk", "gb2312", "gb18030", "big5", "big5-hkscs", "euc-kr", "cp949", "windows-949", "ks_c_5601-1987":
		n = 2
		if name == "gb18030" && len(b) > 3 && b[1] >= '0' && b[1] <= '9' {
			n = 4
		}
	case "euc-jp":
		n = 2
		if b[0] == 0x8f {
			n = 3
		}
	case "shift_jis", "windows-31j":
		if b[0] < 0xa0 || b[0] >= 0xe0 {
			n = 2
		}
	}
	if n > 1 && name != "utf-8" && len(b) > 1 && b[1] < 0x30 {
		return 1
	}
	return min(n, len(b))
}

// filler replaces characters of one charset.
type filler struct {
	*mask
	encoding encoding.Encoding
	name     string
	seven    bool // its bytes stand without the eighth bit
	last     rune // what stands before
}

// zoneKey names a zone of a charset, and by its first letter the list of those that may stand for others.
type zoneKey struct {
	name, zone string
	seven      bool
	first      rune
}

// letter is a character and its bytes in the charset.
type letter struct {
	rune  rune
	bytes []byte
}

// run masks characters beyond ASCII that follow on each other, so that no word of the message comes of them.
func (f *filler) run(b []byte) {
	const tries = 6
	before, last := bytes.Clone(b), f.last
	for range tries {
		copy(b, before)
		f.last = last
		for at := 0; at < len(b); {
			n := unit(b[at:], f.name)
			f.replace(b[at : at+n])
			at += n
		}
		if !f.said(b) {
			return
		}
	}
}

// said reports whether a text holds a word that the message has.
func (f *filler) said(b []byte) bool {
	text, err := f.encoding.NewDecoder().Bytes(b)
	return err == nil && slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(string(text)), func(r rune) bool {
		return !unicode.IsLetter(r)
	}), func(w string) bool { return f.shown[w] })
}

// replace puts another character of the same script, size and region of the charset in the place of one.
func (f *filler) replace(b []byte) {
	last := f.last
	f.last = 0
	decoded, err := f.encoding.NewDecoder().Bytes(b)
	r, size := utf8.DecodeRune(decoded)
	if err != nil || r == utf8.RuneError || size != len(decoded) {
		return
	}
	f.last = r
	script, letters := f.scriptOf(r)
	if script == nil {
		return
	}
	list := f.candidates(f.zone(b), script, letters)
	if len(list) < 2 && script != unicode.Ll && script != unicode.Lu {
		list = f.neighbours(r, script, f.zone(b))
	}
	if len(list) < 2 && len(b) == 2 && script != unicode.Ll && script != unicode.Lu {
		list = f.row(b, script)
	}
	if len(list) < 2 && f.seven {
		list = f.candidates("2..", script, letters)
	}
	if len(list) > 0 {
		one := f.choose(list, last, r)
		if f.seven && f.pairs[[2]rune{last, one.rune}] {
			one = f.choose(append(f.candidates("2..", script, letters), one), last, r)
		}
		copy(b, one.bytes)
		f.last = one.rune
	}
}

// scriptOf gives the script of a letter or digit whose characters are replaced, and those that stand for others:
// for Latin with marks, those that the message has.
func (k *mask) scriptOf(r rune) (*unicode.RangeTable, string) {
	if strings.ContainsRune(rules().lost, r) || k.accents && unicode.Is(unicode.Latin, r) && r < 0x250 {
		return nil, ""
	}
	for script, letters := range rules().letters {
		if unicode.Is(script, r) {
			return script, letters
		}
	}
	switch {
	case r >= 0xff10 && r <= 0xff19:
		return unicode.Nd, ""
	case !unicode.IsLetter(r):
		return nil, ""
	case unicode.Is(unicode.Latin, r) && r < 0xff00 && unicode.IsUpper(r):
		return unicode.Lu, k.marked[1]
	case unicode.Is(unicode.Latin, r) && r < 0xff00:
		return unicode.Ll, k.marked[0]
	}
	return unicode.L, ""
}

// choose takes a letter that is another one, and that does not make a pair with the last one that the message has.
func (f *filler) choose(list []letter, last, was rune) letter {
	i := f.next(len(list))
	for n := range list {
		one := list[(i+n)%len(list)]
		if one.rune != was && !f.pairs[[2]rune{last, one.rune}] {
			return one
		}
	}
	if list[i].rune == was {
		i = (i + 1) % len(list)
	}
	return list[i]
}

// neighbours are the letters that stand near one, of the same kind, size and region.
func (f *filler) neighbours(r rune, script *unicode.RangeTable, zoned string) []letter {
	var list []letter
	for x := r &^ 0x3f; x < r&^0x3f+0x40; x++ {
		b, err := f.encoding.NewEncoder().Bytes([]byte(string(x)))
		if err == nil && unicode.Is(script, x) && f.zone(b) == zoned {
			list = append(list, letter{x, b})
		}
	}
	return list
}

// row are the letters of a charset of two bytes with the same first byte, and of the same region.
func (f *filler) row(b []byte, script *unicode.RangeTable) []letter {
	var list []letter
	for c := 0x40; c < 0xff; c++ {
		other := []byte{b[0], byte(c)}
		decoded, err := f.encoding.NewDecoder().Bytes(other)
		r, size := utf8.DecodeRune(decoded)
		if err == nil && size == len(decoded) && r != utf8.RuneError && unicode.Is(script, r) && f.zone(other) == f.zone(b) {
			list = append(list, letter{r, other})
		}
	}
	return list
}

// candidates are the letters of a script that are in a zone.
func (f *filler) candidates(zoned string, script *unicode.RangeTable, letters string) []letter {
	first, _ := utf8.DecodeRuneInString(letters)
	key := zoneKey{f.name, zoned, f.seven, first}
	if list, ok := f.zones[key]; ok {
		return list
	}
	var list []letter
	for _, r := range letters {
		b, err := f.encoding.NewEncoder().Bytes([]byte(string(r)))
		if err == nil && unicode.Is(script, r) && f.zone(b) == zoned {
			list = append(list, letter{r, b})
		}
	}
	f.zones[key] = list
	return list
}
