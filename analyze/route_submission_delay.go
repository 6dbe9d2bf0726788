package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
)

// routeSubmissionDelay reports a long time between the Date field, which the sender's program writes, and
// the first server. What the sender says bears it out; without that the clock of the PC explains it too.
var routeSubmissionDelay = Check{
	Codes: []string{"route-submission-delay"},
	Run: func(p *Pass) {
		if len(p.Hops) == 0 || !known(&p.Way.Date) || p.Way.When[0].IsZero() || !p.Way.Plain {
			return
		}
		wait := p.Way.When[0].Sub(p.Way.Date.Time)
		if wait < 2*route.Noticeable || wait > implausible {
			return
		}
		date, _ := p.Header().Find("Date")
		f := Finding{Code: "route-submission-delay", Severity: Note, Confidence: Possible, Party: Sender,
			Where: append(p.field(date), p.field(p.Hops[0].Field)...)}
		if sent := p.Options.Sent; !sent.IsZero() && sent.Sub(p.Way.Date.Time).Abs() < route.Noticeable {
			f.Severity, f.Confidence = Warning, Likely
		}
		p.report(f, "seconds", itoa(int64(wait/time.Second)))
	},
}
