package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// routeRemarks say what the stamps alone do not: odd stamps, clocks that are off, waits that are
// not proved.
func routeRemarks(r analyze.Route, o *Options) []string {
	var list []string
	for _, hop := range r.Hops {
		for _, code := range hop.Notes {
			list = append(list, o.phrase("label", "hop-note", map[string]string{
				"hop": decimal(hop.Index), "note": o.word("hop-note", code),
			}))
		}
	}
	list = append(list, waitRemarks(r, o)...)
	for _, c := range r.Clocks {
		list = append(list, clockRemark(c, o))
	}
	return list
}

// offsetOf gives the seconds by which the clock of a hop is known to be ahead. A clock is named by
// its host, by the number of a hop whose host has no name ("#3") or, if no hop bears the name
// itself, by a domain whose hosts are all shifted.
func offsetOf(r analyze.Route, hop analyze.Hop) (seconds int64, wrong bool) {
	host := lowerHost(hop.By)
	for _, c := range r.Clocks {
		if c.Host == host || c.Host == "#"+decimal(hop.Index) {
			return c.OffsetSeconds, true
		}
		if strings.HasSuffix(host, "."+c.Host) && !namesHop(r, c.Host) {
			return c.OffsetSeconds, true
		}
	}
	return 0, false
}

// namesHop says whether a hop was written by a host of just this name.
func namesHop(r analyze.Route, host string) bool {
	for _, hop := range r.Hops {
		if lowerHost(hop.By) == host {
			return true
		}
	}
	return false
}

// lowerHost writes a host as the analysis names clocks: lower case, without the final dot.
func lowerHost(host string) string {
	return strings.ToLower(strings.TrimRight(host, "."))
}

// clockRemark says that a clock is off, and by how much.
func clockRemark(c analyze.Clock, o *Options) string {
	facts := map[string]string{"host": clockHost(c.Host, o), "why": o.word("clock-why", c.Why)}
	offset := c.OffsetSeconds
	if offset < 0 {
		facts["behind"] = "true"
		offset = -offset
	}
	facts["seconds"] = decimal(offset)
	return o.phrase("label", "clock", facts)
}

// clockHost names the host of a clock to a person.
func clockHost(host string, o *Options) string {
	if number, nameless := strings.CutPrefix(host, "#"); nameless {
		return o.phrase("label", "hop", map[string]string{"hop": number})
	}
	return o.word("clock-host", host)
}

// describeWitnesses lists the other clocks in the message.
func describeWitnesses(witnesses []analyze.Witness, o *Options, m medium) {
	if len(witnesses) == 0 {
		return
	}
	t := table{columns: []column{
		{head: o.word("column", "witness"), least: 20, wrap: true},
		{head: o.word("column", "host"), least: 20},
		{head: o.word("column", "time")},
		{head: o.word("column", "utc"), spare: useful},
	}}
	for _, w := range witnesses {
		utc := ""
		if o.Zone == nil {
			utc = corrected(w.Time, 0, nil)
		}
		t.row(ours(o.word("witness", w.Source)), theirs(w.Host), ours(clock(w.Time, o.Zone)), ours(utc))
	}
	m.section(o.word("heading", "witnesses"), "")
	m.table(t)
}
