package analyze

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Way is the route of a message as far as its clocks can be reasoned about. Indexes are those of
// Evidence.Hops.
type Way struct {
	Dialects []headers.Dialect
	Hosts    []string    // who wrote each field
	Families []string    // the organisation of each host, as family gives it
	When     []time.Time // the instant of each stamp, zones settled; zero where it is not known
	Waits    []route.Wait
	Joints   []route.Joint
	Faults   []route.Fault
	Decided  bool   // there is an explanation of all stamps
	Plain    bool   // they fit together if every clock is right
	Border   int    // the hop at which the recipient's side took the message; 0 where all are its own
	Attested []bool // the hop above bears out who wrote this one, up to the border
	Date     headers.Date
	known    []hostFamily
	owners   []*provider // of each host, nobody where it belongs to no provider
	senders  int         // hops from the first on that were written on its side
	author   string      // the organisation of the From field, as family gives it
}

// findWay works out the way of a message.
func (e *Evidence) findWay() *Way {
	n := len(e.Hops)
	w := &Way{Dialects: make([]headers.Dialect, n), Hosts: make([]string, n), Families: make([]string, n), owners: make([]*provider, n),
		known: make([]hostFamily, 0, min(n+4, maxFamilies))}
	w.author = w.familyOf(e.fromDomain()).family
	for i := range e.Hops {
		h := &e.Hops[i]
		f := w.familyOf(hostOf(h))
		w.Dialects[i], w.Hosts[i], w.Families[i], w.owners[i] = h.Dialect(), f.host, f.family, f.owner
	}
	e.adopt(w)
	for w.senders < len(e.Hops) && w.Families[w.senders] == w.Families[0] {
		w.senders++
	}
	if f, ok := e.Header().Find("Date"); ok {
		w.Date = headers.ReadDate(f.Text)
	}
	w.When = settled(e.Hops)
	w.Border = e.border(w)
	w.Attested = e.attested(w)
	readings, first := e.readings(w)
	solution := route.Solve(readings)
	w.Waits = solution.Waits[first : first+len(e.Hops)]
	w.Faults, w.Decided, w.Plain = solution.Faults, solution.Decided, solution.Plain
	for _, j := range solution.Joints {
		if j.From, j.To = j.From-first, j.To-first; j.From >= 0 && j.To < len(e.Hops) {
			w.Joints = append(w.Joints, j)
		}
	}
	return w
}

// adopt finds the owners of hosts that a provider names by an address only, as Google does within its network: the hop is
// in the form of that provider, and the one below is its own, or the one above names it as its client.
func (e *Evidence) adopt(w *Way) {
	for i := range e.Hops {
		name := w.Dialects[i].Provider
		switch {
		case name == "" || w.owners[i] != nobody:
		case i > 0 && w.owners[i-1].Name == name:
			w.owners[i] = w.owners[i-1]
		case i+1 < len(e.Hops):
			if p := w.familyOf(lowerHost(e.Hops[i+1].Name)).owner; p.Name == name {
				w.owners[i] = p
			}
		}
	}
}

// maxFamilies is how many hosts are kept with their organisations.
const maxFamilies = 32

// familyOf gives the organisation of a host, and keeps it: the hosts of a way name each other. It belongs to gathering.
func (w *Way) familyOf(host string) hostFamily {
	f, ok := w.lookUp(host)
	if !ok && len(w.known) < maxFamilies {
		w.known = append(w.known, f)
	}
	return f
}

// family gives the organisation of a host as family does, from what is known of the way.
func (w *Way) family(host string) string {
	f, _ := w.lookUp(host)
	return f.family
}

// lookUp gives the organisation of a host, and reports whether it is one of those that are kept.
func (w *Way) lookUp(host string) (f hostFamily, ok bool) {
	for i := range w.known {
		if w.known[i].host == host {
			return w.known[i], true
		}
	}
	return familyOf(host), false
}

