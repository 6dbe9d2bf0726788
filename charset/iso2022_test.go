package charset

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// stepwise reads with one step for each character.
func stepwise(planes []plane, b []byte) *sink {
	s := &sink{wide: [3]int{-1, -1, -1}}
	d := iso2022{planes: planes, b: b, s: s}
	if planes[0].shift == lockingSO {
		d.locking = planes[0]
	}
	for d.i < len(b) {
		d.step()
	}
	return s
}

// TestRunsOfISO2022 holds that runs of characters are read as they are one by one.
func TestRunsOfISO2022(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 9))
	pieces := []string{"\x1b$B", "\x1b(B", "\x1b$A", "\x1b(I", "\x1b$(D", "\x1bN", "\x1b.A", "\x0e", "\x0f", "\n", "abc", "%3%s", "0!",
		"\x1b$)C", "\x1b$)A", "$", " ", "\x80", "\xff", "\x7f", "~!", "(!-!", "\x00", "\x1b$(C", "\x1b$@", "a"}
	for range 20_000 {
		var b []byte
		for range dice.IntN(12) {
			b = append(b, pieces[dice.IntN(len(pieces))]...)
		}
		for name, planes := range map[string]func() []plane{"JP": planesJP, "KR": planesKR, "CN": planesCN} {
			got := &sink{wide: [3]int{-1, -1, -1}}
			decodeISO2022(planes)(b, got)
			if want := stepwise(planes(), b); fmt.Sprint(*got) != fmt.Sprint(*want) {
				t.Fatalf("%s: %q is %+v, one by one %+v", name, b, *got, *want)
			}
		}
	}
}
