package route

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// journey is a made-up way of a message: what really happened, and what the clocks said.
type journey struct {
	readings []Reading
	waits    []time.Duration // waits[i] is the true time between reading i-1 and reading i
	delays   []int           // the indexes of the long ones
	faulty   int             // the reading whose host is wrong, -1 for none
	offset   time.Duration
}

var start = time.Date(2024, 3, 4, 2, 0, 0, 0, time.UTC)

// travel makes up a journey over 3 to 9 hosts with clocks that are right to ten seconds, up to two delays
// of 10 minutes to 2 days, and one wrong clock if asked for.
func travel(r *rand.Rand, delays int, fault bool) journey {
	n := 3 + r.IntN(7)
	j := journey{readings: make([]Reading, n), waits: make([]time.Duration, n), faulty: -1}
	for i := range j.waits {
		j.waits[i] = time.Duration(r.IntN(4000)) * time.Millisecond
	}
	for range delays {
		i := 1 + r.IntN(n-1)
		j.waits[i] += 10*time.Minute + time.Duration(r.Int64N(int64(48*time.Hour)))>>r.IntN(8)
		if !slices.Contains(j.delays, i) {
			j.delays = append(j.delays, i)
		}
	}
	if fault {
		j.faulty, j.offset = r.IntN(n), wrongOffset(r)
	}
	j.stamp(r)
	return j
}

// wrongOffset is a drift of two minutes or more, or a zone.
func wrongOffset(r *rand.Rand) time.Duration {
	d := 2*time.Minute + time.Duration(r.Int64N(int64(13*time.Hour)))>>r.IntN(6)
	if r.IntN(2) == 0 {
		d = time.Duration(1+r.IntN(28)) * 30 * time.Minute
	}
	if r.IntN(2) == 0 {
		return -d
	}
	return d
}

func (j *journey) stamp(r *rand.Rand) {
	now := start
	for i := range j.readings {
		now = now.Add(j.waits[i])
		said := now.Add(time.Duration(r.IntN(20_000)-10_000) * time.Millisecond)
		if i == j.faulty {
			said = said.Add(j.offset)
		}
		j.readings[i] = Reading{At: said.Truncate(time.Second), Host: fmt.Sprintf("h%d.example", i)}
	}
}

// coincidence reports whether a wrong clock hides a delay beside it, or makes two of them look like one:
// then the readings are those of another journey, and nobody could tell.
func (j *journey) coincidence() bool {
	if j.faulty < 0 {
		return false
	}
	near := func(d time.Duration) bool { return (j.offset.Abs() - d).Abs() < Noticeable+time.Minute }
	before, after := time.Duration(0), time.Duration(0)
	for i := j.faulty; i > 0; i-- {
		before += j.waits[i]
		if near(before) {
			return true
		}
	}
	for i := j.faulty + 1; i < len(j.waits); i++ {
		after += j.waits[i]
		if near(after) {
			return true
		}
	}
	return false
}

// decidable reports whether the readings tell where delay i was: two clocks that are right stand on both
// sides of it, and no other delay is next to it. Of two delays with one host between them, that host's
// clock may be what moved a part of one into the other.
func (j *journey) decidable(i int) bool {
	return i >= 2 && i < len(j.waits)-1 && (j.faulty < i-2 || j.faulty > i+1) &&
		!slices.Contains(j.delays, i-1) && !slices.Contains(j.delays, i+1)
}

func TestRandomJourneys(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		name   string
		delays int
		fault  bool
	}{{"no delay, clocks right", 0, false}, {"one delay", 1, false}, {"two delays", 2, false},
		{"no delay, one clock wrong", 0, true}, {"one delay, one clock wrong", 1, true}, {"two delays, one clock wrong", 2, true}} {
		tally := tally{name: c.name}
		for range 20_000 {
			j := travel(r, c.delays, c.fault)
			if !j.coincidence() {
				tally.add(t, &j)
			}
		}
		tally.end(t)
	}
}

