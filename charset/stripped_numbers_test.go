package charset

import (
	"fmt"
	"strings"
	"testing"
)

// TestNumbersLostNothing leaves tables of numbers alone, whose digits could be pairs of bytes without their eighth bits.
func TestNumbersLostNothing(t *testing.T) {
	var bytes, zeros, words strings.Builder
	for i := range 400 {
		fmt.Fprintf(&bytes, "0x%02X, ", i&0xff)
		fmt.Fprintf(&zeros, "1%0*d\n", i%40, i)
		fmt.Fprintf(&words, "%04X %08X\n", i*7919&0xffff, uint32(i)*2654435761)
	}
	for _, text := range []string{bytes.String(), strings.ToLower(bytes.String()), zeros.String(), words.String()} {
		if r, ok := RestoreHighBit(text); ok {
			t.Errorf("%.40q: %s, %.40q", text, r.Actual, r.Text)
		}
	}
}
