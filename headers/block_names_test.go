package headers

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A field is found by what is known of all names as it is by looking at each of them.
func TestNamesOfFields(t *testing.T) {
	names := strings.Fields("Date date From X-Mailer x-mailer Subject SUBJECT To Cc Content-Type content-language a B x-a X-B Received")
	dice := rand.New(rand.NewPCG(6, 7))
	for range 5000 {
		var text strings.Builder
		for range dice.IntN(8) {
			text.WriteString(names[dice.IntN(len(names))] + ": 1\r\n")
		}
		src := []byte(text.String())
		block := Scan(src, Span{0, len(src)})
		plain := Block{Fields: block.Fields}
		for _, name := range names {
			got, ok := block.Find(name)
			want, there := plain.Find(name)
			if got != want || ok != there {
				t.Fatalf("%s in %q: %+v", name, src, got)
			}
		}
	}
}
