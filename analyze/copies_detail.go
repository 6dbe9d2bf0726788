package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/copies"
)

// split writes down where the copies of a group parted.
func (c *Comparison) split(s copies.Split, members []int) Split {
	out := Split{Group: c.inputsOf(members), Stage: string(s.Stage), Why: string(s.Why), Common: s.Common, Hop: s.Hop,
		Spacing: []int64{}, Schedule: s.Schedule, Fields: append([]string{}, s.Fields...), SameText: s.SameText,
		SameBody: s.SameBody, SameMail: s.SameMail, Copies: []SplitCopy{}, Further: []Fork{}, Asks: []Ask{}}
	if s.Left != nil {
		out.Host, out.QueueID = leftHost(s), s.Left.ID
	}
	for _, d := range s.Spacing {
		out.Spacing = append(out.Spacing, int64(d/time.Second))
	}
	for k, i := range members {
		m := c.messages[i]
		one := SplitCopy{Input: m.input, Delivered: m.Delivered, List: m.List, Hops: m.hops}
		if k < len(s.Ways) && len(s.Ways[k]) > 0 {
			one.Hops = append([]SplitHop{}, m.hops[s.Ways[k][0].Index:]...)
			for n := range min(s.Common, len(one.Hops)) {
				one.Hops[n].Common = true
			}
		}
		out.Copies = append(out.Copies, one)
	}
	out.Asks = splitAsks(s)
	return out
}

// leftHost names the last host that all copies have passed. One that calls itself localhost has the name that the next
// hop gives it.
func leftHost(s copies.Split) string {
	switch s.Left.Host {
	case "", "localhost", "localhost.localdomain", "qmail":
		for _, h := range s.Next() {
			if h.Named != "" {
				return h.Named
			}
		}
	}
	return s.Left.Host
}

// maxForks is how deep the places are followed at which copies parted again.
const maxForks = 8

// further finds the places behind a split at which some of its copies parted again, those nearest the sender first.
func (c *Comparison) further(list []*copies.Copy, s copies.Split, members []int, depth int) []Fork {
	forks := []Fork{}
	if depth == maxForks || s.Stage == copies.Undecided {
		return forks
	}
	for _, part := range s.Parts() {
		var some []int
		for _, k := range part {
			some = append(some, members[k])
		}
		again := copies.Compare(chosen(list, some))
		f := Fork{Group: c.inputsOf(some), Stage: string(again.Stage), Why: string(again.Why), Hop: again.Hop}
		if again.Left != nil {
			f.Host, f.QueueID = leftHost(again), again.Left.ID
		}
		forks = append(append(forks, f), c.further(list, again, some, depth+1)...)
	}
	return forks
}

// maxAsks is how many servers are asked about one group.
const maxAsks = 6

// splitAsks makes the questions that decide: to the host at which the copies parted, about everything it did with the
// message, then to the hosts that took them from there, each about its own copy.
func splitAsks(s copies.Split) []Ask {
	list := []Ask{}
	next := s.Next()
	if s.Stage == copies.NotCopies || s.Stage == copies.Undecided {
		return list
	}
	if s.Left != nil {
		last := time.Time{}
		for _, h := range next {
			last = later(last, h.Time)
		}
		left := *s.Left
		left.Host = leftHost(s)
		list = append(list, hostAsk(left, last))
	}
	for _, h := range next {
		if len(list) < maxAsks && (s.Left == nil || h.Host != s.Left.Host || h.ID != s.Left.ID) {
			list = append(list, hostAsk(h, h.Time))
		}
	}
	return list
}

// hostAsk asks the host that wrote a hop about it: from a minute before its stamp to a minute after the last copy, in
// the zone of that host.
func hostAsk(h copies.Hop, until time.Time) Ask {
	ask := Ask{To: "host", Host: h.Host, QueueID: h.ID}
	if h.Time.IsZero() {
		return ask
	}
	until = later(until, h.Time)
	ask.From = h.Time.Add(-time.Minute).Format(time.RFC3339)
	ask.Until = until.In(h.Time.Location()).Add(time.Minute).Format(time.RFC3339)
	return ask
}
