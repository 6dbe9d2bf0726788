package route

import (
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// stamps makes readings of different hosts from seconds.
func stamps(seconds ...int) []Reading {
	var out []Reading
	for i, s := range seconds {
		out = append(out, Reading{At: start.Add(time.Duration(s) * time.Second), Host: string(rune('a' + i))})
	}
	return out
}

func TestSolve(t *testing.T) {
	const hour = 3600
	for _, c := range []struct {
		name     string
		readings []Reading
		wait     int // the wait that is looked at
		min, max time.Duration
		fault    string
	}{
		{"nothing held it", stamps(0, 1, 2, 3), 2, 0, 31 * time.Second, ""},
		{"a delay between two pairs of clocks", stamps(0, 1, hour, hour+1), 2, hour*time.Second - 31*time.Second, hour*time.Second + 29*time.Second, ""},
		{"a clock ahead in the middle", stamps(0, 1, hour, 3, 4), 2, 0, 32 * time.Second, "c"},
		{"a clock behind in the middle", stamps(0, 1, -hour, 3, 4), 2, 0, 32 * time.Second, "c"},
		{"the last clock may be wrong", stamps(0, 1, 2, hour), 3, 0, Open, ""},
		{"the first clock may be wrong", stamps(0, hour, hour+1, hour+2), 1, 0, Open, ""},
		{"two clocks, a step back", stamps(0, -hour), 1, 0, Open, ""},
		{"two delays with one host between", stamps(0, 1, hour, 2*hour, 2*hour+1), 2, 0, 2*hour*time.Second + 31*time.Second, ""},
		{"a small step back is noise", stamps(0, 1, -20, 2), 2, 0, 30 * time.Second, ""},
		{"one reading", stamps(0), 0, 0, Open, ""},
	} {
		s := Solve(c.readings)
		w := s.Waits[c.wait]
		name := ""
		if len(s.Faults) == 1 {
			name = s.Faults[0].Host
		}
		const about = 5 * time.Second
		if (w.Min-c.min).Abs() > about || (w.Max-c.max).Abs() > about && w.Max != c.max || name != c.fault {
			t.Errorf("%s: %v..%v, wrong %q; want %v..%v, wrong %q", c.name, w.Min, w.Max, name, c.min, c.max, c.fault)
		}
	}
}

func TestOneHostHasOneClock(t *testing.T) {
	r := stamps(0, 1, 3600, 3600+900, 5, 6)
	r[2].Host, r[3].Host = "x", "x"
	s := Solve(r)
	if len(s.Faults) > 0 || s.Waits[3].Min < 14*time.Minute {
		t.Errorf("a host that steps by 15 minutes while the others do not cannot be shifted alike: %+v", s.Faults)
	}
	r = stamps(0, 1, 3600, 3605, 12, 13)
	r[2].Host, r[3].Host = "x", "x"
	s = Solve(r)
	if len(s.Faults) != 1 || s.Faults[0].Host != "x" || !s.Faults[0].Zone || s.Faults[0].Likely != time.Hour {
		t.Errorf("%+v", s.Faults)
	}
	if w := s.Waits[3]; w.Min < 3*time.Second || w.Max > 7*time.Second {
		t.Errorf("the wait within one clock: %+v", w)
	}
}

// Two hosts of one organisation with the same wrong zone must not make the only host of another look wrong.
func TestAnOrganisationMayShareAWrongZone(t *testing.T) {
	r := stamps(3600, 3601, 5)
	r[0].Org, r[1].Org, r[2].Org = "sender", "sender", "recipient"
	if s := Solve(r); len(s.Faults) > 0 {
		t.Errorf("blamed %+v", s.Faults)
	}
	r[2].Sound = true
	if s := Solve(r); len(s.Faults) != 1 || !s.Faults[0].Org || s.Faults[0].Host != "sender" {
		t.Errorf("beside a clock that is right: %+v", s.Faults)
	}
}

func TestUnknownReadings(t *testing.T) {
	r := stamps(0, 1, 0, 3600, 3601)
	r[2].At = time.Time{}
	s := Solve(r)
	if s.Waits[2].Max < 3570*time.Second || s.Waits[2].Min != 0 || s.Waits[3].Min != 0 {
		t.Errorf("beside an unknown reading: %+v", s.Waits)
	}
	if s := Solve(make([]Reading, 5)); !s.Decided || len(s.Waits) != 5 {
		t.Errorf("nothing known: %+v", s)
	}
	if s := Solve(nil); len(s.Waits) != 0 {
		t.Errorf("nothing at all: %+v", s)
	}
}

func TestSettle(t *testing.T) {
	at := func(h, m int) time.Time { return start.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute) }
	for _, c := range []struct {
		name string
		in   [][]time.Time
		want time.Time
	}{
		{"beside its neighbour", [][]time.Time{{at(0, 0)}, {at(14, 1), at(0, 1)}, {at(20, 0)}}, at(0, 1)},
		{"the only one that fits", [][]time.Time{{at(0, 0)}, {at(14, 30), at(0, 30)}, {at(1, 0)}}, at(0, 30)},
		{"both fit", [][]time.Time{{at(0, 0)}, {at(14, 30), at(0, 30)}, {at(20, 0)}}, time.Time{}},
		{"one beside each neighbour", [][]time.Time{{at(0, 0)}, {at(14, 0), at(0, 0)}, {at(14, 1)}}, time.Time{}},
		{"none fits", [][]time.Time{{at(0, 0)}, {at(14, 0), at(9, 0)}, {at(1, 0)}}, time.Time{}},
		{"no neighbour", [][]time.Time{{at(14, 0), at(9, 0)}}, time.Time{}},
	} {
		for i, out := range Settle(c.in) {
			if len(c.in[i]) > 1 && !out.Equal(c.want) {
				t.Errorf("%s: %v, want %v", c.name, out, c.want)
			}
		}
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		queue   string
		seconds int
		want    bool
	}{
		{"postfix", 400, true}, {"postfix", 100, false}, {"postfix", 1500, false}, {"postfix", 900, true}, {"qmail", 400, true}, {"qmail", 1000, false},
		{"sendmail", 1800, true}, {"sendmail", 1300, false}, {"exim", 1000, true}, {"exim", 300, false}, {"tencent", 501, true},
		{"exchange", 900, true}, {"postfix", 600_000, false}, {"nobody", 400, false},
	} {
		d := time.Duration(c.seconds) * time.Second
		if got := Fits(c.queue, Span{d - 20*time.Second, d + 20*time.Second}); got != c.want {
			t.Errorf("%s %d: %v", c.queue, c.seconds, got)
		}
	}
}

// The cost stays bounded, however many readings there are.
func TestManyReadings(t *testing.T) {
	many := make([]Reading, 100_000)
	for i := range many {
		many[i] = Reading{At: start.Add(time.Duration(i*7919%100_000) * time.Second), Host: string(rune('a' + i%1000))}
	}
	took := processor.Least(5, 2*time.Second, func() {
		if s := Solve(many); len(s.Waits) != len(many) {
			t.Errorf("%d waits", len(s.Waits))
		}
	})
	if took > 2*time.Second {
		t.Errorf("%v", took)
	}
}
