package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// route lists the hops with the waits between them, as stamped.
func (e *Evidence) route() Route {
	r := Route{Hops: make([]Hop, len(e.Hops)), Clocks: []Clock{}, Witnesses: []Witness{}}
	var before time.Time
	var first, last time.Time
	longest := int64(0)
	for i, h := range e.Hops {
		hop := e.hop(i, h)
		if known(h.Date) {
			if !before.IsZero() {
				hop.DelaySeconds = seconds(h.Date.Time.Sub(before))
			}
			if hop.DelaySeconds != nil && *hop.DelaySeconds > longest {
				longest = *hop.DelaySeconds
				r.Slowest = &hop.Index
			}
			before = h.Date.Time
			first, last = earlier(first, before), later(last, before)
		}
		r.Hops[i] = hop
	}
	if !first.IsZero() && len(e.Hops) > 1 {
		r.TotalSeconds = seconds(last.Sub(first))
	}
	return r
}

// known reports whether the instant of a stamp is known: it was read, and its zone is stated.
func known(d headers.Date) bool {
	return d.OK() && (d.Zone == headers.ZoneNumeric || d.Zone == headers.ZoneNamed)
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
func (e *Evidence) hop(i int, h headers.Hop) Hop {
	out := Hop{Index: i, By: printable(h.By), With: printable(h.With), ID: printable(h.ID), For: printable(h.For),
		From: HopFrom{Helo: printable(h.Helo), Name: printable(h.Name), IP: h.IP},
		Time: stamp(h.Date), Party: e.partyOf(i), Span: [2]int{h.Start, h.End}}
	if h.TLS.Version != "" || h.TLS.Cipher != "" {
		out.TLS = &HopTLS{Version: printable(h.TLS.Version), Cipher: printable(h.TLS.Cipher)}
	}
	if i > 0 {
		out.HeldBy = hostOf(e.Hops[i-1])
	}
	return out
}

// hostOf names the host that wrote a hop.
func hostOf(h headers.Hop) string { return lowerHost(printable(h.By)) }

// heldBy names where a message was waiting before a hop: at the host of the hop before it, or at the
// client of the first one.
func (e *Evidence) heldBy(i int) string {
	if i > 0 {
		return hostOf(e.Hops[i-1])
	}
	h := e.Hops[i]
	for _, s := range [...]string{h.Name, h.Helo, h.IP} {
		if s != "" {
			return lowerHost(printable(s))
		}
	}
	return ""
}
