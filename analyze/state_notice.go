package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/headers"
)

// reported says how far the message came that a notice is about; false where the message is no such notice.
func (e *Evidence) reported() (Delivery, bool) {
	b := e.Bounce
	if b == nil {
		return Delivery{}, false
	}
	switch b.Kind {
	case bounce.Failed:
		if e.intercepted() {
			return Delivery{State: "intercepted", Why: "own-provider"}, true
		}
		return Delivery{State: "bounced", Why: "bounce-document"}, true
	case bounce.Delayed:
		return Delivery{State: "in-transit", Why: "still-tried"}, true
	case bounce.Relayed, bounce.Expanded:
		return Delivery{State: "delivered-server", Why: "passed-on"}, true
	case bounce.Delivered:
		return Delivery{State: "delivered-mailbox", Why: "delivery-report"}, true
	case bounce.ReadReceipt:
		return Delivery{State: "delivered-mailbox", Why: "read-receipt"}, true
	}
	return Delivery{}, false
}

// intercepted reports whether the sender's own side refused the message: no other server is quoted for any
// recipient, and the reason is one that a provider has against its own users.
func (e *Evidence) intercepted() bool {
	return !slices.ContainsFunc(e.Bounce.Recipients, func(r bounce.Recipient) bool {
		return r.Action == bounce.ActionFailed && (r.Refused || r.Remote != "" || !ownRefusal(r))
	})
}

// ownRefusal reports whether a provider refuses mail of its own users for this reason, and it was not the mailbox or
// the domain of the recipient that failed.
func ownRefusal(r bounce.Recipient) bool {
	if r.Rule == "alibaba-outbound" || r.Rule == "outbound-barred" || r.Rule == "prison" ||
		r.Rule == "coremail-sending-quota" {
		return true
	}
	switch r.Reason {
	case "spam-content", "spam-reputation", "auth-required", "not-permitted", "rate-limited", "virus":
		return r.Reply != "" && r.Reply[0] == '5' && r.Status == ""
	}
	return false
}

// maxBounceAsks is how many hosts are asked about one notice.
const maxBounceAsks = 3

// askAboutBounce makes the questions about failures whose reason stands in a log only: to the host that refused, or to
// the one that wrote the notice, about the time from the message to the notice.
func (e *Evidence) askAboutBounce() []Ask {
	list := []Ask{}
	if e.Bounce == nil {
		return list
	}
	for _, r := range e.Bounce.Recipients {
		host := lowerHost(r.Remote)
		if host == "" || !r.Refused {
			host = firstText(lowerHost(e.Bounce.Reporter), host)
		}
		asked := slices.ContainsFunc(list, func(a Ask) bool { return a.Host == host })
		if r.Action != bounce.ActionFailed || !loggedOnly(r.Reason) || host == "" || asked || len(list) == maxBounceAsks {
			continue
		}
		ask := Ask{To: "host", Host: printable(host), Until: stamp(headers.ReadDate(e.Header().Get("Date")))}
		if o := e.Bounce.Original; o != nil {
			ask.From = stamp(headers.ReadDate(o.Date))
		}
		list = append(list, ask)
	}
	return list
}

// loggedOnly reports whether a refusal for this reason leaves open what exactly the other side minded.
func loggedOnly(r bounce.Reason) bool {
	switch r {
	case bounce.Unknown, "policy", "expired", "system", "not-permitted", "filtered", "spam-reputation",
		"host-unreachable", "network":
		return true
	}
	return false
}

func firstText(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
