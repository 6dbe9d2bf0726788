package report

import (
	"math"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// describeRoute draws the way of a message: one row per hop, with a bar for each wait.
func describeRoute(r analyze.Route, o Options, m medium) {
	if len(r.Hops) == 0 {
		return
	}
	m.section(o.word("heading", "route"), o.phrase("label", "route-total", map[string]string{
		"hops": decimal(len(r.Hops)), "total": total(r),
	}))
	m.table(routeTable(r, o))
	m.remarks(routeRemarks(r, o))
}

// total is the time between the first and the last stamp; one stamp alone gives none.
func total(r analyze.Route) string {
	stamps := 0
	for _, hop := range r.Hops {
		if hop.Time != "" {
			stamps++
		}
	}
	if stamps < 2 {
		return ""
	}
	return optional(r.TotalSeconds)
}

// routeTable has the hops from the sender to the recipient.
func routeTable(r analyze.Route, o Options) table {
	t := table{columns: []column{
		{head: o.word("column", "hop"), right: true},
		{head: o.word("column", "host"), least: 20},
		{head: o.word("column", "time")},
		{head: o.word("column", "utc"), spare: true},
		{head: o.word("column", "wait"), right: true},
		{bars: true, spare: true},
	}}
	longest := longestWait(r.Hops)
	for i, hop := range r.Hops {
		number := decimal(hop.Index)
		if r.Slowest != nil && *r.Slowest == i {
			number = "> " + number
		}
		t.row(ours(number), theirs(hostOf(hop)), ours(clock(hop.Time, o.Zone)),
			ours(universal(hop.Time)), ours(wait(hop, o)), words{})
		bar := &t.rows[i][5]
		bar.bar = share(hop.DelaySeconds, longest)
		if r.Slowest != nil && *r.Slowest == i {
			bar.words = words{text: o.word("label", "slowest"), tone: warning}
		}
	}
	if o.Zone != nil {
		t.columns[2].head += " (" + o.Zone.String() + ")"
		t.drop(3)
	}
	return t
}

// drop removes a column.
func (t *table) drop(i int) {
	t.columns = append(t.columns[:i:i], t.columns[i+1:]...)
	for n, row := range t.rows {
		t.rows[n] = append(row[:i:i], row[i+1:]...)
	}
}

// hostOf names the host of a hop; one that does not name itself is shown by its client.
func hostOf(hop analyze.Hop) string {
	for _, name := range []string{hop.By, hop.From.Name, hop.From.Helo, hop.From.IP} {
		if name != "" {
			return name
		}
	}
	return "?"
}

// wait is the time since the hop before, as stamped.
func wait(hop analyze.Hop, o Options) string {
	if hop.DelaySeconds == nil {
		return ""
	}
	return catalogue.Duration(o.Lang, *hop.DelaySeconds)
}

// longestWait is the longest wait of a route in seconds, 0 without any.
func longestWait(hops []analyze.Hop) int64 {
	var longest int64
	for _, hop := range hops {
		if hop.DelaySeconds != nil {
			longest = max(longest, *hop.DelaySeconds)
		}
	}
	return longest
}

// share is the length of a bar. It grows with the square root of the wait: drawn in proportion, a
// minute beside an hour could not be seen.
func share(seconds *int64, longest int64) float64 {
	if seconds == nil || *seconds <= 0 || longest <= 0 {
		return 0
	}
	return math.Sqrt(float64(*seconds) / float64(longest))
}

// routeRemarks say what the stamps alone do not: odd stamps, clocks that are off, waits reasoned
// anew.
func routeRemarks(r analyze.Route, o Options) []string {
	var list []string
	for _, hop := range r.Hops {
		for _, code := range hop.Notes {
			list = append(list, o.phrase("label", "hop-note", map[string]string{
				"hop": decimal(hop.Index), "note": o.word("hop-note", code),
			}))
		}
		list = append(list, waitRemarks(hop, o)...)
	}
	for _, c := range r.Clocks {
		list = append(list, clockRemark(c, o))
	}
	if o.Verbose {
		for _, w := range r.Witnesses {
			list = append(list, o.phrase("label", "witness", map[string]string{
				"source": w.Source, "time": clock(w.Time, o.Zone), "host": w.Host,
			}))
		}
	}
	return list
}

// noSkew is the number of seconds by which clocks that are kept well may differ.
const noSkew = 60

// waitRemarks say what is wrong with a wait as stamped.
func waitRemarks(hop analyze.Hop, o Options) []string {
	switch {
	case reasonedAnew(hop):
		return []string{o.phrase("label", "wait-reasoned", map[string]string{
			"hop": decimal(hop.Index), "held_by": hop.HeldBy,
			"least": bound(hop.AtLeastSeconds), "most": optional(hop.AtMostSeconds),
		})}
	case hop.DelaySeconds != nil && *hop.DelaySeconds < -noSkew:
		return []string{o.phrase("label", "wait-negative", map[string]string{
			"hop": decimal(hop.Index), "seconds": decimal(-*hop.DelaySeconds),
		})}
	}
	return nil
}

// reasonedAnew says whether the wait as stamped lies outside of what the clocks allow.
func reasonedAnew(hop analyze.Hop) bool {
	least, most := hop.AtLeastSeconds, hop.AtMostSeconds
	if least == nil && most == nil {
		return false
	}
	if hop.DelaySeconds == nil {
		return true
	}
	stamped := *hop.DelaySeconds
	return least != nil && stamped < *least || most != nil && stamped > *most
}

// bound is a lower bound that says something: at least nothing is left unsaid.
func bound(least *int64) string {
	if least != nil && *least <= 0 {
		return ""
	}
	return optional(least)
}

// clockRemark says that a clock is off, and by how much.
func clockRemark(c analyze.Clock, o Options) string {
	facts := map[string]string{"host": c.Host, "why": o.word("clock-why", c.Why)}
	offset := c.OffsetSeconds
	if offset < 0 {
		facts["behind"] = "true"
		offset = -offset
	}
	facts["seconds"] = decimal(offset)
	return o.phrase("label", "clock", facts)
}
