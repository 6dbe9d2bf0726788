package report

import (
	"math"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// waitOf is what is known about the wait that hop i ends. The stamps of clocks that are known to be
// off are put right.
func waitOf(r analyze.Route, i int) catalogue.Wait {
	hop := r.Hops[i]
	w := catalogue.Wait{
		Stamped: hop.DelaySeconds, Least: hop.AtLeastSeconds, Most: hop.AtMostSeconds,
	}
	if w.Stamped == nil || i == 0 {
		return w
	}
	here, _ := offsetOf(r, hop)
	before, _ := offsetOf(r, r.Hops[i-1])
	stamped := *w.Stamped - here + before
	w.Stamped = &stamped
	return w
}

// reach gives what is proved of a wait in seconds, and how long it may have been.
func reach(w catalogue.Wait) (least, most int64) {
	proof, low, high := w.Proved()
	switch proof {
	case catalogue.Unproved:
		return 0, low
	case catalogue.Exact, catalogue.AtLeast:
		return low, low
	}
	return low, high
}

// longestWait is the longest wait of a route that is possible in seconds, 0 without any.
func longestWait(r analyze.Route) int64 {
	var longest int64
	for i := range r.Hops {
		_, most := reach(waitOf(r, i))
		longest = max(longest, most)
	}
	return longest
}

// waitBar draws the wait that a hop ends.
func waitBar(r analyze.Route, i int, longest int64, o *Options) cell {
	least, most := reach(waitOf(r, i))
	c := cell{bar: share(least, longest)}
	c.faint = share(most, longest) - c.bar
	if slowest(r, i) && c.bar > 0 {
		c.words = words{text: o.word("label", "slowest"), tone: warning}
	}
	return c
}

// slowest says whether hop i ends the longest wait, and that is long enough to be marked.
func slowest(r analyze.Route, i int) bool {
	if r.Slowest == nil || *r.Slowest != i {
		return false
	}
	_, most := reach(waitOf(r, i))
	return most >= noSkew
}

// share is the length of a bar. It grows with the square root of the wait: drawn in proportion, a
// minute beside an hour could not be seen.
func share(seconds, longest int64) float64 {
	if seconds <= 0 || longest <= 0 {
		return 0
	}
	return math.Sqrt(float64(seconds) / float64(longest))
}

// waitRemarks say why a wait has a question mark, or none at all.
func waitRemarks(r analyze.Route, o *Options) []string {
	var list []string
	unproved := false
	for i, hop := range r.Hops {
		proof, _, _ := waitOf(r, i).Proved()
		unproved = unproved || proof == catalogue.Unproved
		if i > 0 && stepsBack(r, i) {
			list = append(list, o.phrase("label", "wait-negative", map[string]string{
				"hop": decimal(hop.Index), "seconds": decimal(-*hop.DelaySeconds),
			}))
		}
	}
	if unproved {
		list = append(list, o.word("label", "wait-unproved"))
	}
	return list
}

// noSkew is the number of seconds by which clocks that are kept well may differ. A shorter wait is
// no wait.
const noSkew = 60

// stepsBack says whether a hop is stamped earlier than the one before, and no clock is known that
// would explain it.
func stepsBack(r analyze.Route, i int) bool {
	hop := r.Hops[i]
	if hop.DelaySeconds == nil || *hop.DelaySeconds >= -noSkew {
		return false
	}
	_, here := offsetOf(r, hop)
	_, before := offsetOf(r, r.Hops[i-1])
	return !here && !before
}
