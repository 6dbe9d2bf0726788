package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
)

// routeClockWrong reports hosts whose clocks are off: their stamps fit between those of their neighbours
// only if they are shifted. Nothing was delayed by it, but other hosts get the blame.
var routeClockWrong = Check{
	Codes: []string{"route-clock-wrong"},
	Run: func(p *Pass) {
		for _, f := range p.Way.Faults {
			if !f.Zone {
				p.reportClock("route-clock-wrong", f)
			}
		}
	},
}

// statedClock tells the pseudo-hosts of what the people say and of the Date field: they have their own codes.
func statedClock(host string) bool {
	return host == "(sent)" || host == "(received)" || host == "(date)"
}

func (p *Pass) reportClock(code string, f route.Fault) {
	if statedClock(f.Host) {
		return
	}
	finding := Finding{Code: code, Severity: Note, Confidence: Likely, Party: Nobody}
	for i, h := range p.Hops {
		if clockOf(p.Way.Hosts[i], i) == f.Host || f.Org && p.Way.Families[i] == f.Host {
			finding.Where = append(finding.Where, p.field(h.Field)...)
			finding.Party = p.partyOf(i)
		}
	}
	if f.Likely.Abs() >= explaining {
		finding.Severity = Warning
	}
	org := ""
	if f.Org {
		org = "true"
	}
	p.report(finding, "host", p.Way.named(f), "offset_seconds", itoa(int64(f.Likely/time.Second)),
		"offset_min", offsetFact(f.Offset.Min), "offset_max", offsetFact(f.Offset.Max), "org", org)
}

// offsetFact writes a bound of an offset, "" where it is open.
func offsetFact(d time.Duration) string {
	if d == route.Open || d == -route.Open {
		return ""
	}
	return itoa(int64(d / time.Second))
}
