package route

import (
	"slices"
	"time"
)

// solver holds the readings as durations since the first known one.
type solver struct {
	at       []time.Duration
	known    []bool
	readings []Reading
}

func newSolver(readings []Reading) *solver {
	s := &solver{at: make([]time.Duration, len(readings)), known: make([]bool, len(readings)), readings: readings}
	var base time.Time
	for i := range readings {
		r := &readings[i]
		if r.At.IsZero() {
			continue
		}
		if base.IsZero() {
			base = r.At
		}
		s.at[i], s.known[i] = r.At.Sub(base), true
	}
	return s
}

// solve weighs the explanations: all clocks right, one wrong, and only where neither fits, two wrong.
func (s *solver) solve() Solution {
	none := make([]int, len(s.at))
	plain, fits := s.explain(nil, none)
	if fits && plain.causes == 0 {
		return s.agree([]explanation{plain}, &plain)
	}
	suspects := s.suspects()
	var found []explanation
	if fits {
		found = append(found, plain)
	}
	for _, one := range suspects {
		found = s.try(found, none, one)
	}
	if len(found) == 0 {
		for i, one := range suspects {
			for _, two := range suspects[i+1:] {
				found = s.try(found, none, one, two)
			}
		}
	}
	best := fewest(found)
	if !fits {
		return s.agree(best, nil)
	}
	return s.agree(best, &plain)
}

// suspect is a clock that may be wrong: a host, or all hosts of an organisation.
type suspect struct {
	name string
	org  bool
}

// covers reports whether a reading was written by the clock.
func (c suspect) covers(r *Reading) bool {
	if r.Sound {
		return false
	}
	if c.org {
		return r.Org == c.name
	}
	return r.Host == c.name
}

// organisation is one on the way.
type organisation struct {
	name, host string // the first of its hosts
	several    bool   // it has others
	sound      bool   // one of its clocks is known to be right
}

// organisations lists those on the way, in its order.
func (s *solver) organisations() []organisation {
	var list []organisation
	for i := range s.readings {
		r := &s.readings[i]
		if r.Org == "" {
			continue
		}
		n := slices.IndexFunc(list, func(o organisation) bool { return o.name == r.Org })
		if n < 0 {
			n, list = len(list), append(list, organisation{name: r.Org, host: r.Host})
		}
		o := &list[n]
		o.several, o.sound = o.several || o.host != r.Host, o.sound || r.Sound
	}
	return list
}

// suspects lists the clocks that may be wrong, in the order of the way. An organisation is one where it
// has several hosts on the way and none of them is known to be right.
func (s *solver) suspects() []suspect {
	list := make([]suspect, 0, len(s.readings))
	for i := range s.readings {
		r := &s.readings[i]
		if c := (suspect{name: r.Host}); s.known[i] && !r.Sound && r.Host != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	for _, o := range s.organisations() {
		if o.several && !o.sound {
			list = append(list, suspect{name: o.name, org: true})
		}
	}
	return list
}

// try adds the explanation that these clocks are wrong, if it fits. Two suspects that cover the same
// reading are no explanation of their own.
func (s *solver) try(found []explanation, none []int, wrong ...suspect) []explanation {
	marks := slices.Clone(none)
	for i := range s.readings {
		for k, c := range wrong {
			if !c.covers(&s.readings[i]) {
				continue
			}
			if marks[i] != 0 {
				return found
			}
			marks[i] = k + 1
		}
	}
	e, fits := s.explain(wrong, marks)
	if !fits {
		return found
	}
	return append(found, e)
}

// fewest keeps the explanations with the fewest causes.
func fewest(found []explanation) []explanation {
	var best []explanation
	for _, e := range found {
		if len(best) > 0 && e.causes > best[0].causes {
			continue
		}
		if len(best) > 0 && e.causes < best[0].causes {
			best = best[:0]
		}
		best = append(best, e)
	}
	return best
}
