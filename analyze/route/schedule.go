package route

import "time"

// schedule is how a queue tries again after a temporary refusal.
type schedule struct {
	Name   string
	Source string
	Tries  [][2]int // ages in seconds within which a try happens
	Every  int      // after the last of them, a try each so many seconds
	Spread int      // and so many seconds around it
	Gives  int      // seconds after which it gives up
}

// scheduleOf gives the schedule of a queue, false where it is not known.
func scheduleOf(queue string) (schedule, bool) {
	for i := range schedules {
		if schedules[i].Name == queue {
			return schedules[i], true
		}
	}
	return schedule{}, false
}

// Fits reports whether a wait of that length is what a queue of this kind makes of a temporary refusal.
// It supports that explanation and proves nothing: other waits have such lengths too.
func Fits(queue string, w Span) bool {
	s, ok := scheduleOf(queue)
	if !ok || w.Max == Open {
		return false
	}
	low, high := int(w.Min/time.Second), int(w.Max/time.Second)
	if low > s.Gives {
		return false
	}
	last := 0
	for _, t := range s.Tries {
		if high >= t[0] && low <= t[1] {
			return true
		}
		last = t[1]
	}
	if s.Every == 0 || high < last {
		return false
	}
	into := (high - last) % s.Every
	return into <= s.Spread+high-low || s.Every-into <= s.Spread
}
