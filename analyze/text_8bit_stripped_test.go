package analyze

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"
)

// TestBareUTF8HidesNothing reports what is wrong outside of a text that lost its eighth bits, and not what the loss put into it.
func TestBareUTF8HidesNothing(t *testing.T) {
	input, err := os.ReadFile("testdata/text-8bit-stripped-utf8.eml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ code, old, now string }{
		{"", "Subject", "Subject"},
		{"raw-nul", "Subject: N", "Subject: \x00N"},
		{"raw-bare-cr", "Subject: N", "Subject: \rN"},
		{"raw-mixed-endings", "Notice\r\n", "Notice\n"},
	} {
		r := Message(context.Background(), bytes.Replace(input, []byte(c.old), []byte(c.now), 1), Options{})
		var raw []string
		for _, f := range r.Messages[0].Findings {
			if family := f.Code; len(family) > 4 && family[:4] == "raw-" {
				raw = append(raw, family)
			}
		}
		if c.code == "" && raw != nil || c.code != "" && !slices.Contains(raw, c.code) {
			t.Errorf("%q for %q: %q", c.now, c.old, raw)
		}
	}
}
