package analyze

import "time"

// routeStatedConflict reports that what a person says contradicts the header: sent after the first server
// had it, or seen before the last one did.
var routeStatedConflict = Check{
	Codes: []string{"route-stated-conflict"},
	Run: func(p *Pass) {
		for i := range p.Hops {
			if at := p.Way.When[i]; !at.IsZero() {
				p.conflict("sent", i, p.Options.Sent.Sub(at), p.Options.Sent)
				break
			}
		}
		for i := len(p.Hops) - 1; i >= 0; i-- {
			if at := p.Way.When[i]; !at.IsZero() {
				p.conflict("received", i, at.Sub(p.Options.Received), p.Options.Received)
				break
			}
		}
	},
}

// slack is how exact the times are that people state.
const slack = 5 * time.Minute

func (p *Pass) conflict(which string, i int, by time.Duration, stated time.Time) {
	if stated.IsZero() || by <= slack {
		return
	}
	p.report(Finding{Code: "route-stated-conflict", Severity: Warning, Confidence: Likely, Party: Nobody,
		Where: p.field(p.Hops[i].Field)}, "which", which, "seconds", itoa(int64(by/time.Second)))
}
