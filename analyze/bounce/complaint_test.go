package bounce

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/headers"
)

// A complaint names what is complained of, where the message came from, and those who complain.
func TestComplaints(t *testing.T) {
	for _, test := range []struct {
		report, kind, source string
		by                   []string
	}{
		{"\r\nFeedback-Type: Abuse\r\nVersion: 1\r\nSource-IP: 192.0.2.1\r\nOriginal-Rcpt-To: <a@example.com>\r\n" +
			"Original-Rcpt-To: <b@example.com>\r\nRemoval-Recipient: c@example.com\r\n", "abuse", "192.0.2.1",
			[]string{"a@example.com", "b@example.com"}},
		{"Feedback-Type: opt-out\nUser-Agent: x\nRemoval-Recipient: c@example.com\n", "opt-out", "", []string{"c@example.com"}},
		{"Feedback-Type: auth-failure\nAuthentication-Results: mx.example.com\n  spf=fail\nSource-IP:\n 2001:db8::1\n",
			"auth-failure", "2001:db8::1", nil},
		{"", "", "", nil},
	} {
		d := &Document{Report: "feedback-report", Texts: []Text{{Type: "message/feedback-report", Text: test.report}}}
		b := Read(d)
		if b == nil || b.Kind != FeedbackReport || b.Complaint.Type != test.kind || b.Complaint.Source != test.source ||
			len(b.Recipients) != len(test.by) {
			t.Errorf("%q: %+v", test.report, b)
			continue
		}
		for i, r := range b.Recipients {
			if r.Address != test.by[i] {
				t.Errorf("%q: %q", test.report, r.Address)
			}
		}
	}
}

// Outlook.com says who complains in a field of the message, and where it came from in the Subject.
func TestComplaintOfOutlook(t *testing.T) {
	returned := scanHeader("X-HmXmrOriginalRecipient: a@example.com\nSubject: Offers\n")
	b := Read(&Document{Header: headers.Block{}, Subject: "Complaint about message from 192.0.2.7 ",
		Returned: &Returned{Header: returned}})
	if b == nil || b.Complaint == nil || *b.Complaint != (Complaint{"abuse", "192.0.2.7"}) || len(b.Recipients) != 1 ||
		b.Recipients[0].Address != "a@example.com" {
		t.Errorf("%+v", b)
	}
}
