package route

import (
	"slices"
	"time"
)

// agree gives what all explanations have in common: the waits that hold under each, and the wrong clock
// if there is only one explanation. plain is the one in which every clock is right, nil if it does not fit.
func (s *solver) agree(all []explanation, plain *explanation) Solution {
	out := Solution{Waits: make([]Wait, len(s.at)), Plain: plain != nil, Decided: len(all) > 0}
	for i := range out.Waits {
		w := &out.Waits[i]
		w.Span = Span{0, Open}
		if i == 0 {
			continue
		}
		if s.known[i] && s.known[i-1] {
			w.Stamped, w.Known = s.at[i]-s.at[i-1], true
		}
		for n, e := range all {
			one := s.wait(e, i)
			if n == 0 {
				w.Span = one
			}
			w.Min, w.Max = min(w.Min, one.Min), max(w.Max, one.Max)
		}
		if plain != nil {
			w.Plain = s.wait(*plain, i)
		}
	}
	out.Joints = joints(all, out.Waits)
	if len(all) == 1 {
		out.Faults = faults(all[0])
	}
	return out
}

// joints finds the readings, as near to each other as may be, between which the message waited noticeably under every
// explanation, though under none of them it is the same wait for sure.
func joints(all []explanation, waits []Wait) (list []Joint) {
	if !slices.ContainsFunc(waits[min(1, len(waits)):], func(w Wait) bool { return w.width() >= most(Noticeable) }) {
		return nil
	}
	for to := 2; to < len(waits); to++ {
		widest := waits[to].width()
		for from := to - 2; from >= 0; from-- {
			if waits[from+1].Min >= Noticeable || waits[from+2].Min >= Noticeable || waits[to].Min >= Noticeable {
				break
			}
			widest = max(widest, waits[from+1].width(), waits[from+2].width())
			j := Joint{Span: together(all, from, to), From: from, To: to}
			if j.Min < Noticeable {
				continue
			}
			if n := len(list); widest >= most(j.Min) && (n == 0 || list[n-1].From < from) {
				list = append(list, j)
			}
			break
		}
	}
	return list
}

// Within reports whether most of the time of a joint may have been in one wait: what is not known of the wait is as much.
func (j *Joint) Within(w Wait) bool { return w.width() >= most(j.Min) }

// most is nine tenths.
func most(d time.Duration) time.Duration { return d / 10 * 9 }

// width is how much of a span is not known. Between two clocks that are right it is less than two minutes.
func (s Span) width() time.Duration { return s.Max - s.Min }

// together bounds the time between two readings, under all explanations.
func together(all []explanation, from, to int) Span {
	sum := Span{Open, 0}
	for _, e := range all {
		a, b := e.when[from], e.when[to]
		least, most := time.Duration(0), Open
		if a.Max < Open && b.Min > -Open {
			least = max(0, b.Min-a.Max)
		}
		if a.Min > -Open && b.Max < Open {
			most = max(0, b.Max-a.Min)
		}
		sum.Min, sum.Max = min(sum.Min, least), max(sum.Max, most)
	}
	if len(all) == 0 {
		sum = Span{0, Open}
	}
	return sum
}

// wait bounds the wait that reading i ends, in one explanation. Two readings of one clock are as exact as
// that clock runs, however wrong it is.
func (s *solver) wait(e explanation, i int) Span {
	a, b := &s.readings[i-1], &s.readings[i]
	if s.known[i-1] && s.known[i] && a.Host == b.Host && a.Host != "" {
		d := s.at[i] - s.at[i-1]
		return Span{max(0, d-oneHost), max(0, d+oneHost)}
	}
	w := Span{0, Open}
	if e.when[i].Min > -Open && e.when[i-1].Max < Open {
		w.Min = max(0, e.when[i].Min-e.when[i-1].Max)
	}
	if e.when[i].Max < Open && e.when[i-1].Min > -Open {
		w.Max = max(2*keeps, e.when[i].Max-e.when[i-1].Min)
	}
	return w
}

// faults names the wrong clocks of an explanation, with what is known of their offsets. One that might
// still be right is none, and of two it takes clocks on both sides to name one.
func faults(e explanation) []Fault {
	var list []Fault
	for k, c := range e.wrong {
		o := e.offsets[k]
		if o.Min < backs && o.Max > -backs {
			continue
		}
		if len(e.wrong) > 1 && (o.Min == -Open || o.Max == Open) {
			continue
		}
		f := Fault{Host: c.name, Org: c.org, Offset: o}
		f.Likely, f.Zone = likeliest(o)
		list = append(list, f)
	}
	return list
}

// likeliest picks the offset that is most likely in a span: the one whole quarter of an hour in it, or the
// middle. In a span that is open or wide, because a delay lies beside the clock, it is the bound nearest
// to zero: clocks are rarely off by much.
func likeliest(o Span) (offset time.Duration, zone bool) {
	switch {
	case o.Min == -Open && o.Max == Open:
		return 0, false
	case o.Min == -Open:
		return o.Max, false
	case o.Max == Open:
		return o.Min, false
	case o.Max-o.Min > 2*Noticeable && o.Min > 0:
		return o.Min, false
	case o.Max-o.Min > 2*Noticeable && o.Max < 0:
		return o.Max, false
	}
	middle := o.Min + (o.Max-o.Min)/2
	whole := middle.Round(quarter)
	narrow := o.Max-o.Min < quarter-2*backs
	if narrow && whole != 0 && (middle-whole).Abs() <= (o.Max-o.Min)/2+backs {
		return whole, true
	}
	return middle, false
}
