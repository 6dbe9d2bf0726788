package headers

import "bytes"

// window is what stands on the next lines of a header, up to one that ends it. It moves with the lines that are no fields,
// so that each line is looked at once however many of them there are.
type window struct {
	lines
	queue  [resumesWithin]lineAhead
	first  int // of the lines, their place in the queue
	n      int
	counts [kindsOfLines]int
	to     int  // how far lines were looked at
	ended  bool // the line there ends it
}

// lineAhead is where a line begins and what it is.
type lineAhead struct {
	start int
	kind  lineKind
}

type lineKind uint8

const (
	lineNeutral  lineKind = iota // a fold, or text with a colon in it
	lineField                    // it begins with a name
	lineFamiliar                 // that of a field that every message has
	lineOther
	kindsOfLines
)

// ahead gives the lines from pos on.
func (s *scanner) ahead(pos int) *window {
	w := s.following
	if w == nil {
		w = &window{to: -1}
		s.following = w
	}
	for w.n > 0 && w.queue[w.first].start < pos {
		w.counts[w.queue[w.first].kind]--
		w.first, w.n = (w.first+1)%resumesWithin, w.n-1
	}
	if w.n == 0 && w.to != pos {
		*w = window{lines: s.lines, to: pos}
	}
	for w.n < resumesWithin && !w.ended && w.to < s.end {
		s.lookAt(w)
	}
	return w
}

// lookAt takes one more line into the window.
func (s *scanner) lookAt(w *window) {
	textEnd, next := w.lines.next(w.to)
	line := s.src[w.to:textEnd]
	if len(line) == 0 || bytes.HasPrefix(line, []byte("--")) || s.stops(line) {
		w.ended = true
		return
	}
	kind := kindOf(line)
	w.queue[(w.first+w.n)%resumesWithin] = lineAhead{w.to, kind}
	w.counts[kind]++
	w.n, w.to = w.n+1, next
}

func kindOf(line []byte) lineKind {
	switch n := nameLength(line); {
	case n > 0 && familiar(line[:n]):
		return lineFamiliar
	case n > 0 && n < 60:
		return lineField
	case line[0] != ' ' && line[0] != '\t' && bytes.IndexByte(line, ':') < 0:
		return lineOther
	}
	return lineNeutral
}
