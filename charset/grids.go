package charset

import "unicode/utf8"

// The tables of characters of several bytes. They are in tables.bin, which the tests make of the tables of
// golang.org/x/text, of what those lack, and of how frequent characters are in their languages.
var (
	// gbGrid is GB 18030, whose levels are gb2312, gbk and gb18030.
	gbGrid = once(func() *grid {
		g := readGrid("gb18030")
		g.singles[0] = '€'
		g.long, g.begun = gbFourBytes, gbBegun
		return g
	})
	// big5Grid has the levels big5, cp950 and big5-hkscs.
	big5Grid = once(func() *grid { return readGrid("big5") })
	// sjisGrid has the levels shift_jis and windows-31j.
	sjisGrid = once(func() *grid {
		g := readGrid("shift_jis")
		halfwidth(g)
		return g
	})
	// eucjpGrid has the levels euc-jp and cp51932; JIS X 0212 behind the byte 0x8F belongs to the first.
	eucjpGrid = once(func() *grid {
		g := readGrid("euc-jp")
		g.long, g.begun = eucjpThreeBytes, eucjpBegun
		return g
	})
	// euckrGrid has the levels euc-kr and cp949 (Unified Hangul Code).
	euckrGrid = once(func() *grid { return readGrid("euc-kr") })
	// johabGrid is Johab (KS X 1001, annex 3).
	johabGrid = once(func() *grid { return readGrid("johab") })
	// euctwGrid is EUC-TW: the first plane in two bytes, and in four bytes behind 0x8E and the number of the
	// plane also the second. The planes from the third on, with rare hanzi that no other charset of mail has,
	// are misfits.
	euctwGrid = once(func() *grid {
		g := *cnsPlane1Grid()
		g.long, g.begun = euctwFourBytes, euctwBegun
		return &g
	})
	// cnsPlane1Grid and cnsPlane2Grid are planes of CNS 11643.
	cnsPlane1Grid = once(func() *grid { return readGrid("euc-tw") })
	cnsPlane2Grid = once(func() *grid { return readGrid("cns-2") })
	// gbBasicPlane are the four-byte codes of GB 18030 for the Basic Multilingual Plane, in order.
	gbBasicPlane = once(func() []rune { return readRunes(table("gb18030-four"), 39420) })
	// jis0212 are the 94 rows of 94 characters of JIS X 0212, 0 where there is none.
	jis0212 = once(func() []rune { return readRunes(table("jis0212"), 94*94) })
)

// halfwidth adds the half-width katakana of JIS X 0201, one byte each.
func halfwidth(g *grid) {
	for c := 0xA1; c <= 0xDF; c++ {
		g.singles[c-0x80] = 0xFF61 + rune(c-0xA1)
	}
}

// gbSmallM is the number of 8135F437, which was ḿ before GB 18030-2005 gave that to A8BC.
const gbSmallM = 5*1260 + (0xF4-0x81)*10 + 7

// gbFourBytes reads the four-byte codes of GB 18030.
func gbFourBytes(b []byte) (rune, int, uint8) {
	if len(b) < 4 || b[0] < 0x81 || b[0] > 0xFE || b[1]-'0' > 9 || b[2] < 0x81 || b[2] > 0xFE ||
		b[3]-'0' > 9 {
		return 0, 0, 0
	}
	n := ((int(b[0]-0x81)*10+int(b[1]-'0'))*126+int(b[2]-0x81))*10 + int(b[3]-'0')
	switch {
	case n == gbSmallM:
		return 0xE7C7, 4, 2
	case n < 39420:
		return gbBasicPlane()[n], 4, 2
	case n >= 189000 && n < 189000+0x100000:
		return rune(n-189000) + 0x10000, 4, 2
	}
	return 0, 0, 0
}

func gbBegun(b []byte) bool { return b[1]-'0' <= 9 && (len(b) == 2 || b[2] >= 0x81) }

// eucjpThreeBytes reads a character of JIS X 0212.
func eucjpThreeBytes(b []byte) (rune, int, uint8) {
	if len(b) < 3 || b[0] != 0x8F || b[1] < 0xA1 || b[2] < 0xA1 || b[1] == 0xFF || b[2] == 0xFF {
		return 0, 0, 0
	}
	if r := jis0212()[int(b[1]-0xA1)*94+int(b[2]-0xA1)]; r != 0 {
		return r, 3, 0
	}
	return 0, 0, 0
}

func eucjpBegun(b []byte) bool { return len(b) == 2 && b[0] == 0x8F && b[1] >= 0xA1 }

func euctwFourBytes(b []byte) (rune, int, uint8) {
	if len(b) < 4 || b[0] != 0x8E || b[2] < 0xA1 || b[3] < 0xA1 {
		return 0, 0, 0
	}
	var cell int32
	switch {
	case b[1] == 0xA1:
		cell = cnsPlane1Grid().at(b[2], b[3])
	case b[1] == 0xA2:
		cell = cnsPlane2Grid().at(b[2], b[3])
	case b[1] > 0xA2 && b[1] <= 0xB0:
		cell = utf8.RuneError
	}
	if cell == 0 {
		return 0, 0, 0
	}
	return cell & runeMask, 4, 0
}

func euctwBegun(b []byte) bool {
	return b[0] == 0x8E && b[1] >= 0xA1 && b[1] <= 0xB0 && (len(b) == 2 || b[2] >= 0xA1)
}
