package bounce

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever a notice holds, it is read, and what is said of it is bounded, valid text of known words.
func FuzzRead(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.From, s.Subject, s.Type, s.Text)
	}
	f.Add("MAILER-DAEMON@sender.example", "failure", "message/delivery-status",
		"Final-Recipient: rfc822;a@b\nAction: failed\n\nStatus: 5.1.1\n")
	f.Add("no-reply@sns.amazonaws.com", "x", "text/plain",
		`{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"a@b"}]}}`)
	f.Fuzz(func(t *testing.T, from, subject, kind, text string) {
		s := sample{From: strings.ToValidUTF8(from, "?"), Subject: subject, Type: kind, Text: text}
		b := Read(s.document())
		Pasted(text)
		if b == nil {
			return
		}
		for _, r := range b.Recipients {
			if len(r.Diagnostic) > maxDiagnostic+len("…") || utf8.ValidString(text) && !utf8.ValidString(r.Diagnostic) {
				t.Fatalf("diagnostic %q", r.Diagnostic)
			}
			if r.Reply != "" && !replyCode(r.Reply) || r.Status != "" && findStatus(r.Status) == "" {
				t.Fatalf("reply %q, status %q", r.Reply, r.Status)
			}
			if r.Reason != "" && traitOf(r.Reason).Reason != r.Reason {
				t.Fatalf("reason %q", r.Reason)
			}
		}
	})
}
