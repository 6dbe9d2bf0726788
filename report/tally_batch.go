package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// addHosts counts the hosts that held a message. A wait that may as well be a wrong clock does not count.
func (t *Tally) addHosts(m *analyze.MessageReport) {
	for _, f := range m.Findings {
		host := f.Facts["held_by"]
		if f.Code != "route-delay" || host == "" || f.Confidence == analyze.Possible {
			continue
		}
		h := t.hosts[host]
		h.messages++
		h.seconds += whole(f.Facts["seconds"])
		t.hosts[host] = h
	}
}

// addDomains counts the domains that refused a message for good.
func (t *Tally) addDomains(m *analyze.MessageReport) {
	for _, f := range m.Findings {
		_, domain, _ := strings.Cut(f.Facts["recipient"], "@")
		if f.Code == "bounce" && f.Facts["permanent"] == "true" && domain != "" {
			t.domains[strings.ToLower(domain)]++
		}
	}
}

// batchShown is how many hosts and domains are listed unless all are asked for.
const batchShown = 10

// describeBatch tells how far the messages came, which hosts held them, which domains refused them for good, and whether
// there are copies.
func (t *Tally) describeBatch(o *Options, m medium) {
	if len(t.states) > 0 {
		m.section(o.word("heading", "states"), "")
		m.table(countTable(t.states, len(t.states), o.word("column", "messages"), o.word("label", "delivery"), o,
			func(key string) words { return ours(o.word("delivery", key)) }))
	}
	t.describeHosts(o, m)
	if len(t.domains) > 0 {
		m.section(o.word("heading", "hard"), t.more(len(t.domains), o))
		m.table(countTable(t.domains, o.most(batchShown), o.word("column", "failures"), o.word("column", "domain"), o,
			theirs))
	}
	if t.repeated > 0 {
		m.lead(plain, "", o.phrase("copies", "hint", map[string]string{"count": decimal(t.repeated)}))
	}
}

// countTable lists up to n keys with their counts, the most frequent first.
func countTable(counts map[string]int, n int, count, name string, o *Options, say func(string) words) table {
	t := table{columns: []column{{head: count, right: true}, {head: name, least: 20}}}
	for _, key := range mostFirst(counts, n) {
		t.row(ours(catalogue.Number(o.Lang, int64(counts[key]))), say(key))
	}
	return t
}

// describeHosts lists the hosts that held messages, the one that held most first.
func (t *Tally) describeHosts(o *Options, m medium) {
	if len(t.hosts) == 0 {
		return
	}
	counts := map[string]int{}
	for host, h := range t.hosts {
		counts[host] = h.messages
	}
	hosts := table{columns: []column{{head: o.word("column", "messages"), right: true},
		{head: o.word("column", "host"), least: 20}, {head: o.word("column", "in-all"), right: true}}}
	for _, key := range mostFirst(counts, o.most(batchShown)) {
		h := t.hosts[key]
		hosts.row(ours(catalogue.Number(o.Lang, int64(h.messages))), theirs(key),
			ours(catalogue.Duration(o.Lang, h.seconds)))
	}
	m.section(o.word("heading", "hosts"), t.more(len(t.hosts), o))
	m.table(hosts)
}

// more says that a list was cut, "" where it was not.
func (t *Tally) more(n int, o *Options) string {
	if n <= o.most(batchShown) {
		return ""
	}
	return o.phrase("label", "first-of", map[string]string{"shown": decimal(batchShown), "count": decimal(n)})
}

// most is how many rows of a list are shown: all of them where every place is asked for.
func (o *Options) most(n int) int {
	if o.Verbose {
		return int(^uint(0) >> 1)
	}
	return n
}

// mostFirst gives up to n keys, those with the highest counts first, equal ones by name.
func mostFirst(counts map[string]int, n int) []string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}
