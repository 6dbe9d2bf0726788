package charset

import (
	"strings"
	"testing"
)

// plainSoup is soup, byte by byte.
func plainSoup(s string) bool {
	small, ink, flipped := 0, 0, 0
	for i, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z':
			small++
		case c >= 'A' && c <= 'Z' && i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z':
			flipped++
		}
		if c > ' ' {
			ink++
		}
	}
	return ink >= 2*leastStripped && (small*100 < ink*45 || flipped*20 > ink)
}

func FuzzSoup(f *testing.F) {
	for _, s := range []string{"", "pRIWET, kAK DELA? wSE HORO[O", "An ordinary line of text.\r\n", "@AZ[`az{\x7f !~\x00\x1f"} {
		for n := range 9 {
			f.Add(strings.Repeat(s, 3) + strings.Repeat("x", n))
			f.Add(strings.Repeat("A", n) + s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s = s[:asciiLead(s)]; soup(s) != plainSoup(s) {
			t.Errorf("%q: %v", s, soup(s))
		}
	})
}
