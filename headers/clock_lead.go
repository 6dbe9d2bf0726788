package headers

import "regexp/syntax"

// lead is what a text begins with that a pattern fits: runs of characters, one after another. It rules most texts out
// that a pattern does not fit, at a fraction of what trying the pattern costs.
type lead []leadRun

// leadRun is a run of so many characters of a set; most is -1 where there may be any number.
type leadRun struct {
	set         charSet
	least, most int
}

// leadOf reads the lead of a pattern; it is empty for one that is not tied to the start of the text.
func leadOf(pattern string) lead {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || re.Sub[0].Op != syntax.OpBeginText {
		return nil
	}
	var l lead
	for _, sub := range re.Sub[1:] {
		if !l.read(sub) {
			break
		}
	}
	return l.certain()
}

// read adds what a piece of a pattern says, and reports whether all of it could be put as runs.
func (l *lead) read(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			if !l.read(sub) {
				return false
			}
		}
		return true
	case syntax.OpLiteral:
		return l.either(re)
	case syntax.OpAlternate:
		return l.either(re.Sub...)
	case syntax.OpCharClass:
		return l.run(re, 1, 1)
	case syntax.OpStar:
		return l.run(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		return l.run(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		return l.run(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		return l.run(re.Sub[0], re.Min, re.Max)
	}
	return false
}

// either adds words of one size, as a set for each of their letters.
func (l *lead) either(words ...*syntax.Regexp) bool {
	runs := make([]leadRun, len(words[0].Rune))
	for _, w := range words {
		if w.Op != syntax.OpLiteral || w.Flags&syntax.FoldCase != 0 || len(w.Rune) != len(runs) {
			return false
		}
		for i, r := range w.Rune {
			if r >= 0x80 {
				return false
			}
			runs[i].set.add(byte(r))
			runs[i].least, runs[i].most = 1, 1
		}
	}
	*l = append(*l, runs...)
	return true
}

// run adds a run of the characters that a piece stands for, if they are of ASCII.
func (l *lead) run(re *syntax.Regexp, least, most int) bool {
	var set charSet
	switch {
	case re.Op == syntax.OpLiteral && len(re.Rune) == 1 && re.Flags&syntax.FoldCase == 0 && re.Rune[0] < 0x80:
		set.add(byte(re.Rune[0]))
	case re.Op == syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i+1] >= 0x80 {
				return false
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				set.add(byte(r))
			}
		}
	default:
		return false
	}
	*l = append(*l, leadRun{set, least, most})
	return true
}

// certain cuts the lead behind the first run of which the text alone does not say where it ends.
func (l lead) certain() lead {
	for i := range l {
		if l[i].least != l[i].most && !l[i].endsBefore(l[i+1:]) {
			return l[:i+1]
		}
	}
	return l
}

// endsBefore reports whether no character of a run can begin what follows.
func (r *leadRun) endsBefore(rest []leadRun) bool {
	for i := range rest {
		next := &rest[i]
		if r.set[0]&next.set[0] != 0 || r.set[1]&next.set[1] != 0 {
			return false
		}
		if next.least > 0 {
			return true
		}
	}
	return false
}

// begins reports whether a text begins so.
func (l lead) begins(text string) bool {
	at := 0
	for i := range l {
		r, n := &l[i], 0
		for n != r.most && at < len(text) && r.set.has(text[at]) {
			n, at = n+1, at+1
		}
		if n < r.least {
			return false
		}
	}
	return true
}
