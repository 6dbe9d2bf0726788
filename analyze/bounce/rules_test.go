package bounce

import (
	"slices"
	"testing"
)

// Every rule's own example must meet it, and not one that stands before it.
func TestEveryRuleMeetsItsExample(t *testing.T) {
	for _, r := range ruleFile(t) {
		reply, status := Codes(r.Try)
		v := Judge(Answer{Text: r.Try, Reply: reply, Status: status})
		if v.Rule != r.ID {
			t.Errorf("%s: %q meets %q (%s)", r.ID, r.Try, v.Rule, v.Reason)
		}
	}
}

func TestRulesAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	who := []string{"", "user", "sender-admin", "sender-provider", "recipient", "recipient-admin", "nobody"}
	for _, r := range ruleFile(t) {
		switch {
		case r.ID == "" || seen[r.ID]:
			t.Errorf("%q: no id, or one that is taken", r.ID)
		case r.Source == "" || r.Try == "":
			t.Errorf("%s: no source or no example", r.ID)
		case !slices.Contains(Reasons(), r.Reason):
			t.Errorf("%s: reason %q", r.ID, r.Reason)
		case r.Nature != "" && r.Nature != "temporary" && r.Nature != "permanent", !slices.Contains(who, r.Who):
			t.Errorf("%s: nature %q, who %q", r.ID, r.Nature, r.Who)
		case len(r.Says)+len(r.Status)+len(r.Reply) == 0, r.Bound && r.Provider == "":
			t.Errorf("%s: it fits nothing", r.ID)
		}
		seen[r.ID] = true
	}
}

// A maximum says nothing by itself: what counts is of what.
func TestMaximumOfWhat(t *testing.T) {
	for text, want := range map[string]Reason{
		"Exceeded Maximum Delivery Attempts":                                "expired",
		"552 5.3.4 Your attachment exceeds the maximum allowed":             "too-big",
		"552 the message exceeds the maximum permitted by this server":      "too-big",
		"552 exceeded maximum inbound message size":                         "too-big",
		"452 4.5.3 Recipient count exceeds the maximum":                     "too-many-recipients",
		"550 too many recipients: exceeds the maximum number of recipients": "too-many-recipients",
		"452 exceeded maximum number of messages per connection":            "rate-limited",
		"550 mailbox exceeds the maximum quota":                             "mailbox-full",
		"554 hop count exceeds the maximum":                                 "loop",
		"邮件超过最大限制":                                                          "too-big",
		"收件人数超过最大限制":                                                        "too-many-recipients",
	} {
		if v := Judge(Answer{Text: text}); v.Reason != want {
			t.Errorf("%q: %s (%s), want %s", text, v.Reason, v.Rule, want)
		}
	}
}

// Letters beat digits, and a provider's words have its own meaning.
func TestLettersBeatDigits(t *testing.T) {
	for _, c := range []struct {
		text, host string
		reason     Reason
		permanent  bool
	}{
		{"550 Mailbox unavailable or access denied", "mx1.qq.com", "rate-limited", false},
		{"550 Requested action not taken: mailbox unavailable", "mx.outlook.com", "no-such-user", true},
		{"550 Ip frequency limited", "", "rate-limited", false},
		{"554 HL:REP 192.0.2.1", "", "spam-reputation", false},
		{"421 4.7.1 [TSS09] All messages will be permanently deferred", "", "spam-reputation", true},
		{"554 Relay access denied", "", "relay-denied", true},
		{"552 message size exceeds fixed maximum message size", "", "too-big", true},
		{"450 4.2.2 mailbox full", "", "mailbox-full", false},
		{"550 5.1.1 <spam@example.com>: user unknown", "", "no-such-user", true},
		{"xyzzy", "", Unknown, true},
	} {
		reply, status := Codes(c.text)
		v := Judge(Answer{Text: c.text, Reply: reply, Status: status, Host: c.host})
		if v.Reason != c.reason || v.Permanent != c.permanent {
			t.Errorf("%q at %q: %s permanent %v (%s)", c.text, c.host, v.Reason, v.Permanent, v.Rule)
		}
	}
}
