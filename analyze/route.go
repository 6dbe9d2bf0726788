package analyze

import (
	"slices"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
	"github.com/eml-inspect/eml-inspect/headers"
)

// route lists the hops with the waits between them, as stamped and as they can be proved.
func (e *Evidence) route() Route {
	r := Route{Hops: make([]Hop, len(e.Hops)), Clocks: []Clock{}, Witnesses: e.witnesses()}
	var before, first, last time.Time
	longest := time.Duration(0)
	for i := range e.Hops {
		hop := e.hop(i, &e.Hops[i])
		if at := e.Way.When[i]; !at.IsZero() {
			if !before.IsZero() {
				hop.DelaySeconds = seconds(at.Sub(before))
			}
			before = at
			if !e.Way.wrong(i) {
				first, last = earlier(first, at), later(last, at)
			}
		}
		r.Hops[i] = hop
		if held := e.Way.held(i); i > 0 && held > longest {
			longest, r.Slowest = held, &r.Hops[i].Index
		}
	}
	for _, j := range e.Way.Joints {
		if j.Min > longest {
			hop, _ := e.Way.likeliest(j)
			longest, r.Slowest = j.Min, &r.Hops[hop].Index
		}
	}
	if !first.IsZero() && len(e.Hops) > 1 {
		r.TotalSeconds = seconds(last.Sub(first))
	}
	for _, f := range e.Way.Faults {
		if !statedClock(f.Host) {
			r.Clocks = append(r.Clocks, e.Way.clock(f))
		}
	}
	return r
}

// held is how long a message stood before a hop, as far as that is known: the difference of the stamps
// where they fit together, else what is proved.
func (w *Way) held(i int) time.Duration {
	wait := w.Waits[i]
	if w.Plain && wait.Known && wait.Stamped > 0 {
		return wait.Stamped
	}
	return wait.Min
}

// clock writes down a clock that is known to be wrong.
func (w *Way) clock(f route.Fault) Clock {
	why := "stamps"
	if f.Zone {
		why = "zone"
	}
	return Clock{Host: w.named(f), OffsetSeconds: int64(f.Likely / time.Second), Why: why}
}

// wrong reports whether the clock of a hop is known to be wrong.
func (w *Way) wrong(i int) bool {
	return slices.ContainsFunc(w.Faults, func(f route.Fault) bool { return w.covers(f, i) })
}

// offset is how far the clock of a hop is off, as far as it is known to be wrong.
func (w *Way) offset(i int) (off time.Duration) {
	for _, f := range w.Faults {
		if w.covers(f, i) {
			off += f.Likely
		}
	}
	return off
}

// covers reports whether a wrong clock is that of a hop.
func (w *Way) covers(f route.Fault, i int) bool {
	return clockOf(w.Hosts[i], i) == f.Host || f.Org && w.Families[i] == f.Host
}

// named gives the host of a wrong clock as people know it: the name that the field has, or the domain of
// an organisation.
func (w *Way) named(f route.Fault) string {
	for i, host := range w.Hosts {
		switch {
		case f.Org && w.Families[i] == f.Host:
			return organization(host)
		case !f.Org && clockOf(host, i) == f.Host:
			return host
		}
	}
	return f.Host
}

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if a.IsZero() || b.After(a) {
		return b
	}
	return a
}

func seconds(d time.Duration) *int64 {
	s := int64(d / time.Second)
	return &s
}

// hop writes down one Received field.
func (e *Evidence) hop(i int, h *headers.Hop) Hop {
	out := Hop{Index: i, By: printable(h.By), With: printable(h.With), ID: printable(h.ID), For: printable(h.For),
		From: HopFrom{Helo: printable(h.Helo), Name: printable(h.Name), IP: h.IP},
		Time: e.stampOf(i), Party: e.partyOf(i), Software: e.Way.Dialects[i].Software,
		Trusted: i >= e.Way.Border, Span: e.layer().AtSpan(h.Span)}
	if h.TLS.Version != "" || h.TLS.Cipher != "" {
		out.TLS = &HopTLS{Version: printable(h.TLS.Version), Cipher: printable(h.TLS.Cipher)}
	}
	if i > 0 {
		out.HeldBy = e.heldBy(i)
		out.AtLeastSeconds, out.AtMostSeconds = bounds(e.Way.Waits[i])
	}
	return out
}

// stampOf writes the stamp of a hop: with the offset that was written, or that the neighbours settled. A
// zone name that nothing settles has the offset of RFC 5322, section 4.3.
func (e *Evidence) stampOf(i int) string {
	d, at := &e.Hops[i].Date, e.Way.When[i]
	if at.IsZero() || known(d) {
		return stamp(*d)
	}
	_, stated := d.Time.Zone()
	offset := stated + int(d.Time.Sub(at)/time.Second)
	return at.In(time.FixedZone("", offset)).Format(time.RFC3339)
}

// bounds writes down what is proved of a wait; a bound that nothing gives is nil.
func bounds(w route.Wait) (atLeast, atMost *int64) {
	atLeast = seconds(w.Min)
	if w.Max < route.Open {
		atMost = seconds(w.Max + time.Second - 1)
	}
	return atLeast, atMost
}

// hostOf names the host that wrote a hop.
func hostOf(h *headers.Hop) string { return lowerHost(printable(h.By)) }

// heldBy names where a message was waiting before a hop: at the host of the hop before it. Where that
// field names none, as qmail writes it, the client that this hop names is the one.
func (e *Evidence) heldBy(i int) string {
	if i > 0 && e.Way.Hosts[i-1] != "" && e.Way.Hosts[i-1] != "qmail" {
		return e.Way.Hosts[i-1]
	}
	h := &e.Hops[i]
	for _, s := range [...]string{h.Name, h.Helo, h.IP} {
		if s != "" {
			return lowerHost(printable(s))
		}
	}
	return ""
}
