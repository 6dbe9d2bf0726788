package headers

import (
	"slices"
	"strings"
	"testing"
)

func TestRepeatedAndLackingFields(t *testing.T) {
	for _, c := range []struct {
		header            string
		repeated, lacking string
	}{
		{"From: a\nDate: b\nReceived: c\nReceived: d\nComments: e\nComments: f\n", "", ""},
		{"From: a\nSubject: b\nsubject: c\nDate: d\nFROM : e\nSubject: f\n", "From Subject", ""},
		{"Subject: a\nResent-From: b\nResent-Date: c\n", "", "From Date"},
		{strings.Repeat("To: a\n", 100) + "Date: b\n", "To", "From"},
		{"", "", "From Date"},
	} {
		b := Scan([]byte(c.header), Span{End: len(c.header)})
		if got := b.NamesRepeated(); !slices.Equal(got, strings.Fields(c.repeated)) {
			t.Errorf("%q: repeated %q, want %q", c.header, got, c.repeated)
		}
		for _, same := range b.Repeated() {
			if len(same) < 2 || len(same) > maxRepeated || !same[1].Is(same[0].Name) || same[0].Start >= same[1].Start {
				t.Errorf("%q: %v", c.header, same)
			}
		}
		if got := b.Lacking(); !slices.Equal(got, strings.Fields(c.lacking)) {
			t.Errorf("%q: lacking %q, want %q", c.header, got, c.lacking)
		}
	}
}
