package mend

// zone adds to the region of a character, where its bytes are ASCII, which of them an encoded word or a quoted
// string has to escape.
func (f *filler) zone(b []byte) string {
	if !f.seven {
		return zone(b, f.name)
	}
	z := string(rune('0' + len(b)))
	if f.name == "euc-jp" && b[0] >= 0xf5 {
		z += "extension"
	}
	for _, c := range b {
		switch c & 0x7f {
		case '=':
			z += "="
		case '?', '_', ' ':
			z += "?"
		case '"', '\\', '(', ')':
			z += "q"
		default:
			z += "."
		}
	}
	return z
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
		switch {
		case b[0] >= 0xed:
			return z + "extension"
		case b[0] >= 0x98:
			return z + "second"
		}
	case "euc-jp":
		switch {
		case b[0] >= 0xf5:
			return z + "extension"
		case b[0] >= 0xd0:
			return z + "second"
		}
	case "euc-kr", "cp949":
		if b[0] < 0xa1 || b[1] < 0xa1 {
			return z + "extension"
		}
	}
	return z
}
