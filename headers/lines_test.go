package headers

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// A header reads the same whether or not it is known that it has no bare CR.
func TestScanWithoutBareCR(t *testing.T) {
	pieces := []string{"A: 1", "Subject: two", " fold", "\t", "no field", "From a@example.org Mon", "\r\n", "\n", "\r\n", "\n", ":", "B : 3"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var text strings.Builder
		for range random.IntN(20) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		src := []byte(text.String())
		end := random.IntN(len(src) + 1)
		if bytes.Count(src, []byte("\r")) != bytes.Count(src, []byte("\r\n")) {
			continue
		}
		want := Scan(src, Span{0, end})
		got := ScanIn(src, Span{0, end}, Surroundings{NoBareCR: true})
		if fields(got) != fields(want) || got.Span != want.Span || got.Separator != want.Separator {
			t.Fatalf("%q to %d: got %q, want %q", src, end, fields(got), fields(want))
		}
	}
}
