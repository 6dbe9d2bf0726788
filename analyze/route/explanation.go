package route

import "time"

// explanation is one way to understand the readings: some clocks are wrong, all others are right.
type explanation struct {
	wrong   []suspect
	marks   []int  // for each reading, which of the wrong clocks wrote it, counted from one; 0 for none
	causes  int    // wrong clocks and delays
	when    []Span // when the message really was at each reading
	offsets []Span // of the wrong clocks
}

// explain works out one explanation; false means that the readings do not fit it.
func (s *solver) explain(wrong []suspect, marks []int) (explanation, bool) {
	e := explanation{wrong: wrong, marks: marks, when: make([]Span, len(s.at))}
	if !s.honest(&e) {
		return e, false
	}
	e.causes += len(wrong)
	for k := 1; k <= len(wrong); k++ {
		if !s.shifted(&e, k) {
			return e, false
		}
	}
	return e, true
}

// honest bounds when the message was at each reading by the clocks that are right, counts the delays
// between them, and reports whether they never step back.
func (s *solver) honest(e *explanation) bool {
	latest, seen := -Open, false
	for i := range s.at {
		if !s.known[i] || e.marks[i] != 0 {
			e.when[i].Min = below(latest)
			continue
		}
		if seen && s.at[i] < latest-backs {
			return false
		}
		if seen && s.at[i]-latest >= unusual {
			e.causes++
		}
		latest, seen = max(latest, s.at[i]), true
		e.when[i].Min = s.at[i] - keeps
	}
	earliest := Open
	for i := len(s.at) - 1; i >= 0; i-- {
		if !s.known[i] || e.marks[i] != 0 {
			e.when[i].Max = above(earliest)
			continue
		}
		earliest = min(earliest, s.at[i])
		e.when[i].Max = s.at[i] + keeps
	}
	return true
}

func below(t time.Duration) time.Duration {
	if t == -Open {
		return t
	}
	return t - keeps
}

func above(t time.Duration) time.Duration {
	if t == Open {
		return t
	}
	return t + keeps
}

// shifted works out how far wrong clock k must be off, so that all of its readings fit between those of
// the clocks that are right, and with that when the message was there.
func (s *solver) shifted(e *explanation, k int) bool {
	offset := Span{-Open, Open}
	for i, m := range e.marks {
		if m != k || !s.known[i] {
			continue
		}
		offset.Min = max(offset.Min, minus(s.at[i], e.when[i].Max))
		offset.Max = min(offset.Max, minus(s.at[i], e.when[i].Min))
	}
	if offset.Min > offset.Max || s.stepsBack(e, k) || (e.wrong[k-1].org && !zoneIn(offset)) {
		return false
	}
	for i, m := range e.marks {
		if m == k && s.known[i] {
			e.when[i].Min = max(e.when[i].Min, minus(s.at[i], offset.Max))
			e.when[i].Max = min(e.when[i].Max, minus(s.at[i], offset.Min))
		}
	}
	e.offsets = append(e.offsets, offset)
	return true
}

// zoneIn reports whether a wrong zone lies in a span of offsets: what all hosts of an organisation share is
// a setting, not a drift. Where the span is open, the zone must explain the whole of what is odd.
func zoneIn(o Span) bool {
	const half = 30 * time.Minute
	low, high := o.Min, o.Max
	switch {
	case low == -Open && high == Open:
		return true
	case low == -Open:
		low = high - Noticeable
	case high == Open:
		high = low + Noticeable
	}
	zone := high.Truncate(half)
	if zone > high {
		zone -= half
	}
	return zone >= low && zone != 0
}

// stepsBack reports whether a clock steps back against itself, and counts the delays that it shows where
// no other clock can: before the first of the others or after the last.
func (s *solver) stepsBack(e *explanation, k int) bool {
	last := -1
	for i, m := range e.marks {
		if m != k || !s.known[i] {
			continue
		}
		if last >= 0 {
			if s.at[i] < s.at[last]-backs {
				return true
			}
			outside := e.when[i].Max == Open || e.when[last].Min == -Open
			if outside && s.at[i]-s.at[last] >= unusual {
				e.causes++
			}
		}
		last = i
	}
	return false
}

// minus subtracts a bound that may be open.
func minus(a, b time.Duration) time.Duration {
	switch b {
	case Open:
		return -Open
	case -Open:
		return Open
	}
	return a - b
}
