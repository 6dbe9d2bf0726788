package charset

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// madeSJIS is the table of Shift_JIS, whose levels are shift_jis and windows-31j.
var madeSJIS = sync.OnceValue(func() *grid {
	g := newGrid(japanese.ShiftJIS, 0x40, sjisLevel)
	halfwidth(g)
	r := rune(0xE000)
	for lead := uint16(0xF0); lead <= 0xF9; lead++ {
		for trail := uint16(0x40); trail <= 0xFC; trail++ {
			if trail != 0x7F {
				g.set(lead<<8|trail, r, 1)
				r++
			}
		}
	}
	return g
})

// sjisLevel is 1 for NEC row 13, the NEC and IBM extensions and the user-defined area.
func sjisLevel(lead, _ byte) uint8 {
	if lead == 0x87 || lead == 0xED || lead == 0xEE || lead >= 0xF0 {
		return 1
	}
	return 0
}

// madeEUCJP is the table of EUC-JP, whose levels are euc-jp and cp51932; JIS X 0212 behind the
// byte 0x8F belongs to the first.
var madeEUCJP = sync.OnceValue(func() *grid {
	g := newGrid(japanese.EUCJP, 0xA1, eucjpLevel)
	clear(g.cells[0x0F<<8 : 0x10<<8])
	g.long, g.begun = eucjpThreeBytes, eucjpBegun
	return g
})

func eucjpLevel(lead, _ byte) uint8 {
	if lead == 0xAD || lead >= 0xF9 {
		return 1
	}
	return 0
}

// madeJIS0212 are the 94 rows of 94 characters of JIS X 0212, 0 where there is none.
var madeJIS0212 = sync.OnceValue(func() []rune {
	var runes []rune
	dec := japanese.EUCJP.NewDecoder()
	for row := 0xA1; row <= 0xFE; row++ {
		for cell := 0xA1; cell <= 0xFE; cell++ {
			text, _ := dec.Bytes([]byte{0x8F, byte(row), byte(cell)})
			r, size := utf8.DecodeRune(text)
			if size != len(text) || r == utf8.RuneError {
				r = 0
			}
			runes = append(runes, r)
		}
	}
	return runes
})
