package mend_test

import (
	"context"
	"encoding/base64"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

func redactedText(t *testing.T, mail string) string {
	t.Helper()
	r, err := mend.Redact(context.Background(), []byte(mail), analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Gone)+len(r.New) > 0 {
		t.Errorf("gone %v, new %v:\n%s", r.Gone, r.New, r.Message)
	}
	return string(r.Message)
}

// What programs of any language put before the subject of a forward or an answer stays.
func TestPrefixesOfSubjects(t *testing.T) {
	table, err := os.ReadFile("../forwards.toml")
	if err != nil {
		t.Fatal(err)
	}
	lists := regexp.MustCompile(`(?m)^(?:prefixes|replies) = \[(.*)\]`).FindAllStringSubmatch(string(table), -1)
	if len(lists) != 2 {
		t.Fatalf("%d lists", len(lists))
	}
	for _, list := range lists {
		for _, word := range strings.Split(list[1], ", ") {
			subject := "Subject: " + strings.Trim(word, `"`) + ": "
			if out := redactedText(t, "From: a@example.org\n"+subject+"quarterly figures\n\nHello\n"); !strings.Contains(out, subject) {
				t.Errorf("%q is gone from %q", subject, out)
			}
		}
	}
}

// Of a forward in a text its labels stay, but not all that has a colon behind it.
func TestLabelsOfForwards(t *testing.T) {
	out := redactedText(t, "From: a@example.org\nSubject: I: Ordine\nContent-Type: text/plain\n\nCara Ginevra: leggi\n\n"+
		"Da: Ludovica <b@example.net>\nInviato: 9 giugno\nA: c@example.com\nOggetto: Ordine\n\nCiao\n")
	for _, name := range []string{"Ginevra", "Ludovica", "giugno"} {
		if strings.Contains(out, name) {
			t.Errorf("the copy holds %s:\n%s", name, out)
		}
	}
	if !strings.Contains(out, "\nOggetto: ") {
		t.Errorf("the labels are gone:\n%s", out)
	}
}

// The escapes of a text that is wider than its charset stay.
func TestEscapesOfTextsStay(t *testing.T) {
	out := redactedText(t, "From: a@example.org\nContent-Type: text/plain; charset=iso-2022-jp\n\nName \x1b$B-!M{z4=T\x1b(B it\n")
	if !strings.Contains(out, "\x1b$B") || !strings.Contains(out, "\x1b(B") {
		t.Errorf("%q", out)
	}
}

// Of base64 that is damaged at its end, what stands before is encoded again, so that its charset is recognised.
func TestDamagedBase64StaysReadable(t *testing.T) {
	line := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("<p>\xa1Feliz a\xf1o, Se\xf1ora Ginevra! ", 2)[:57]))
	out := redactedText(t, "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"+
		strings.Repeat(line+"\n", 6)+"!!!-!!QUJ\n")
	if strings.Contains(out, line) {
		t.Errorf("the text is still there:\n%s", out)
	}
}
