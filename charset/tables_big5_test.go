package charset

import (
	"sync"

	"golang.org/x/text/encoding/traditionalchinese"
)

// madeBig5 is the table of Big5, whose levels are big5, cp950 and big5-hkscs.
var madeBig5 = sync.OnceValue(func() *grid {
	g := newGrid(traditionalchinese.Big5, 0x40, big5Level)
	g.set(0xF9FE, '▓', 1) // the last of ETEN's ruled lines; the Hong Kong table has another here
	return g
})

// big5Level is 0 for Big5 as of 1984, 1 for what code page 950 adds (the euro sign, the seven
// ETEN characters from F9D6 on) and 2 for the Hong Kong supplement.
func big5Level(lead, trail byte) uint8 {
	switch {
	case lead < 0xA1, lead >= 0xFA:
		return 2
	case lead == 0xA3 && trail == 0xE1, lead == 0xF9 && trail >= 0xD6:
		return 1
	case lead == 0xC6 && trail > 0x7E, lead == 0xC7, lead == 0xC8:
		return 2
	}
	return 0
}