// settled gives the instants of the stamps. A zone that stands for several offsets, or none, is settled by
// the neighbours where they allow it.
func settled(hops []headers.Hop) []time.Time {
	when, open := make([]time.Time, len(hops)), false
	for i := range hops {
		d := &hops[i].Date
		when[i], open = d.Time, open || d.OK() && !known(d)
	}
	if !open {
		return when
	}
	candidates := make([][]time.Time, len(hops))
	for i := range hops {
		candidates[i] = instants(&hops[i].Date)
	}
	return route.Settle(candidates)
}

// instants lists what a date may stand for: one instant, or one for each zone it may be in.
func instants(d *headers.Date) []time.Time {
	switch {
	case !d.OK():
		return nil
	case known(d):
		return []time.Time{d.Time}
	case d.Zone == headers.ZoneAmbiguous:
		_, stated := d.Time.Zone()
		var list []time.Time
		for _, offset := range d.Candidates {
			list = append(list, d.Time.Add(time.Duration(stated-offset)*time.Second))
		}
		return list
	}
	var list []time.Time
	for half := -24; half <= 28; half++ { // UTC-12 to UTC+14
		list = append(list, d.Time.Add(-time.Duration(half)*30*time.Minute))
	}
	return list
}

// known reports whether the instant of a date is known: it was read, and its zone is stated.
func known(d *headers.Date) bool {
	return d.OK() && (d.Zone == headers.ZoneNumeric || d.Zone == headers.ZoneNamed)
}

// readings lists what the clocks said, and where the hops begin among them: the Date field comes before
// them where it is a clock of its own, and what the people say joins at both ends.
func (e *Evidence) readings(w *Way) (list []route.Reading, first int) {
	const ends = 3 // what the people say, and the Date field
	list = make([]route.Reading, 0, len(w.Hosts)+ends)
	if t := e.Options.Sent; !t.IsZero() {
		list = append(list, route.Reading{At: t, Host: "(sent)"})
	}
	if e.dateIsClock(w) {
		list = append(list, route.Reading{At: w.Date.Time, Host: "(date)"})
	}
	first = len(list)
	for i, host := range w.Hosts {
		list = append(list, route.Reading{At: w.When[i], Host: clockOf(host, i), Org: w.Families[i],
			Sound: w.sound(i) || e.own(host)})
	}
	if t := e.Options.Received; !t.IsZero() {
		list = append(list, route.Reading{At: t, Host: "(received)"})
	}
	return list, first
}

// dateIsClock reports whether the Date field bears out the first stamp: it agrees with it, and another
// machine wrote it.
func (e *Evidence) dateIsClock(w *Way) bool {
	if len(e.Hops) == 0 || !known(&w.Date) || w.When[0].IsZero() {
		return false
	}
	apart := w.When[0].Sub(w.Date.Time)
	first := e.Hops[0]
	other := first.IP != "" && !local(first.IP) && !strings.EqualFold(first.By, first.From)
	return other && apart > -time.Minute && apart < route.Noticeable
}

// clockOf names the clock of a host. Names that many machines have are no name.
func clockOf(host string, i int) string {
	switch host {
	case "", "localhost", "localhost.localdomain", "unknown", "qmail", "127.0.0.1":
		return "#" + itoa(i)
	}
	return host
}

// within says what the host of a hop and the one below are of: one organisation or one provider; "" where they are not, or
// where the recipient's side takes over from the sender's: a provider turns strangers away also among its customers.
func (w *Way) within(i int) string {
	switch {
	case i == w.Border:
	case w.owners[i] != nobody && w.owners[i] == w.owners[i-1]:
		return "provider"
	case w.Families[i] != "" && w.Families[i] == w.Families[i-1]:
		return "organisation"
	}
	return ""
}

// sound reports whether the clock of a hop is known to be right: the hop above bears out that a provider
// wrote it whose clocks have never been seen wrong.
func (w *Way) sound(i int) bool { return w.Attested[i] && w.owners[i].Sound }
