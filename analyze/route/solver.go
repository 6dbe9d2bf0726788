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
	for i, r := range readings {
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
func (c suspect) covers(r Reading) bool {
	if r.Sound {
		return false
	}
	if c.org {
		return r.Org == c.name
	}
	return r.Host == c.name
}

// suspects lists the clocks that may be wrong, in the order of the way. An organisation is one where it
// has several hosts on the way and none of them is known to be right.
func (s *solver) suspects() []suspect {
	var list []suspect
	hosts := make(map[string][]string)
	sound := make(map[string]bool)
	for i, r := range s.readings {
		if r.Org != "" {
			sound[r.Org] = sound[r.Org] || r.Sound
			if !slices.Contains(hosts[r.Org], r.Host) {
				hosts[r.Org] = append(hosts[r.Org], r.Host)
			}
		}
		if c := (suspect{name: r.Host}); s.known[i] && !r.Sound && r.Host != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	for _, r := range s.readings {
		c := suspect{name: r.Org, org: true}
		if len(hosts[r.Org]) > 1 && !sound[r.Org] && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// try adds the explanation that these clocks are wrong, if it fits. Two suspects that cover the same
// reading are no explanation of their own.
func (s *solver) try(found []explanation, none []int, wrong ...suspect) []explanation {
	marks := slices.Clone(none)
	for i, r := range s.readings {
		for k, c := range wrong {
			if !c.covers(r) {
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
