package report

import (
	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// describeRoute draws the way of a message: one row per hop, with a bar for each wait.
func describeRoute(r analyze.Route, o *Options, m medium) {
	if len(r.Hops) == 0 {
		return
	}
	m.section(o.word("heading", "route"), o.phrase("label", "route-total", map[string]string{
		"hops": decimal(len(r.Hops)), "total": total(r),
	}))
	if d, ok := m.(drawer); ok {
		d.draw(r, o)
	}
	shown := r
	shown.Hops = r.Hops[:min(len(r.Hops), mostRows)]
	m.table(routeTable(shown, o))
	if left := len(r.Hops) - mostRows; left > 0 {
		m.remarks([]string{o.phrase("web", "rows-more", map[string]string{"count": decimal(left)})})
	}
	m.remarks(routeRemarks(r, o))
	if o.Verbose {
		describeWitnesses(r.Witnesses, o, m)
	}
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

// barColumn is the place of the bars among the columns of the route.
const barColumn = 8

// routeTable has the hops from the sender to the recipient.
func routeTable(r analyze.Route, o *Options) table {
	t := table{columns: []column{
		{head: o.word("column", "hop"), right: true},
		{head: o.word("column", "host"), least: 20},
		{head: o.word("column", "software"), spare: extra},
		{head: o.word("column", "side"), spare: extra},
		{head: o.word("column", "time")},
		{head: o.word("column", "clock"), spare: useful, right: true},
		{head: o.word("column", "utc"), spare: useful},
		{head: o.word("column", "wait"), right: true},
		{bars: true, spare: useful},
	}}
	if o.Zone != nil {
		t.columns[4].head += " (" + o.Zone.String() + ")"
		t.columns[6].head = o.word("column", "corrected")
	}
	longest := longestWait(r)
	t.ruleAt = border(r.Hops)
	for i := range r.Hops {
		row := routeRow(r, i, o)
		if i < t.ruleAt {
			dim(row)
		}
		row[barColumn] = waitBar(r, i, longest, o)
		t.rows = append(t.rows, row)
	}
	if t.ruleAt > 0 {
		t.rule = o.word("label", "border")
	}
	return t
}

// routeRow has what is known about hop i, except for the bar.
func routeRow(r analyze.Route, i int, o *Options) []cell {
	hop := r.Hops[i]
	number := decimal(hop.Index)
	if slowest(r, i) {
		number = "> " + number
	}
	off, wrong := offsetOf(r, hop)
	shift, moment := "", ""
	if wrong {
		shift = catalogue.Shift(o.Lang, off)
	}
	if wrong || o.Zone == nil { // else the time beside it says the same
		moment = corrected(hop.Time, off, o.Zone)
	}
	row := make([]cell, barColumn+1)
	for column, text := range []words{
		ours(number), theirs(hostOf(hop)), ours(hop.Software), ours(sideOf(hop, o)),
		ours(clock(hop.Time, o.Zone)), {text: shift, tone: warning}, ours(moment),
		ours(waitOf(r, i).Short(o.Lang)),
	} {
		row[column].words = text
	}
	return row
}

// sideOf says whose a hop is, "" where that is not known.
func sideOf(hop analyze.Hop, o *Options) string {
	if hop.Party == analyze.Nobody {
		return ""
	}
	return o.word("side", string(hop.Party))
}

// border is the number of hops that others than the recipient's side wrote; 0 where the two sides
// are not told apart.
func border(hops []analyze.Hop) int {
	below := 0
	for i, hop := range hops {
		if !hop.Trusted {
			below = i + 1
		}
	}
	if below == len(hops) {
		return 0
	}
	return below
}

// dim makes a row stand back, except for what is marked in it.
func dim(row []cell) {
	for i := range row {
		if row[i].tone == plain {
			row[i].tone = quiet
		}
	}
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
