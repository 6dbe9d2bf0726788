package mend_test

import (
	"bytes"
	"context"
	"strings"
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

// Of a message that stands in another text, the message alone is redacted: nothing is needed of what stands around it.
func TestRedactUnwrapped(t *testing.T) {
	const mail = "Received: by mx.example.org;\n\tMon, 1 Jan 2024 00:00:00 +0000\nFrom: a@example.org\nTo: b@example.org\nSubject: secret\n\ntext\n"
	want, err := mend.Redact(t.Context(), []byte(mail), analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, input := range map[string]string{
		"session": "+OK 120 octets for judith\n" + mail + ".\nQUIT\n",
		"quoted":  "> " + strings.ReplaceAll(strings.TrimSuffix(mail, "\n"), "\n", "\n> ") + "\n",
	} {
		got, err := mend.Redact(t.Context(), []byte(input), analyze.Options{})
		if err != nil || !bytes.Equal(got.Message, want.Message) {
			t.Errorf("%s: %v\n%s", name, err, got.Message)
		}
	}
}
