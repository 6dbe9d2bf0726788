package analyze

import (
	"cmp"
	"slices"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
)

// routeDelay reports the waits that held a message. A wait that no single wrong clock explains is likely;
// one that may as well be a wrong clock is possible, and says so.
var routeDelay = Check{
	Codes: []string{"route-delay"},
	Run: func(p *Pass) {
		var list []*delay
		for i := 1; i < len(p.Hops); i++ {
			if d := p.delay(i); d != nil {
				list = append(list, d)
			}
		}
		slices.SortStableFunc(list, func(a, b *delay) int { return cmp.Compare(b.length, a.length) })
		for i, d := range list {
			p.reportDelay(d, rest(list, i))
		}
	},
}

// delay is a wait that held a message: the hop that ends it, and how long it was as the stamps have it, within what is
// proved of it.
type delay struct {
	Finding
	hop    int
	length time.Duration
}

// rest says how long the message waited elsewhere, if that is no trifle beside one of the waits, and whether it did for
// sure.
func rest(list []*delay, i int) []string {
	const trifle = 10
	total, sure := time.Duration(0), "likely"
	for k, d := range list {
		if k != i && d.Severity != Note {
			total += d.length
			if d.Confidence == Possible {
				sure = "possible"
			}
		}
	}
	if total < list[i].length/trifle || total == 0 {
		return nil
	}
	return []string{"rest_seconds", itoa(int64(total / time.Second)), "rest", sure}
}

const (
	explaining  = 30 * time.Minute    // long enough for somebody to ask why
	implausible = 10 * 24 * time.Hour // longer than any server tries again: a forged or meaningless stamp
)

// delay weighs the wait that hop i ends; nil where none is known.
func (p *Pass) delay(i int) *delay {
	f := Finding{Code: "route-delay", Severity: Warning, Confidence: Likely, Party: p.partyOf(i - 1)}
	wait, length := p.Way.Waits[i], p.Way.Waits[i].Min
	if length < route.Noticeable {
		if !p.Way.Plain || wait.Plain.Min < route.Noticeable {
			return nil
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
	told := wait.Min
	if wait.Known {
		told = max(wait.Min, min(wait.Stamped, wait.Max))
	}
	return &delay{f, i, told}
}

func (p *Pass) reportDelay(d *delay, rest []string) {
	i, f := d.hop, d.Finding
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
	p.report(f, append(rest, "hop", itoa(i), "held_by", p.heldBy(i), "next", p.Way.Hosts[i],
		"seconds", itoa(int64(max(0, stamped)/time.Second)), "at_least", itoa(*atLeast), "at_most", most,
		"cause", cause, "schedule", schedule, "software", p.Way.Dialects[i-1].Software, "within", p.Way.within(i))...)
}
