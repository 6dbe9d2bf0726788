package headers

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// A field reads the same whether its date is taken first or found among its words.
func TestDateBeforeWords(t *testing.T) {
	pieces := []string{"from", " a.example.org", " (b ", "[192.0.2.1])", " by c.example.net", " (Postfix)", "; ", ";", " ;\r\n\t", "(", ")", `"`, "[", "]", `\`,
		"Mon, 4 Mar 2024 10:01:37 +0800", " (CST)", " 4 Mar 2024 10:01:37 -0000", " id 1", " <", "x"}
	dice := rand.New(rand.NewPCG(8, 9))
	usual := 0
	for range 100_000 {
		var b strings.Builder
		for range dice.IntN(10) {
			b.WriteString(pieces[dice.IntN(len(pieces))])
		}
		b.WriteString(pieces[6+dice.IntN(4)])
		b.WriteString(pieces[15])
		if dice.IntN(2) == 0 {
			b.WriteString(pieces[16])
		}
		fast, slow := Hop{Field: Field{Text: b.String()}}, Hop{Field: Field{Text: b.String()}}
		got, want := fast.beforeDate(nil), slow.takeDate(Words(slow.Text, ";"))
		if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) || !reflect.DeepEqual(fast, slow) {
			t.Fatalf("%q: %+v of %+v, want %+v of %+v", b.String(), fast.Date, got, slow.Date, want)
		}
		if fast.Date.OK() {
			usual++
		}
	}
	if usual < 50_000 {
		t.Errorf("only %d dates were read", usual)
	}
}
