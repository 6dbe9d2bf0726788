package headers

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A mention of TLS is found wherever it stands.
func TestMentionsOfTLS(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		text := make([]byte, dice.IntN(12))
		for i := range text {
			text[i] = "tTlLsSxſ "[dice.IntN(10)]
		}
		want := ContainsFold(string(text), "tls") || strings.Contains(string(text), "SSL")
		if got := mentionsTLS(string(text)); got != want {
			t.Fatalf("%q: %v", text, got)
		}
	}
}
