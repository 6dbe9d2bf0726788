package analyze

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
)

// Who acts is whom the remedy speaks of first.
func TestWhoActs(t *testing.T) {
	for _, c := range []struct {
		code  string
		party Party
		facts map[string]string
		want  string
	}{
		{"route-delay", Transit, nil, "sender-provider"},
		{"route-delay", Sender, map[string]string{"cause": "queue"}, "sender-admin"},
		{"route-delay", Transit, map[string]string{"cause": "moderation"}, "user"},
		{"route-delay", Transit, map[string]string{"cause": "greylist"}, "nobody"},
		{"route-delay", Recipient, map[string]string{"cause": "mailbox"}, "recipient"},
		{"route-submission-delay", Sender, nil, "user"},
		{"head-address-malformed", Sender, map[string]string{"why": "comma-missing"}, "user"},
		{"text-lost", Sender, nil, "user"},
		{"text-damaged", Nobody, nil, "user"},
		{"text-damaged", Nobody, map[string]string{"why": twoCharsets}, "sender-admin"},
		{"text-mislabeled", Sender, nil, "sender-admin"},
		{"transfer-truncated", Nobody, nil, "recipient"},
		{"transfer-truncated", Sender, nil, "sender-admin"},
		{"transfer-damaged", Nobody, nil, "user"},
		{"mime-boundary-unclosed", Nobody, nil, "recipient"},
		{"mime-limit", Nobody, map[string]string{"limit": limitParts}, "nobody"},
		{"mime-limit", Nobody, map[string]string{"limit": limitDamaged}, "recipient"},
		{"auth-dkim-body-changed", Nobody, map[string]string{"what": "unknown"}, "recipient"},
		{"auth-dkim-body-changed", Nobody, map[string]string{"what": "footer-added"}, "recipient"},
		{"auth-dkim-body-changed", Nobody, map[string]string{"what": "line-endings", "lines": "broken"}, "sender-admin"},
		{"auth-dkim-body-changed", Recipient, map[string]string{"what": "footer-added"}, "recipient-admin"},
		{"auth-dkim-malformed", Nobody, map[string]string{"why": "missing-tag"}, "sender-admin"},
		{"auth-dkim-malformed", Nobody, map[string]string{"why": "length-beyond-body"}, "recipient"},
		{"raw-field-malformed", Nobody, map[string]string{"why": "repeated"}, "sender-admin"},
		{"route-stated-conflict", Nobody, map[string]string{"which": "received"}, "recipient"},
		{"route-stated-conflict", Nobody, map[string]string{"which": "sent"}, "user"},
		{"bounce", Sender, map[string]string{"who": "user"}, "user"},
		{"bounce", Nobody, map[string]string{"who": "nobody", "action": "failed", "permanent": "false"}, "user"},
		{"bounce", Nobody, map[string]string{"who": "nobody", "action": "delayed", "permanent": "false"}, "nobody"},
		{"bounce", Recipient, map[string]string{"who": "recipient", "action": "delayed", "permanent": "false"}, "nobody"},
	} {
		f := Finding{Code: c.code, Severity: Warning, Party: c.party, Facts: c.facts}
		if got := act([]Finding{f}, nil); got.Who != c.want {
			t.Errorf("%s, %s, %v: %s, want %s", c.code, c.party, c.facts, got.Who, c.want)
		}
	}
}

// What a notice is about comes before what is wrong with the notice, and after what weighs more.
func TestWhatANoticeTellsComesFirst(t *testing.T) {
	list := weightiest([]Finding{
		{Code: "auth-dkim-body-changed", Severity: Warning, Confidence: Certain},
		{Code: "bounce", Severity: Warning, Confidence: Possible},
		{Code: "attach-lost", Severity: Failure, Confidence: Possible},
	})
	if list[0].Code != "attach-lost" || list[1].Code != "bounce" {
		t.Error(list)
	}
}

// A notice that asks for something is told before what is wrong with the notice itself, and after what failed.
func TestWhoActsOnANotice(t *testing.T) {
	warning := []Finding{{Code: "mime-boundary-unclosed", Severity: Warning}}
	failure := []Finding{{Code: "attach-lost", Severity: Failure}}
	complaint := func(kind string) *bounce.Bounce {
		return &bounce.Bounce{Kind: bounce.FeedbackReport, Complaint: &bounce.Complaint{Type: kind}}
	}
	for _, test := range []struct {
		notice   *bounce.Bounce
		findings []Finding
		who, is  string
	}{
		{complaint("abuse"), nil, "sender-admin", "nothing-wrong"},
		{complaint(""), warning, "sender-admin", "nothing-wrong"},
		{complaint("abuse"), failure, "recipient", "attach-lost"},
		{complaint("not-spam"), warning, "recipient", "mime-boundary-unclosed"},
		{&bounce.Bounce{Kind: bounce.Challenge}, warning, "user", "nothing-wrong"},
		{&bounce.Bounce{Kind: bounce.Forged}, nil, "recipient", "nothing-wrong"},
		{&bounce.Bounce{Kind: bounce.ReadReceipt}, warning, "recipient", "mime-boundary-unclosed"},
		{&bounce.Bounce{Kind: bounce.ReadReceipt}, nil, "nobody", "nothing-wrong"},
		{nil, nil, "nobody", "nothing-wrong"},
	} {
		for i := range test.findings {
			test.findings[i].Party = Nobody
		}
		if who, is := act(test.findings, test.notice), headline(test.findings, test.notice); who.Who != test.who || is.Code != test.is {
			t.Errorf("%+v: %s, %s", test, who.Who, is.Code)
		}
	}
}
