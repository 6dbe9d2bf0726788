package bounce

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// finish reads the codes, finds who spoke, judges each recipient, and says what kind of notice it all makes.
func (b *Bounce) finish(d *Document) {
	for i := range b.Recipients {
		r := &b.Recipients[i]
		r.settle()
		host, answered := heard(r.lead + " " + r.Diagnostic)
		if r.Remote == "" && host != b.Reporter {
			r.Remote = host
		}
		r.Refused = answered || r.Remote != "" && r.Reply != "" && r.Remote != b.Reporter
		if r.Action == ActionFailed || r.Action == ActionDelayed {
			r.Verdict = Judge(Answer{Text: r.Diagnostic, Status: r.Status, Reply: r.Reply, Host: r.Remote})
			if r.Reason == Unknown || r.lead != "" && strings.Contains(r.lead, "rejected") {
				r.Verdict = Judge(Answer{Text: r.lead + " " + r.Diagnostic, Status: r.Status, Reply: r.Reply, Host: r.Remote})
			}
		}
		r.Diagnostic = saidOnly(r.Diagnostic, r.Address)
	}
	if b.Kind == "" {
		b.Kind = kindOf(b.Recipients)
	}
}

// kindOf gives the kind of a notice: the worst that it says of a recipient.
func kindOf(list []Recipient) Kind {
	for _, k := range [...]struct {
		action Action
		kind   Kind
	}{{ActionFailed, Failed}, {ActionDelayed, Delayed}, {ActionExpanded, Expanded}, {ActionRelayed, Relayed}} {
		for _, r := range list {
			if r.Action == k.action {
				return k.kind
			}
		}
	}
	return Delivered
}

// submitted notes how long a message was tried, by the time at which it was handed in.
func (b *Bounce) submitted(sent time.Time, notice headers.Block) {
	until := headers.ReadDate(notice.Get("Date"))
	if sent.IsZero() || !until.OK() || until.Time.Before(sent) {
		return
	}
	if b.Original == nil {
		b.Original = &Original{}
	}
	b.Original.Queued = until.Time.Sub(sent)
}
