package headers

import "bytes"

// Scan reads the header block that begins at the start of a span of a layer. It always succeeds: the
// fields of the result tile the block, lines that are no field are kept as Stray, and the block ends at
// the first empty line, or where lines that are no fields show that the body has begun without one.
func Scan(src []byte, at Span) Block { return ScanIn(src, at, Surroundings{}) }

// Surroundings say what is known of the bytes that a header stands in.
type Surroundings struct {
	// Stop reports whether a line that begins with two dashes ends the header of a body part, as a boundary does that
	// follows without an empty line. It may be nil.
	Stop func(line []byte) bool
	// NoBareCR says that an LF follows each CR of the layer: then nothing has to be looked for within its lines.
	NoBareCR bool
	// Fields is how many fields are kept apart; zero stands for MaxFields, and more are never kept.
	Fields int
}

// ScanIn is Scan for a caller who knows more of the bytes.
func ScanIn(src []byte, at Span, known Surroundings) Block {
	var s scanner
	s.lines, s.stop, s.begin, s.at = newLines(src, at), known.Stop, at.Start, at.Start
	if known.NoBareCR {
		s.noCR = at.End
	}
	if s.most = MaxFields; known.Fields > 0 {
		s.most = min(known.Fields, MaxFields)
	}
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
	most      int // how many fields are kept apart
	more      []Field
	begin, at int // where the block begins, and how far it is read
	separator Span
	limit     bool // there are more than MaxFields fields
	stop      func(line []byte) bool
	named     int              // fields of the block that have a name
	folded    bool             // a line went on with a field as it should
	bare      int              // how many did without their white space
	tight     bool             // a line does not end in white space
	width     int              // of the line before
	mail      bool             // there are fields that headers have and texts do not
	asked     int              // after how many of the first fields that was asked last
	late      [len(vital)]bool // the vital fields that were kept beyond MaxFields
	following *window          // the lines that follow one that is no field, nil as long as there is none
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
		switch {
		case len(line) == 0, line[0] <= ' ' && blank(line) && (!s.tight || !s.goesOn(next)):
			s.separator = Span{pos, next}
			return
		case line[0] == '-' && s.stops(line), !s.line(line, pos, next):
			return
		}
		s.tight, s.width = s.tight || line[len(line)-1] > ' ', len(line)
		pos = next
	}
}

// line adds one line to the block; false means that the body begins with it.
func (s *scanner) line(line []byte, pos, next int) bool {
	if line[0] == ' ' || line[0] == '\t' {
		kept := s.fold(pos+len(line), next)
		s.folded = s.folded || kept
		return kept || s.oddLine(line, pos, next, 0)
	}
	n := nameLength(line)
	if n == 0 || line[n] != ':' || s.mayGoOn(line, n) { // blanks before the colon, or no field at all
		return s.oddLine(line, pos, next, n)
	}
	if at := (Span{pos, next}); s.n < len(s.few) && s.n < s.most {
		f := &s.few[s.n]
		f.Span, f.Value = at, Span{pos + n + 1, pos + len(line)}
		s.n, s.named, s.at = s.n+1, s.named+1, next
	} else {
		s.add(Field{Span: at, Value: Span{pos + n + 1, pos + len(line)}})
	}
	return true
}

// oddLine is line for what is neither a fold nor a field as nearly all are; n is the length of its name.
func (s *scanner) oddLine(line []byte, pos, next, n int) bool {
	textEnd, whole := pos+len(line), Span{pos, next}
	switch {
	case s.envelope(line):
		s.add(Field{Span: whole, Kind: Envelope})
	case n > 0 && (s.listGoesOn(line, n) || oddName(line[:n]) && (s.goesOnBare() || s.lostFold(line))):
		s.refold(textEnd, next)
	case n > 0:
		colon := n + bytes.IndexByte(line[n:], ':')
		s.add(Field{Span: whole, Value: Span{pos + colon + 1, textEnd}})
	case s.lostFold(line):
		s.refold(textEnd, next)
	case (s.goesOnBare() || s.wrapped(line)) && (s.bare >= manyBare && !s.boundary(line, next) || s.resumes(line, next)):
		s.refold(textEnd, next)
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
