package analyze

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// routeDelay reports the waits that no single wrong clock can explain. A real delay shifts every later
// stamp, a wrong clock shifts the stamps of one host: a wait counts only as far as all stamps after it
// are later than all stamps before it.
var routeDelay = Check{
	Codes: []string{"route-delay"},
	Run: func(p *Pass) {
		for i := range p.Hops {
			if wait, ok := p.wait(i); ok && wait.atLeast >= noticeable {
				p.reportDelay(i, wait)
			}
		}
	},
}

const (
	noticeable  = 5 * time.Minute     // 20 times what 95 of 100 hops need
	explaining  = 30 * time.Minute    // long enough for somebody to ask why
	implausible = 10 * 24 * time.Hour // longer than any server retries: a forged or meaningless stamp
)

// wait is how long a message stood before a hop.
type wait struct {
	stamped time.Duration // the difference of the two stamps
	atLeast time.Duration // as far as no single clock can explain it
	hosts   int           // clocks on the side that has fewer, the Date field among them
}

// wait bounds the wait that hop i ends.
func (p *Pass) wait(i int) (w wait, ok bool) {
	before, earlierHosts := p.latestBefore(i)
	after, laterHosts := p.earliestAfter(i)
	if before.IsZero() || after.IsZero() || i == 0 || !known(p.Hops[i].Date) || !known(p.Hops[i-1].Date) {
		return wait{}, false
	}
	return wait{
		stamped: p.Hops[i].Date.Time.Sub(p.Hops[i-1].Date.Time),
		atLeast: after.Sub(before),
		hosts:   min(earlierHosts, laterHosts),
	}, true
}

// latestBefore gives the latest stamp below hop i, and how many hosts wrote stamps there. The Date field
// is one more clock, where it says no more than the stamps do.
func (p *Pass) latestBefore(i int) (latest time.Time, hosts int) {
	seen := make(map[string]bool)
	for _, h := range p.Hops[:i] {
		if known(h.Date) {
			latest = later(latest, h.Date.Time)
			seen[organizationOr(hostOf(h))] = true
		}
	}
	if f, ok := p.Header().Find("Date"); ok {
		d := headers.ReadDate(f.Text)
		if known(d) && !latest.IsZero() && latest.Sub(d.Time).Abs() < noticeable {
			seen["date"] = true
		}
	}
	return latest, len(seen)
}

func (p *Pass) earliestAfter(i int) (earliest time.Time, hosts int) {
	seen := make(map[string]bool)
	for _, h := range p.Hops[i:] {
		if known(h.Date) {
			earliest = earlier(earliest, h.Date.Time)
			seen[organizationOr(hostOf(h))] = true
		}
	}
	return earliest, len(seen)
}

// organizationOr groups the hosts of one organisation, which often share one clock.
func organizationOr(host string) string {
	if org := organization(host); org != "" {
		return org
	}
	return host
}

func (p *Pass) reportDelay(i int, w wait) {
	f := Finding{Code: "route-delay", Severity: Warning, Confidence: Possible, Party: p.partyOf(i - 1),
		Where: append(p.field(p.Hops[i].Field), p.field(p.Hops[i-1].Field)...)}
	if w.hosts >= 2 {
		f.Confidence = Likely
	}
	cause := p.causeOf(i)
	switch {
	case w.atLeast >= implausible || cause == "mailbox":
		f.Severity = Note
	case w.atLeast >= explaining:
		f.Severity = Failure
	}
	p.report(f, "hop", itoa(i), "held_by", p.heldBy(i), "seconds", itoa(int64(w.stamped/time.Second)),
		"at_least", itoa(int64(w.atLeast/time.Second)), "at_most", itoa(int64(max(w.stamped, w.atLeast)/time.Second)),
		"cause", cause)
}

// causeOf says what held a message before hop i, as far as the hop itself tells: a mailbox that was
// fetched from waits for the next fetch.
func (p *Pass) causeOf(i int) string {
	with := firstWordUpper(p.Hops[i].With)
	if with == "POP3" || with == "IMAP" || with == "IMAP4" {
		return "mailbox"
	}
	return "unknown"
}

// firstWordUpper gives the protocol of a with clause.
func firstWordUpper(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return strings.ToUpper(word)
}
