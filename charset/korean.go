package charset

import (
	"sync"

	"golang.org/x/text/encoding/korean"
)

// euckrGrid is the table of EUC-KR, whose levels are euc-kr and cp949 (Unified Hangul Code).
var euckrGrid = sync.OnceValue(func() *grid {
	return newGrid(korean.EUCKR, 0x41, func(lead, trail byte) uint8 {
		if lead < 0xA1 || trail < 0xA1 {
			return 1
		}
		return 0
	})
})
