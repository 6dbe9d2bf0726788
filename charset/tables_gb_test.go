package charset

import (
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// madeGB is the table of GB 18030, whose levels are gb2312, gbk and gb18030.
var madeGB = sync.OnceValue(func() *grid {
	g := newGrid(simplifiedchinese.GBK, 0x40, gbLevel)
	for _, r := range gbRest() {
		for code := r.first; code <= r.last; code++ {
			if code&0xFF != 0x7F && g.cells[int(code)-0x8000] == 0 {
				g.set(code, r.rune, 1)
			}
			if code&0xFF != 0x7F {
				r.rune++
			}
		}
	}
	g.singles[0] = '€'
	g.long, g.begun = gbFourBytes, gbBegun
	return g
})

// gbLevel is 0 for the codes GB 2312-1980 assigns and 1 for those GBK adds.
func gbLevel(lead, trail byte) uint8 {
	if trail < 0xA1 {
		return 1
	}
	first, last := byte(0xA1), byte(0xFE)
	switch {
	case lead == 0xA2:
		if trail == 0xE3 || trail == 0xE4 || trail == 0xEF || trail == 0xF0 {
			return 1
		}
		first, last = 0xB1, 0xFC
	case lead == 0xA4:
		last = 0xF3
	case lead == 0xA5:
		last = 0xF6
	case lead == 0xA6 && trail <= 0xC0:
		last = 0xB8
	case lead == 0xA6:
		last = 0xD8
	case lead == 0xA7 && trail <= 0xD0:
		last = 0xC1
	case lead == 0xA7:
		first, last = 0xD1, 0xF1
	case lead == 0xA8 && trail <= 0xC4:
		last = 0xBA
	case lead == 0xA8:
		last = 0xE9
	case lead == 0xA9:
		first, last = 0xA4, 0xEF
	case lead == 0xD7:
		last = 0xF9
	case lead < 0xA1, lead >= 0xAA && lead <= 0xAF, lead > 0xF7:
		return 1
	}
	if trail < first || trail > last {
		return 1
	}
	return 0
}

type gbRun struct {
	first, last uint16
	rune        rune
}

// gbRest are the codes of GB 18030-2022 that the table we start from does not know: the three
// user-defined areas, the private-use gaps between the symbols, and the vertical punctuation
// and radicals that have a place in Unicode by now.
func gbRest() []gbRun {
	runs := []gbRun{
		{0xA2AB, 0xA2B0, 0xE766}, {0xA2E4, 0xA2E4, 0xE76D}, {0xA2EF, 0xA2F0, 0xE76E},
		{0xA2FD, 0xA2FE, 0xE770}, {0xA4F4, 0xA4FE, 0xE772}, {0xA5F7, 0xA5FE, 0xE77D},
		{0xA6B9, 0xA6C0, 0xE785}, {0xA6D9, 0xA6D9, 0xFE10}, {0xA6DA, 0xA6DA, 0xFE12},
		{0xA6DB, 0xA6DB, 0xFE11}, {0xA6DC, 0xA6DF, 0xFE13}, {0xA6EC, 0xA6ED, 0xFE17},
		{0xA6F3, 0xA6F3, 0xFE19}, {0xA6F6, 0xA6FE, 0xE797}, {0xA7C2, 0xA7D0, 0xE7A0},
		{0xA7F2, 0xA7FE, 0xE7AF}, {0xA896, 0xA8A0, 0xE7BC}, {0xA8BC, 0xA8BC, 0x1E3F},
		{0xA8BF, 0xA8BF, 0x01F9}, {0xA8C1, 0xA8C4, 0xE7C9}, {0xA8EA, 0xA8FE, 0xE7CD},
		{0xA958, 0xA958, 0xE7E2}, {0xA95B, 0xA95B, 0xE7E3}, {0xA95D, 0xA95F, 0xE7E4},
		{0xA997, 0xA9A3, 0xE7F4}, {0xA9F0, 0xA9FE, 0xE801}, {0xD7FA, 0xD7FE, 0xE810},
		{0xFE51, 0xFE53, 0xE816}, {0xFE59, 0xFE59, 0x9FB4}, {0xFE61, 0xFE61, 0x9FB5},
		{0xFE66, 0xFE67, 0x9FB6}, {0xFE6C, 0xFE6C, 0xE831}, {0xFE6D, 0xFE6D, 0x9FB8},
		{0xFE76, 0xFE76, 0xE83B}, {0xFE7E, 0xFE7E, 0x9FB9}, {0xFE90, 0xFE90, 0x9FBA},
		{0xFE91, 0xFE91, 0xE855}, {0xFEA0, 0xFEA0, 0x9FBB},
	}
	for i := range uint16(6) {
		runs = append(runs, gbRun{0xAAA1 + i<<8, 0xAAFE + i<<8, 0xE000 + 94*rune(i)})
	}
	for i := range uint16(7) {
		runs = append(runs, gbRun{0xF8A1 + i<<8, 0xF8FE + i<<8, 0xE234 + 94*rune(i)},
			gbRun{0xA140 + i<<8, 0xA1A0 + i<<8, 0xE4C6 + 96*rune(i)})
	}
	return runs
}

// madeBasicPlane are the four-byte codes of the Basic Multilingual Plane, in order.
var madeBasicPlane = sync.OnceValue(func() []rune {
	var b []byte
	for n := range 39420 {
		b = append(b, byte(0x81+n/12600), byte('0'+n/1260%10), byte(0x81+n/10%126), byte('0'+n%10))
	}
	text, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	return []rune(string(text))
})
