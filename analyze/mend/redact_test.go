package mend_test

import (
	"context"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// The copies of the test messages of the checks show the findings of the originals.
func TestRedactTestMail(t *testing.T) {
	total, same := 0, 0
	for name, mail := range testMail(t) {
		r, err := mend.Redact(context.Background(), mail, analyze.Options{Name: name})
		if err != nil {
			t.Logf("%s: %v", name, err)
			continue
		}
		total++
		if len(r.Message) != len(mail) {
			t.Errorf("%s: %d bytes became %d", name, len(mail), len(r.Message))
		}
		for s, what := range leaks(mail, r.Message) {
			if name != "attach-tnef-meeting.eml" { // its text is made of properties, and its labels are ours
				t.Errorf("%s: the copy holds %s %q", name, what, s)
			}
		}
		if len(r.Gone)+len(r.New) == 0 {
			same++
			continue
		}
		t.Logf("%s: gone %v, new %v", name, r.Gone, r.New)
	}
	t.Logf("%d of %d show the same findings", same, total)
	if same*100 < total*98 {
		t.Errorf("only %d of %d copies show the same findings", same, total)
	}
}
