package mend

import (
	"bytes"
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
	zones    map[string][][]byte // what may stand for the characters of a zone
}

// replace puts another character of the same script, size and region of the charset in the place of one.
func (f *filler) replace(b []byte) {
	decoded, err := f.encoding.NewDecoder().Bytes(b)
	r, size := utf8.DecodeRune(decoded)
	if err != nil || r == utf8.RuneError || size != len(decoded) {
		return
	}
	for script, letters := range rules().letters {
		if !unicode.Is(script, r) {
			continue
		}
		list := f.candidates(zone(b, f.name), script, letters)
		if len(list) == 0 {
			return
		}
		i := f.next(len(list))
		if bytes.Equal(list[i], b) {
			i = (i + 1) % len(list)
		}
		copy(b, list[i])
	}
}

// zone tells the regions of a charset apart by which it is recognised: sizes, levels, extensions.
func zone(b []byte, name string) string {
	z := string(rune('0' + len(b)))
	if len(b) != 2 || name == "utf-8" {
		return z
	}
	switch c := b[1]; { // it may stand as it is in an encoded word
	case alphanumeric(c):
		z += "letter"
	case c < 0x80:
		z += "sign"
	}
	switch name {
	case "gbk", "gb2312", "gb18030":
		switch {
		case b[0] < 0xa1 || b[1] < 0xa1:
			return z + "extension"
		case b[0] >= 0xd8:
			return z + "second"
		}
	case "big5", "big5-hkscs":
		switch c := b[0]; {
		case c < 0xa4, c == 0xc7, c == 0xc8, c == 0xc6 && b[1] >= 0xa1, c >= 0xfa, c == 0xf9 && b[1] >= 0xd6:
			return z + "extension"
		case c >= 0xc9:
			return z + "second"
		}
	case "shift_jis", "windows-31j":
		if b[0] >= 0x98 {
			return z + "second"
		}
	case "euc-jp":
		if b[0] >= 0xd0 {
			return z + "second"
		}
	case "euc-kr", "cp949":
		if b[0] < 0xa1 || b[1] < 0xa1 {
			return z + "extension"
		}
	}
	return z
}

// candidates are the letters of a script that are in a zone.
func (f *filler) candidates(zoned string, script *unicode.RangeTable, letters string) [][]byte {
	first, _ := utf8.DecodeRuneInString(letters)
	key := zoned + string(first)
	if list, ok := f.zones[key]; ok {
		return list
	}
	var list [][]byte
	for _, r := range letters {
		b, err := f.encoding.NewEncoder().Bytes([]byte(string(r)))
		if err == nil && unicode.Is(script, r) && zone(b, f.name) == zoned {
			list = append(list, b)
		}
	}
	f.zones[key] = list
	return list
}