// tally counts what the solver made of journeys of one kind.
type tally struct {
	name                       string
	journeys, decidable, found int
	named, nameable, missed    int
	beside, told               int       // delays beside a wrong clock, and those of them that are told
	inside                     []float64 // width of the bounds less a minute, as a share of the wait
}

func (c *tally) add(t *testing.T, j *journey) {
	t.Helper()
	c.journeys++
	s := Solve(j.readings)
	for i := 1; i < len(j.waits); i++ {
		if w := s.Waits[i]; j.waits[i] < w.Min || j.waits[i] > w.Max {
			t.Fatalf("%s: wait %d of %v is not in %v..%v: %+v", c.name, i, j.waits[i], w.Min, w.Max, *j)
		}
	}
	c.addJoints(t, j, s)
	for _, i := range j.delays {
		if !j.decidable(i) {
			continue
		}
		c.decidable++
		if w := s.Waits[i]; w.Min > 0 {
			c.found++
			c.inside = append(c.inside, float64(w.Max-w.Min-time.Minute)/float64(j.waits[i]))
		}
	}
	c.addFaults(t, j, s)
}

// addJoints holds that what is said of several waits together is true, and that a delay beside a wrong clock, with right
// ones around both, is told in one way or the other.
func (c *tally) addJoints(t *testing.T, j *journey, s Solution) {
	t.Helper()
	told := func(i int) bool {
		return s.Waits[i].Min >= Noticeable || slices.ContainsFunc(s.Joints, func(k Joint) bool { return k.From < i && i <= k.To })
	}
	for _, k := range s.Joints {
		sum := time.Duration(0)
		for i := k.From + 1; i <= k.To; i++ {
			sum += j.waits[i]
		}
		if sum < k.Min || sum > k.Max {
			t.Fatalf("%s: %v from %d to %d is not in %v..%v: %+v", c.name, sum, k.From, k.To, k.Min, k.Max, *j)
		}
	}
	for _, i := range j.delays {
		between := j.faulty >= 2 && j.faulty < len(j.waits)-2 && (i == j.faulty || i == j.faulty+1)
		if between && len(j.delays) == 1 && j.waits[i] > 2*Noticeable {
			c.beside++
			if told(i) {
				c.told++
			}
		}
	}
}

func (c *tally) addFaults(t *testing.T, j *journey, s Solution) {
	t.Helper()
	for _, f := range s.Faults {
		if j.faulty < 0 || f.Host != j.readings[j.faulty].Host {
			t.Fatalf("%s: %s is called wrong by %v: %+v", c.name, f.Host, f.Likely, *j)
		}
		if j.offset < f.Offset.Min-keeps || j.offset > f.Offset.Max+keeps {
			t.Fatalf("%s: offset %v is not in %v..%v", c.name, j.offset, f.Offset.Min, f.Offset.Max)
		}
		c.named++
	}
	honest := j.faulty > 0 && j.faulty < len(j.waits)-1 &&
		j.waits[j.faulty] < Noticeable && j.waits[j.faulty+1] < Noticeable
	if honest {
		c.nameable++
		if len(s.Faults) == 0 {
			c.missed++
		}
	}
}

func (c *tally) end(t *testing.T) {
	t.Helper()
	slices.Sort(c.inside)
	width := 0.0
	if len(c.inside) > 0 {
		width = c.inside[len(c.inside)/2]
	}
	t.Logf("%-28s %6d journeys; delays between right clocks: %d of %d bounded from below, median width - 60 s %.1f %% of the wait; "+
		"wrong clocks between right ones: %d of %d named", c.name, c.journeys, c.found, c.decidable, 100*width,
		c.nameable-c.missed, c.nameable)
	if c.found < c.decidable || c.missed > 0 {
		t.Errorf("%s: %d of %d delays, %d of %d wrong clocks", c.name, c.found, c.decidable, c.named, c.nameable)
	}
	if c.told < c.beside {
		t.Errorf("%s: %d of %d delays beside a wrong clock are told", c.name, c.told, c.beside)
	}
	if width > 0.05 {
		t.Errorf("%s: the bounds are %.1f %% of the wait wide", c.name, 100*width)
	}
}
