package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// witnesses lists the other clocks in the message: in ids, signatures, boundaries and fields of their own.
func (e *Evidence) witnesses() []Witness {
	list := []Witness{}
	add := func(c headers.Clock) {
		list = append(list, Witness{Source: c.Source, Time: c.Time.Format(time.RFC3339), Host: printable(c.Host)})
	}
	if known(e.Way.Date) {
		list = append(list, Witness{Source: "date", Time: stamp(e.Way.Date)})
	}
	for _, h := range e.Hops {
		if c, ok := h.IDClock(); ok {
			add(c)
		}
	}
	for _, c := range headers.Clocks(e.Header()) {
		if !c.Local {
			add(c)
		}
	}
	if c, ok := headers.BoundaryClock(e.Root.Boundary); ok && !c.Local {
		add(c)
	}
	return list
}
