package headers

import (
	"fmt"
	"strings"
	"testing"
)

// Pieces of many long parameters, in any order, are put together as if each stood alone.
func TestPiecesOfManyParameters(t *testing.T) {
	var b strings.Builder
	b.WriteString("application/pdf")
	const n = 300
	for piece := range 3 {
		for i := range n {
			fmt.Fprintf(&b, "; n%d*%d=%d-", i, (piece+i)%3, (piece+i)%3)
		}
	}
	p := ReadParams(b.String())
	if len(p.List) != n {
		t.Fatalf("%d parameters", len(p.List))
	}
	for i, one := range p.List {
		if want := fmt.Sprintf("n%d", i); one.Name != want || one.Value != "0-1-2-" || one.Broken != "" {
			t.Errorf("%+v, want %s", one, want)
		}
	}
}
