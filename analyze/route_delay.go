package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
)

// routeDelay reports the waits that held a message. A wait that no single wrong clock explains is likely;
// one that may as well be a wrong clock is possible, and says so.
var routeDelay = Check{
	Codes: []string{"route-delay"},
	Run: func(p *Pass) {
		for i := 1; i < len(p.Hops); i++ {
			if f, ok := p.delay(i); ok {
				p.reportDelay(i, f)
			}
		}
	},
}

const (
	explaining  = 30 * time.Minute    // long enough for somebody to ask why
	implausible = 10 * 24 * time.Hour // longer than any server tries again: a forged or meaningless stamp
)

// delay weighs the wait that hop i ends; false means that none is known.
func (p *Pass) delay(i int) (Finding, bool) {
	f := Finding{Code: "route-delay", Severity: Warning, Confidence: Likely, Party: p.partyOf(i - 1)}
	wait, length := p.Way.Waits[i], p.Way.Waits[i].Min
	if length < route.Noticeable {
		if !p.Way.Plain || wait.Plain.Min < route.Noticeable {
			return f, false
		}
		f.Confidence, length = Possible, wait.Plain.Min
	}
	if !p.Way.Attested[i-1] || p.Way.Dialects[i].Fetch {
		f.Confidence = Possible
	}
	switch {
	case length >= implausible || p.Way.Dialects[i].Fetch:
		f.Severity = Note
	case length >= explaining:
		f.Severity = Failure
	}
	f.Where = append(p.field(p.Hops[i].Field), p.field(p.Hops[i-1].Field)...)
	return f, true
}

func (p *Pass) reportDelay(i int, f Finding) {
	wait := p.Way.Waits[i]
	atLeast, atMost := bounds(wait)
	most := ""
	if atMost != nil {
		most = itoa(*atMost)
	}
	stamped := wait.Stamped
	if !wait.Known {
		stamped = wait.Min
	}
	cause, schedule := p.cause(i)
	if cause == "greylist" {
		f.Party = p.partyOf(i) // the next server turned it away at first
	}
	p.report(f, "hop", itoa(i), "held_by", p.heldBy(i), "next", p.Way.Hosts[i],
		"seconds", itoa(int64(max(0, stamped)/time.Second)), "at_least", itoa(*atLeast), "at_most", most,
		"cause", cause, "schedule", schedule, "software", p.Way.Dialects[i-1].Software)
}
