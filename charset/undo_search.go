package charset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// path is a way back through several steps, the last wrong decoding first.
type path struct {
	steps []step
	text  string
	score int  // what it saves and how much of it is UTF-8, in quarters of a bit
	saved int  // what it saves alone
	sure  bool // chance is excluded
}

// search looks for the way back of a text.
type search struct {
	cost int // what the text costs as it is
	best path
}

const (
	stepCost  = 6 * bit // one step less is the better explanation
	branches  = 2       // of how many steps of UTF-8 the next ones are tried
	ambiguous = 8 * bit // so much better a reading that rests on frequencies must be than the next
)

// unravel finds the steps, the last wrong decoding first; none if nothing is convincing.
func unravel(sample string) path {
	s := search{cost: textCost(sample)}
	s.walk(path{text: sample}, maxDepth)
	return s.best
}

// walk goes on from a text that is so many steps from the limit.
func (s *search) walk(p path, left int) {
	list := attempts(p.text, len(p.steps) == 0)
	slices.SortStableFunc(list, func(a, b *attempt) int { return b.saved + b.proof() - a.saved - a.proof() })
	deeper := 0
	for i, a := range list {
		if a.latin1Controls() && len(p.steps) > 0 && p.steps[len(p.steps)-1].name != "windows-1252" {
			continue
		}
		q := p.with(*a)
		better := len(s.best.steps) == 0 || q.score > s.best.score
		alone := a.actual == "utf-8" || a.latin1Controls() || !rivalled(list, i)
		if better && alone && a.convincing(q.saved, s.cost, len(q.steps)) && (q.sure || plausible(a.text)) {
			s.best = q
		}
		if a.structural() && left > 1 && deeper < branches {
			deeper++
			s.walk(q, left-1)
		}
	}
}

// structural tells that what an attempt restored is UTF-8 throughout, whether it says something or not.
func (a attempt) structural() bool {
	return a.actual == "utf-8" && a.lost*2 <= a.made && a.sound*2 <= a.made && (a.made >= 2 || a.glued > 0)
}

// plausible tells that a text costs what those that people write do.
func plausible(text string) bool {
	lost := strings.Count(text, "\uFFFD")
	chars := utf8.RuneCountInString(text) - asciiBytes(text) - lost
	return textCost(text)-lost*lostCost <= (11*chars+10)*bit
}

func (p path) with(a attempt) path {
	q := path{text: a.text, sure: p.sure || a.sure()}
	q.steps = append(slices.Clone(p.steps), a.step)
	q.saved = p.saved + a.saved - stepCost
	q.score = p.score + a.saved + a.proof() - stepCost
	if a.latin1Controls() {
		q.score, q.saved = q.score+stepCost, q.saved+stepCost
	}
	if len(p.steps) == 0 {
		q.saved += stepCost
	}
	return q
}

// rivalled tells that a reading that rests on frequencies is not much better than another one.
func rivalled(list []*attempt, i int) bool {
	for j, b := range list {
		other := j != i && b.actual != "utf-8" && b.text != list[i].text && b.lost <= list[i].lost
		if other && b.saved+ambiguous > list[i].saved {
			return true
		}
	}
	return false
}
