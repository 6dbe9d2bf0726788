package bounce

// Reason is why a delivery failed.
type Reason string

// Unknown is the reason of an answer that no rule fits.
const Unknown Reason = "unknown"

// trait is what a reason implies where the rule and the number do not say it.
type trait struct {
	Reason    Reason
	Who       string
	Permanent bool
}

// traits lists all reasons.
var traits = [...]trait{
	{"no-such-user", "user", true},
	{"user-disabled", "recipient", true},
	{"mailbox-full", "recipient", false},
	{"too-big", "user", true},
	{"domain-not-found", "user", true},
	{"host-unreachable", "recipient-admin", false},
	{"network", "nobody", false},
	{"expired", "recipient-admin", false},
	{"relay-denied", "user", true},
	{"not-permitted", "recipient-admin", true},
	{"spam-content", "sender-admin", true},
	{"spam-reputation", "sender-admin", true},
	{"blocklist", "sender-provider", true},
	{"rate-limited", "sender-admin", false},
	{"too-many-connections", "sender-admin", false},
	{"too-many-recipients", "user", false},
	{"spf-fail", "sender-admin", true},
	{"dkim-fail", "sender-admin", true},
	{"dmarc-fail", "sender-admin", true},
	{"rdns", "sender-provider", true},
	{"bad-sender", "sender-admin", true},
	{"bad-address", "user", true},
	{"syntax", "sender-admin", true},
	{"virus", "user", true},
	{"policy", "recipient-admin", true},
	{"system", "nobody", false},
	{"loop", "recipient-admin", true},
	{"auth-required", "user", true},
	{"tls", "recipient-admin", false},
	{"moved", "user", true},
	{"content-format", "sender-admin", true},
	{"suspended", "recipient", true},
	{"filtered", "recipient", true},
	{Unknown, "sender-admin", true},
}

// Reasons lists every reason, in the order of the documentation.
func Reasons() []Reason {
	list := make([]Reason, len(traits))
	for i, t := range traits {
		list[i] = t.Reason
	}
	return list
}

func traitOf(r Reason) trait {
	for _, t := range traits {
		if t.Reason == r {
			return t
		}
	}
	return traits[len(traits)-1]
}
