package charset

import (
	"sync"

	"golang.org/x/text/encoding/korean"
)

// madeEUCKR is the table of EUC-KR, whose levels are euc-kr and cp949 (Unified Hangul Code).
var madeEUCKR = sync.OnceValue(func() *grid {
	g := newGrid(korean.EUCKR, 0x41, func(lead, trail byte) uint8 {
		if lead < 0xA1 || trail < 0xA1 {
			return 1
		}
		return 0
	})
	g.set(0xA2E8, '㉾', 0) // KS X 1001:2002
	return g
})
