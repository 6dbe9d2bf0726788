package route

import "time"

// Reading is what one clock said when the message passed it. Readings come in the order of the way,
// nearest the sender first.
type Reading struct {
	At    time.Time // zero where it is not known: no date, or a zone that could not be settled
	Host  string    // the clock; readings of one host are shifted alike. "" is a clock of its own
	Org   string    // the organisation of the host, whose hosts may share one wrong setting; "" for none
	Sound bool      // the clock is known to be right: a large provider, or the reader's own
}

// Span is a range of durations. A bound that nothing gives is Open.
type Span struct{ Min, Max time.Duration }

// Open is the bound of a span that has none: -Open below, Open above.
const Open = time.Duration(1 << 62)

// Wait is the time between two readings that follow each other, whatever their clocks said.
type Wait struct {
	Span
	Stamped time.Duration // the difference of the readings as they are, zero where one is not known
	Known   bool          // both readings are known
	Plain   Span          // the same if every clock is right; only where Solution.Plain is set
}

// Joint is the time between two readings with others between them, of which one wait took most of it: which one the
// readings do not show.
type Joint struct {
	Span
	From, To int // indexes of the readings
}

// Fault is a clock that must be wrong.
type Fault struct {
	Host   string
	Org    bool          // Host is an organisation: all of its hosts are shifted
	Offset Span          // + means ahead
	Likely time.Duration // the offset within the span that is most likely
	Zone   bool          // it is off by whole quarters of an hour: a zone, not a drift
}

// Solution is what the readings of one message prove.
type Solution struct {
	Waits   []Wait  // Waits[i] is the wait that reading i ends; Waits[0] says nothing
	Joints  []Joint // waits of Noticeable length that are only bounded together, from one reading to a later one
	Faults  []Fault // the clocks that are wrong, where only one explanation is left
	Plain   bool    // the readings fit together if every clock is right
	Decided bool    // there is an explanation; without one no wait is bounded
}

const (
	// Noticeable is the shortest wait that counts as a delay: 20 times what 95 of 100 hops need.
	Noticeable = 5 * time.Minute
	// MaxReadings is the most readings that are reasoned about; the newest are. Real mail has been seen
	// with up to 40.
	MaxReadings = 200

	keeps   = 15 * time.Second // how far a clock that is right may be off
	backs   = time.Minute      // a smaller step back is no sign of a wrong clock
	unusual = time.Minute      // a longer gap between two clocks that are right has a cause
	oneHost = 2 * time.Second  // how exact the difference of two readings of one clock is
	quarter = 15 * time.Minute
)

// Solve finds the explanations of the readings with the fewest causes, where each wrong clock and each
// long gap is a cause, and gives what all of them agree on.
func Solve(readings []Reading) Solution {
	cut := max(0, len(readings)-MaxReadings)
	s := newSolver(readings[cut:])
	out := s.solve()
	if cut > 0 {
		out.Waits = append(make([]Wait, cut), out.Waits...)
		out.Waits[cut] = Wait{Span: Span{0, Open}}
		for i := range out.Joints {
			out.Joints[i].From, out.Joints[i].To = out.Joints[i].From+cut, out.Joints[i].To+cut
		}
	}
	return out
}
