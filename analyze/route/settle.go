package route

import "time"

// near is how close to its neighbour a reading lies if nothing held the message.
const near = 5 * time.Minute

// Settle chooses among the instants that stamps with an unclear zone may stand for. candidates[i] holds
// one instant where the zone is clear, several where it is not, none where there is no date. A choice is
// made only if a single candidate fits between its neighbours, or a single one lies right beside one of
// them; else the reading stays unknown, and its time is zero.
func Settle(candidates [][]time.Time) []time.Time {
	out := make([]time.Time, len(candidates))
	for i, c := range candidates {
		if len(c) == 1 {
			out[i] = c[0]
		}
	}
	before, next := time.Time{}, 0
	for i, c := range candidates {
		switch {
		case len(c) == 1:
			before = c[0]
		case len(c) > 1:
			next = clearFrom(candidates, max(next, i))
			after := time.Time{}
			if next < len(candidates) {
				after = candidates[next][0]
			}
			out[i] = choose(c, before, after)
		}
	}
	return out
}

// clearFrom gives the first reading from i on of which there is one candidate, else how many readings there are.
func clearFrom(candidates [][]time.Time, i int) int {
	for i < len(candidates) && len(candidates[i]) != 1 {
		i++
	}
	return i
}

func choose(candidates []time.Time, before, after time.Time) time.Time {
	var fitting, beside []time.Time
	for _, c := range candidates {
		if !before.IsZero() && c.Before(before.Add(-backs)) || !after.IsZero() && c.After(after.Add(backs)) {
			continue
		}
		fitting = append(fitting, c)
		if !before.IsZero() && c.Sub(before) < near || !after.IsZero() && after.Sub(c) < near {
			beside = append(beside, c)
		}
	}
	switch {
	case len(beside) == 1:
		return beside[0]
	case len(fitting) == 1 && !before.IsZero() && !after.IsZero():
		return fitting[0]
	}
	return time.Time{}
}
