package charset

import (
	"math/rand/v2"
	"testing"
)

// A reading that ends where more is lost than can be restored would have come to nothing at its end as well.
func TestReadingsThatEndEarlyComeToNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	letters := []rune("abc éłóżшкола中文字符の日本한국\uFFFD\u00a0\u0081ÃÂ¤“ ")
	early, whole := 0, 0
	for range 300 {
		text := make([]rune, 1+r.IntN(60))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		for _, reader := range readers() {
			c := reader.coded(string(text))
			for i := range actuals() {
				a := &actuals()[i]
				var some, all sink
				d, want := c.as(a, false, &some), c.as(a, true, &all)
				taken := d.made > 0 && d.lost <= 1+d.made/3
				if taken != (want.made > 0 && want.lost <= 1+want.made/3) || taken && string(some.text) != string(all.text) {
					t.Fatalf("%q, %s read as %s: %+v, to the end %+v", string(text), a.name, reader.name, d, want)
				}
				if len(some.text) < len(all.text) {
					early++
				} else if taken {
					whole++
				}
			}
		}
	}
	if early < 1000 || whole < 1000 {
		t.Errorf("only %d readings ended early, and %d were taken", early, whole)
	}
}
