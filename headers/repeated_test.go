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
		{"From: a\nSubject: b\nsubject: c\nDate: d\nFROM : e\nSubject: f\n", "subject FROM", ""},
		{"Subject: a\nResent-From: b\nResent-Date: c\n", "", "From Date"},
		{strings.Repeat("To: a\n", 100) + "Date: b\n", "To", "From"},
		{"", "", "From Date"},
	} {
		b := Scan([]byte(c.header), Span{End: len(c.header)})
		again := b.Repeated()
		if got := strings.Join(NamesOf(again), " "); got != c.repeated || len(again) > maxRepeated {
			t.Errorf("%q: repeated %q (%d), want %q", c.header, got, len(again), c.repeated)
		}
		if got := b.Lacking(); !slices.Equal(got, strings.Fields(c.lacking)) {
			t.Errorf("%q: lacking %q, want %q", c.header, got, c.lacking)
		}
	}
}
