package charset

import (
	"unicode"
	"unicode/utf8"
)

// weighUTF8 sums up what b costs as UTF-8. What is valid by chance lands all over Unicode.
func weighUTF8(b []byte) weight {
	var w weight
	var last rune
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i += asciiPrefix(b[i:])
			last = rune(b[i-1])
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if size == 1 && !utf8.FullRune(b[i:]) {
			w.tear(last >= 0x80)
			break
		}
		w.chars++
		if size > 1 {
			w.cost += utf8Cost(r, last)
		} else {
			w.misfits++
			w.cost += perMisfit
			if w.misfits > 3+w.chars/20 {
				w.stopped = i + 1
				return w
			}
		}
		last = r
		i += size
	}
	return w
}

func utf8Cost(r, last rune) int {
	switch {
	case r < 0xA0:
		return 24 * bit
	case r < 0x100:
		return 8 * bit
	case r >= 0x400 && r < 0x460, r >= 0x370 && r < 0x3D0, r >= 0x5D0 && r < 0x660:
		if last >= 0x370 && last < 0x700 {
			return 5 * bit
		}
		return 10 * bit
	case r < 0x180:
		return 10 * bit
	case r >= 0x2010 && r < 0x2040, r >= 0x3000 && r < 0x3100, r >= 0xFF00:
		return 8 * bit
	case r >= 0x4E00 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4:
		return 11 * bit
	case private(r), !unicode.IsGraphic(r) && r != 0x200B && r != 0xFEFF:
		return 30 * bit
	case r < 0x800:
		return 14 * bit
	}
	return 13 * bit
}
