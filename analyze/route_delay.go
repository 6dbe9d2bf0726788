package analyze

import (
	"cmp"
	"slices"
	"strings"
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
		for _, j := range p.Way.Joints {
			list = p.together(list, j)
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
	joint  route.Joint // the waits that are only bounded together, of which this is one; zero without any
	either bool        // this is the one that took most of it, most likely
	others []string    // who else may have held it meanwhile
	who    string      // who can look where these are of several sides
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
	f := Finding{Code: "route-delay", Confidence: Likely, Party: p.partyOf(i - 1)}
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
	f.Severity = p.waited(i, length)
	f.Where = append(p.field(p.Hops[i].Field), p.field(p.Hops[i-1].Field)...)
	told := wait.Min
	if wait.Known {
		told = max(wait.Min, min(wait.Stamped, wait.Max))
	}
	return &delay{Finding: f, hop: i, length: told}
}

// together says of the delays among waits that are bounded together how long all of them were. Where there is none, since a
// wrong clock stands between, it adds the wait that is longest if that clock is off as it most likely is.
func (p *Pass) together(list []*delay, j route.Joint) []*delay {
	if !p.Way.Attested[j.From] {
		return list // its stamp may be made up
	}
	within := func(d *delay) bool { return j.From < d.hop && d.hop <= j.To }
	if slices.ContainsFunc(list, within) {
		for _, d := range list {
			if within(d) {
				d.joint = j
			}
		}
		return list
	}
	d := &delay{Finding: Finding{Code: "route-delay", Confidence: Possible}, joint: j, either: true}
	d.hop, d.length = p.Way.likeliest(j)
	d.Where = append(p.field(p.Hops[j.To].Field), p.field(p.Hops[j.From].Field)...)
	if i := p.accounted(j); i > 0 {
		d.hop, d.Party = i, p.partyOf(i-1)
	} else {
		p.holders(d)
	}
	d.Severity = p.waited(d.hop, j.Min)
	return append(list, d)
}

// waited is how serious a wait is that hop i ends. In a mailbox a message may lie until somebody collects it.
func (p *Pass) waited(i int, length time.Duration) Severity {
	switch {
	case length >= implausible || p.Way.Dialects[i].Fetch:
		return Note
	case length >= explaining:
		return Failure
	}
	return Warning
}

// holders says who may have held a message for the most of the waits of a joint, and on whose side they are.
func (p *Pass) holders(d *delay) {
	d.Party = p.partyOf(d.hop - 1)
	for i := d.joint.From + 1; i <= d.joint.To; i++ {
		if host := p.heldBy(i); d.joint.Within(p.Way.Waits[i]) && host != p.heldBy(d.hop) && !slices.Contains(d.others, host) {
			d.others = append(d.others, host)
			if p.partyOf(i-1) != d.Party {
				d.Party, d.who = Nobody, admins[p.partyOf(d.hop-1)]
			}
		}
	}
}

// accounted gives the hop of a joint that ends a wait for which the header accounts, if that may have been most of the joint;
// zero without any.
func (p *Pass) accounted(j route.Joint) int {
	for i := j.From + 1; i <= j.To; i++ {
		cause, _ := p.cause(i)
		if cause != "unknown" && cause != "queue" && j.Within(p.Way.Waits[i]) {
			return i
		}
	}
	return 0
}

// likeliest gives the hop that ends the longest of the waits of a joint, and its length, if the clocks that are known to be
// wrong are off as they most likely are. Where no stamp says so it is the last one, and the length is what is proved of all together.
func (w *Way) likeliest(j route.Joint) (hop int, length time.Duration) {
	for i := j.From + 1; i <= j.To; i++ {
		wait := w.Waits[i]
		if off := wait.Stamped - w.offset(i) + w.offset(i-1); wait.Known && off > length {
			hop, length = i, off
		}
	}
	if !j.Within(route.Wait{Span: route.Span{Max: length}}) {
		return j.To, j.Min
	}
	return hop, length
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
	if d.either {
		stamped = d.length
	}
	cause, schedule := p.cause(i)
	if d.either && cause == "queue" { // its length is not known well enough for that
		cause, schedule = "unknown", ""
	}
	if cause == "greylist" {
		f.Party = p.partyOf(i) // the next server turned it away at first
	}
	p.report(f, append(append(rest, d.sum()...), "hop", itoa(i), "held_by", p.heldBy(i), "next", p.Way.Hosts[i],
		"seconds", itoa(int64(max(0, stamped)/time.Second)), "at_least", itoa(*atLeast), "at_most", most,
		"cause", cause, "schedule", schedule, "software", p.Way.Dialects[i-1].Software, "within", p.Way.within(i))...)
}

// sum says how long the waits took of which only the sum is bounded.
func (d *delay) sum() []string {
	if d.joint.Min == 0 {
		return nil
	}
	least, most := bounds(route.Wait{Span: d.joint.Span})
	facts := []string{"together", itoa(*least), "or_held_by", strings.Join(d.others, ", "), "who", d.who}
	if most != nil {
		facts = append(facts, "together_most", itoa(*most))
	}
	return facts
}
