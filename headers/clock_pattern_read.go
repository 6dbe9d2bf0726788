package headers

import (
	"strconv"
	"strings"
)

// readPattern reads a pattern. One that cannot be read is a fault of clocks.toml.
func readPattern(pattern string) *clockPattern {
	r := patternReader{text: pattern, pattern: clockPattern{time: 1}}
	r.text, r.fold = strings.CutPrefix(pattern, "(?i)")
	either := r.alternatives()
	if r.text != "" || r.groups >= maxGroups {
		panic("headers: clocks.toml: pattern " + pattern)
	}
	if r.pattern.steps = either[0]; len(either) > 1 {
		r.pattern.steps = []patternStep{{kind: stepGroup, either: either, least: 1, most: 1}}
	}
	return &r.pattern
}

// patternReader reads a pattern from its start to its end.
type patternReader struct {
	text    string // what is left of it
	fold    bool   // letters of either case are one
	groups  int    // how many groups are kept so far
	pattern clockPattern
}

// alternatives reads sequences of steps with "|" between them, up to the end of their group.
func (r *patternReader) alternatives() (either [][]patternStep) {
	for {
		steps := make([]patternStep, 0, 8)
		for r.text != "" && r.text[0] != '|' && r.text[0] != ')' {
			s := r.step()
			r.count(&s)
			steps = append(steps, s)
		}
		either = append(either, steps)
		if !r.cut("|") {
			return either
		}
	}
}

// cut takes a prefix off what is left.
func (r *patternReader) cut(prefix string) (ok bool) {
	r.text, ok = strings.CutPrefix(r.text, prefix)
	return ok
}

// step reads one step without its count.
func (r *patternReader) step() (s patternStep) {
	switch {
	case r.cut("^"):
		s.kind = stepBegin
	case r.cut("$"):
		s.kind = stepEnd
	case r.cut(`\b`):
		s.kind = stepEdge
	case r.cut("("):
		r.openGroup(&s)
	case r.cut("["):
		r.class(&s)
	case r.cut("."):
		s.addRange(0, 0x7f)
		s.set[0] &^= 1 << '\n'
		s.high = true
	default:
		r.char(&s)
	}
	return s
}

// openGroup reads a group behind its parenthesis.
func (r *patternReader) openGroup(s *patternStep) {
	s.kind = stepGroup
	if !r.cut("?:") {
		r.groups++
		s.group = min(r.groups, maxGroups-1)
	}
	switch {
	case r.cut("?P<time>"):
		r.pattern.time = s.group
	case r.cut("?P<host>"):
		r.pattern.host = s.group
	}
	s.either = r.alternatives()
	r.cut(")")
}

// class reads a set in brackets behind the first of them.
func (r *patternReader) class(s *patternStep) {
	not := r.cut("^")
	for !r.cut("]") {
		first := r.char(s)
		if len(r.text) > 1 && r.text[0] == '-' && r.text[1] != ']' {
			r.text = r.text[1:]
			s.addRange(first, r.char(s))
		}
	}
	r.folded(s)
	if not {
		s.set[0], s.set[1], s.high = ^s.set[0], ^s.set[1], !s.high
	}
}

// char reads one character, or what an escape stands for, into a set.
func (r *patternReader) char(s *patternStep) byte {
	escaped := r.cut(`\`)
	c := r.text[0]
	r.text = r.text[1:]
	switch {
	case escaped && c == 'd':
		s.addRange('0', '9')
	case escaped && (c == 's' || c == 'S'):
		s.add("\t\n\f\r ")
	case escaped && c == 'w':
		s.add("_")
		s.addRange('0', '9')
		s.addRange('A', 'Z')
		s.addRange('a', 'z')
	default:
		s.addRange(c, c)
		r.folded(s)
	}
	if escaped && c == 'S' {
		s.set[0], s.set[1], s.high = ^s.set[0], ^s.set[1], true
	}
	return c
}

// folded adds the other case of each letter, if case does not matter.
func (r *patternReader) folded(s *patternStep) {
	const letters = (1<<26 - 1) << 1
	if r.fold {
		both := (s.set[1] | s.set[1]>>32) & letters
		s.set[1] |= both | both<<32
	}
}

func (s *patternStep) add(chars string) {
	for i := range len(chars) {
		s.set.add(chars[i])
	}
}

func (s *patternStep) addRange(first, last byte) {
	for c := first; c <= last; c++ {
		s.set.add(c)
	}
}

// count reads how many times a step is taken.
func (r *patternReader) count(s *patternStep) {
	s.least, s.most = 1, 1
	switch {
	case r.cut("*"):
		s.least, s.most = 0, -1
	case r.cut("+"):
		s.most = -1
	case r.cut("?"):
		s.least = 0
	case r.cut("{"):
		count, rest, _ := strings.Cut(r.text, "}")
		least, most, both := strings.Cut(count, ",")
		if !both {
			most = least
		}
		s.least, _ = strconv.Atoi(least)
		s.most, _ = strconv.Atoi(most)
		r.text = rest
	default:
		return
	}
	s.lazy = r.cut("?")
}
