package analyze

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

const pastedSource = "Received: from out.example.com (out.example.com [198.51.100.9])\n\tby mx.example.org with ESMTP id abc0\n" +
	"\tfor <anna@example.org>; Mon, 23 Nov 2026 10:00:05 +0000\nFrom: Bob <bob@example.com>\nTo: anna@example.org\nSubject: Offer\n" +
	"Date: Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@example.com>\n\nDear Anna\n"

// A source that a person pasted is examined beside the message it stands in; one in the text of a notice came back.
func TestPastedSources(t *testing.T) {
	for name, c := range map[string]struct {
		input string
		role  eml.Role
	}{
		"a person": {"From: Anna <anna@example.org>\nTo: desk@example.org\nSubject: late\nDate: Mon, 23 Nov 2026 11:00:00 +0000\n\n" +
			"Why was this late?\n\n" + pastedSource, eml.RoleSubject},
		"a notice": {"From: MAILER-DAEMON <>\nTo: bob@example.com\nSubject: Mail delivery failed\nDate: Mon, 23 Nov 2026 11:00:00 +0000\n\n" +
			"Your message to anna@example.org could not be delivered:\n550 5.1.1 <anna@example.org>: User unknown\n\n" +
			"Message headers follow:\n\n" + pastedSource, eml.RoleOriginal},
	} {
		r := Message(context.Background(), []byte(c.input), Options{})
		if len(r.Messages) != 2 || r.Messages[0].Role != eml.RoleSubject || r.Messages[1].Path != "1" || r.Messages[1].Role != c.role {
			t.Fatalf("%s: %+v", name, r.Messages)
		}
		inner := r.Messages[1]
		if len(inner.Route.Hops) != 1 || !strings.Contains(inner.Summary.Subject, "Offer") {
			t.Errorf("%s: %+v", name, inner)
		}
		if told := slices.Contains(inner.Unknown, Unknown{"body", "pasted"}); told != (c.role == eml.RoleSubject) {
			t.Errorf("%s: %v", name, inner.Unknown)
		}
		if b := r.Messages[0].Bounce; (b != nil) != (c.role == eml.RoleOriginal) || b != nil && (b.Original == nil || b.Original.Path != "1") {
			t.Errorf("%s: %+v", name, b)
		}
	}
}
