package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// witnesses lists the other clocks in the message: in ids, signatures, boundaries and fields of their own.
func (e *Evidence) witnesses() []Witness {
	var room [8]Witness // most messages have no more
	list := room[:0]
	add := func(c *headers.Clock) {
		list = append(list, Witness{Source: c.Source, Time: c.Time.Format(time.RFC3339), Host: printable(c.Host)})
	}
	if known(&e.Way.Date) {
		list = append(list, Witness{Source: "date", Time: stamp(e.Way.Date)})
	}
	for i := range e.Hops {
		if c, ok := e.Way.Dialects[i].IDClock(&e.Hops[i]); ok {
			add(&c)
		}
	}
	clocks := headers.ClocksNear(e.Header(), e.dates())
	for i := range clocks {
		if !clocks[i].Local {
			add(&clocks[i])
		}
	}
	if c, ok := headers.BoundaryClock(e.Root.Boundary); ok && !c.Local {
		add(&c)
	}
	return append([]Witness{}, list...)
}

// dates are those that the header states: the Date field first, then the Received fields from the top.
func (e *Evidence) dates() []time.Time {
	list := make([]time.Time, 0, len(e.Hops)+1)
	if e.Way.Date.OK() {
		list = append(list, e.Way.Date.Time)
	}
	for i := len(e.Hops) - 1; i >= 0; i-- {
		if d := &e.Hops[i].Date; d.OK() {
			list = append(list, d.Time)
		}
	}
	return list
}
