package headers

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A text is unfolded in pieces as it would be byte by byte.
func TestUnfold(t *testing.T) {
	byBytes := func(text string) string {
		var b strings.Builder
		broken := false
		for i := range len(text) {
			c := text[i]
			if c == '\r' || c == '\n' {
				broken = true
				continue
			}
			if broken && c != ' ' && c != '\t' {
				b.WriteByte(' ')
			}
			broken = false
			b.WriteByte(c)
		}
		return b.String()
	}
	random := rand.New(rand.NewPCG(11, 12))
	for range 5000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString([]string{"\r\n", "\n", "\r", " ", "\t", "word", "é"}[random.IntN(7)])
		}
		if text := b.String(); Unfold(text) != byBytes(text) {
			t.Fatalf("%q: %q", text, Unfold(text))
		}
	}
}
