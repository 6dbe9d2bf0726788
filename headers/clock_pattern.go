package headers

import "sync"

// clockPattern is a pattern of clocks.toml, in the syntax of package regexp as far as the records use it: characters,
// classes, groups with and without a name, alternatives, counts, lazy ones too, "^", "$" and "\b". Which of several
// fits is taken is as there. It is read at a hundredth of what compiling a regular expression costs, which counts where
// a program looks at one message.
type clockPattern struct {
	steps      []patternStep
	time, host int // the numbers of the groups of these names; time is 1 where none has it
}

// patternKind says what a step of a pattern fits.
type patternKind uint8

const (
	stepChars patternKind = iota // characters of a set
	stepGroup                    // one of several sequences of steps
	stepBegin                    // the begin of the text
	stepEnd                      // the end of the text
	stepEdge                     // a place between a word and something else
)

// patternStep is one step of a pattern, to be taken so many times.
type patternStep struct {
	kind   patternKind
	lazy   bool    // as few times as possible
	high   bool    // of characters: bytes beyond ASCII are in the set
	set    charSet // of characters: those of ASCII
	either [][]patternStep
	group  int // of a group: its number where it is kept, else 0
	least  int
	most   int
}

// maxGroups is the most groups of a pattern that are kept.
const maxGroups = 3

// stepsPerByte bounds how many steps and characters are tried in a text. Real fields take a few for each byte.
const stepsPerByte, stepsAtLeast = 32, 4096

// compiled reads a pattern when it is asked for first.
func compiled(pattern string) func() *clockPattern {
	return sync.OnceValue(func() *clockPattern { return readPattern(pattern) })
}

// matching is the search for a pattern in a text.
type matching struct {
	text   string
	left   int // how many steps and characters may still be tried
	groups [maxGroups]Span
}

// find gives where the pattern fits first: the spans of its groups.
func (p *clockPattern) find(text string) (groups [maxGroups]Span, ok bool) {
	m := matching{text: text}
	ok = m.search(p)
	return m.groups, ok
}

// search tries the pattern at one place after another.
func (m *matching) search(p *clockPattern) bool {
	m.left = stepsAtLeast + stepsPerByte*len(m.text)
	first := &p.steps[0]
	for at := 0; at <= len(m.text); at++ {
		if first.kind == stepChars && first.least > 0 && (at == len(m.text) || !first.has(m.text[at])) {
			continue
		}
		if m.take(p.steps, at, nil) {
			return true
		}
		if first.kind == stepBegin || m.left < 0 {
			break
		}
	}
	return false
}

func (s *patternStep) has(c byte) bool { return s.set.has(c) || c >= 0x80 && s.high }

// repeat is a group that is open: what it is, when it began, and what follows when it has ended.
type repeat struct {
	step  *patternStep
	rest  []patternStep
	start int
	done  int
	outer *repeat
}

// take reports whether steps fit at a place, and what follows them in the groups that are open.
func (m *matching) take(steps []patternStep, at int, open *repeat) bool {
	if m.left--; m.left < 0 {
		return false
	}
	if len(steps) == 0 {
		return open == nil || m.closed(open, at)
	}
	s, rest := &steps[0], steps[1:]
	switch s.kind {
	case stepChars:
		return m.chars(s, rest, at, open)
	case stepGroup:
		return m.again(repeat{step: s, rest: rest, outer: open}, at)
	case stepBegin:
		return at == 0 && m.take(rest, at, open)
	case stepEnd:
		return at == len(m.text) && m.take(rest, at, open)
	}
	return m.wordAt(at-1) != m.wordAt(at) && m.take(rest, at, open)
}

// wordAt reports whether the character at a place is one of a word.
func (m *matching) wordAt(at int) bool {
	return at >= 0 && at < len(m.text) && (isLetter(m.text[at]) || isDigit(m.text[at]) || m.text[at] == '_')
}

// chars takes characters of a set, as many as possible or, lazily, as few.
func (m *matching) chars(s *patternStep, rest []patternStep, at int, open *repeat) bool {
	n := 0
	for n != s.most && at+n < len(m.text) && s.has(m.text[at+n]) {
		n++
	}
	if m.left -= n; m.left < 0 {
		return false
	}
	if s.lazy {
		for k := s.least; k <= n; k++ {
			if m.take(rest, at+k, open) {
				return true
			}
		}
		return false
	}
	for ; n >= s.least; n-- {
		if m.take(rest, at+n, open) {
			return true
		}
	}
	return false
}

// again takes a group once more, or goes on behind it.
func (m *matching) again(r repeat, at int) bool {
	if r.done != r.step.most {
		begun := r
		begun.start, begun.done = at, r.done+1
		for _, steps := range r.step.either {
			if m.take(steps, at, &begun) {
				return true
			}
		}
	}
	return r.done >= r.step.least && m.take(r.rest, at, r.outer)
}

// closed goes on where a group has ended.
func (m *matching) closed(r *repeat, at int) bool {
	before := m.groups
	if g := r.step.group; g > 0 {
		m.groups[g] = Span{r.start, at}
	}
	if m.again(*r, at) {
		return true
	}
	m.groups = before
	return false
}
