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
	for i, c := range candidates {
		if len(c) > 1 {
			out[i] = choose(c, clearBefore(candidates, i), clearAfter(candidates, i))
		}
	}
	return out
}

func clearBefore(candidates [][]time.Time, i int) time.Time {
	for i--; i >= 0; i-- {
		if len(candidates[i]) == 1 {
			return candidates[i][0]
		}
	}
	return time.Time{}
}

func clearAfter(candidates [][]time.Time, i int) time.Time {
	for i++; i < len(candidates); i++ {
		if len(candidates[i]) == 1 {
			return candidates[i][0]
		}
	}
	return time.Time{}
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
