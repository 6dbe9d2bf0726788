package headers

import (
	"bytes"
	"strings"
)

// Scan reads the header block that begins at the start of a span of a layer. It always succeeds: the
// fields of the result tile the block, lines that are no field are kept as Stray, and the block ends at
// the first empty line, or where lines that are no fields show that the body has begun without one.
func Scan(src []byte, at Span) Block { return ScanUntil(src, at, nil) }

// ScanUntil is Scan for the header of a body part: it also ends before the first line with two dashes for which stop
// reports true, as a boundary does that follows a header without an empty line.
func ScanUntil(src []byte, at Span, stop func(line []byte) bool) Block {
	s := scanner{lines: newLines(src, at), stop: stop, begin: at.Start, at: at.Start}
	s.run()
	block := Block{Span: Span{s.begin, s.at}, Separator: s.separator, Limit: s.limit}
	if n := s.kept(); n > 0 { // memory is asked for once, when all are known
		block.Fields = append(append(make([]Field, 0, n), s.few[:s.n]...), s.more...)
	}
	block.name(src)
	return block
}

type scanner struct {
	lines
	few       [fewFields]Field // the first fields: most headers have no more
	n         int
	more      []Field
	begin, at int // where the block begins, and how far it is read
	separator Span
	limit     bool // there are more than MaxFields fields
	stop      func(line []byte) bool
	named     int              // fields of the block that have a name
	late      [len(vital)]bool // the vital fields that were kept beyond MaxFields
}

// byteOrderMark is U+FEFF in UTF-8.
var byteOrderMark = []byte("\xef\xbb\xbf")

func (s *scanner) run() {
	pos := s.begin
	if bytes.HasPrefix(s.src[pos:s.end], byteOrderMark) {
		pos += len(byteOrderMark)
		s.add(Field{Span: Span{s.begin, pos}, Kind: Mark})
	}
	for pos < s.end {
		textEnd, next := s.next(pos)
		line := s.src[pos:textEnd]
		if s.stops(line) {
			return
		}
		if len(line) == 0 || (blank(line) && !s.goesOn(next)) {
			s.separator = Span{pos, next}
			return
		}
		if !s.line(pos, textEnd, next) {
			return
		}
		pos = next
	}
}

// line adds one line to the block; false means that the body begins with it.
func (s *scanner) line(pos, textEnd, next int) bool {
	line, whole := s.src[pos:textEnd], Span{pos, next}
	switch n := nameLength(line); {
	case (line[0] == ' ' || line[0] == '\t') && s.fold(textEnd, next):
	case s.envelope(line):
		s.add(Field{Span: whole, Kind: Envelope})
	case n > 0:
		for line[n] != ':' {
			n++ // blanks stand before it
		}
		s.add(Field{Span: whole, Value: Span{pos + n + 1, textEnd}})
	case s.lostFold(line):
		s.fold(textEnd, next)
		s.last().LostFold = true
	case s.resumes(line, next):
		s.add(Field{Span: whole, Kind: Stray})
	default:
		return false
	}
	return true
}

// fold lengthens the last field by a line that begins with white space.
func (s *scanner) fold(textEnd, next int) bool {
	last := s.last()
	if last == nil {
		return false
	}
	switch last.Kind {
	case Named:
		last.Value.End, last.Folded = textEnd, true
	case Stray, Unread:
	default:
		return false
	}
	last.End, s.at = next, next
	return true
}

// lostFold reports whether a line that is no field goes on with the last one: a program took away the
// white space that a folded line begins with. The field before it waits for more, or the line begins as
// the next clause of a Received field does.
func (s *scanner) lostFold(line []byte) bool {
	last := s.last()
	if last == nil || last.Kind != Named {
		return false
	}
	value := bytes.TrimSpace(s.src[last.Value.Start:last.Value.End])
	if len(value) == 0 {
		return bytes.IndexByte(line, ' ') < 0
	}
	if c := value[len(value)-1]; c == ';' || c == ',' {
		return true
	}
	name := s.src[last.Start:last.Value.Start]
	if beginsFold(name, "content-") {
		return parameter(line)
	}
	if !beginsFold(name, "received") {
		return false
	}
	first, _, _ := strings.Cut(string(line[:min(len(line), 8)]), " ")
	return line[0] == '(' || clauseOf(&Word{Text: first}) >= 0
}

// parameter reports whether a line begins as a parameter of a MIME field does.
func parameter(line []byte) bool {
	name, _, ok := strings.Cut(strings.ToLower(string(line[:min(len(line), 20)])), "=")
	switch strings.TrimRight(name, " \t*0") {
	case "boundary", "charset", "name", "filename", "format", "type", "size":
		return ok
	}
	return false
}
