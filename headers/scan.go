package headers

import (
	"bytes"
	"slices"
	"strings"
)

// Scan reads the header block that begins at the start of a span of a layer. It always succeeds: the
// fields of the result tile the block, lines that are no field are kept as Stray, and the block ends at
// the first empty line, or where lines that are no fields show that the body has begun without one.
func Scan(src []byte, at Span) Block { return ScanUntil(src, at, nil) }

// ScanUntil is Scan for the header of a body part: it also ends before the first line for which stop
// reports true, as a boundary does that follows a header without an empty line.
func ScanUntil(src []byte, at Span, stop func(line []byte) bool) Block {
	s := scanner{lines: newLines(src, at), stop: stop}
	s.block.Span = Span{at.Start, at.Start}
	s.run()
	s.name()
	return s.block
}

type scanner struct {
	lines
	block Block
	stop  func(line []byte) bool
	named int              // fields of the block that have a name
	late  [len(vital)]bool // the vital fields that were kept beyond MaxFields
}

// byteOrderMark is U+FEFF in UTF-8.
var byteOrderMark = []byte("\xef\xbb\xbf")

func (s *scanner) run() {
	pos := s.block.Start
	if bytes.HasPrefix(s.src[pos:s.end], byteOrderMark) {
		pos += len(byteOrderMark)
		s.add(Field{Span: Span{s.block.Start, pos}, Kind: Mark})
	}
	for pos < s.end {
		textEnd, next := s.next(pos)
		line := s.src[pos:textEnd]
		if s.stop != nil && s.stop(line) {
			return
		}
		if len(line) == 0 || (blank(line) && !s.goesOn(next)) {
			s.block.Separator = Span{pos, next}
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
		colon := pos + n + bytes.IndexByte(line[n:], ':')
		s.add(Field{Span: whole, Value: Span{colon + 1, textEnd}})
	case s.lostFold(line):
		s.fold(textEnd, next)
		s.block.Fields[len(s.block.Fields)-1].LostFold = true
	case s.resumes(line, next):
		s.add(Field{Span: whole, Kind: Stray})
	default:
		return false
	}
	return true
}

func (s *scanner) add(f Field) {
	s.block.End = f.End
	if f.Kind == Named {
		s.named++
	}
	if len(s.block.Fields) < MaxFields || s.vital(f) {
		s.keep(f)
		return
	}
	s.block.Limit = true
	last := &s.block.Fields[len(s.block.Fields)-1]
	if last.Kind == Unread {
		last.End = f.End
		return
	}
	s.block.Fields = append(s.block.Fields, Field{Span: f.Span, Kind: Unread})
}

// keep takes a field into the block, for which it makes room.
func (s *scanner) keep(f Field) {
	switch cap(s.block.Fields) {
	case 0:
		s.block.Fields = make([]Field, 0, partFields)
	case len(s.block.Fields): // all is taken
		s.block.Fields = slices.Grow(s.block.Fields, max(mailFields, len(s.block.Fields)))
	}
	s.block.Fields = append(s.block.Fields, f)
}

// vital reports whether a field beyond MaxFields is the first there of a name without which the message could not
// be read.
func (s *scanner) vital(f Field) bool {
	if f.Kind != Named {
		return false
	}
	name := string(bytes.TrimRight(s.src[f.Start:f.Value.Start-1], " \t"))
	for i, v := range vital {
		if len(v) == len(name) && strings.EqualFold(v, name) {
			first := !s.late[i]
			s.late[i] = true
			return first
		}
	}
	return false
}

// How many fields parts and messages have, more or less: room is made for so many.
const partFields, mailFields = 4, 40

// fold lengthens the last field by a line that begins with white space.
func (s *scanner) fold(textEnd, next int) bool {
	if len(s.block.Fields) == 0 {
		return false
	}
	last := &s.block.Fields[len(s.block.Fields)-1]
	switch last.Kind {
	case Named:
		last.Value.End, last.Folded = textEnd, true
	case Stray, Unread:
	default:
		return false
	}
	last.End, s.block.End = next, next
	return true
}

// lostFold reports whether a line that is no field goes on with the last one: a program took away the
// white space that a folded line begins with. The field before it waits for more, or the line begins as
// the next clause of a Received field does.
func (s *scanner) lostFold(line []byte) bool {
	if len(s.block.Fields) == 0 || s.block.Fields[len(s.block.Fields)-1].Kind != Named {
		return false
	}
	last := s.block.Fields[len(s.block.Fields)-1]
	value := bytes.TrimSpace(s.src[last.Value.Start:last.Value.End])
	if len(value) == 0 {
		return bytes.IndexByte(line, ' ') < 0
	}
	if c := value[len(value)-1]; c == ';' || c == ',' {
		return true
	}
	name := bytes.ToLower(s.src[last.Start:last.Value.Start])
	if bytes.HasPrefix(name, []byte("content-")) {
		return parameter(line)
	}
	if !bytes.HasPrefix(name, []byte("received")) {
		return false
	}
	first, _, _ := strings.Cut(string(line[:min(len(line), 8)]), " ")
	return line[0] == '(' || clauseOf(Word{Text: first}) >= 0
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

// envelope reports whether this is the "From " line of an mbox, also one that a second mbox escaped.
func (s *scanner) envelope(line []byte) bool {
	first := len(s.block.Fields) == 0 || s.block.Fields[len(s.block.Fields)-1].Kind != Named
	return first && (bytes.HasPrefix(line, []byte("From ")) || bytes.HasPrefix(line, []byte(">From ")))
}

// resumesWithin is how many lines are looked at to decide whether a header goes on after a stray line.
const resumesWithin = 30

// resumes decides about a line that is no field: does the header go on after it? It looks ahead to the
// next empty line. A field that every message has, or more fields than other lines, mean that it does; so
// does a last line with a colon in it, which was meant as a field.
func (s *scanner) resumes(line []byte, pos int) bool {
	if s.boundary(line, pos) {
		return false
	}
	ahead, fields, others := s.lines, 0, 0
	for i := 0; i < resumesWithin && pos < s.end; i++ {
		textEnd, next := ahead.next(pos)
		line := s.src[pos:textEnd]
		if len(line) == 0 || bytes.HasPrefix(line, []byte("--")) || (s.stop != nil && s.stop(line)) {
			break
		}
		switch n := nameLength(line); {
		case n > 0 && familiar(line[:n]):
			return true
		case n > 0 && n < 60:
			fields++
		case line[0] != ' ' && line[0] != '\t' && bytes.IndexByte(line, ':') < 0:
			others++
		}
		pos = next
	}
	return fields > others || (others == 0 && bytes.IndexByte(line, ':') > 0 && s.named > 0)
}

// boundary reports whether a line is the first boundary of a body that follows without an empty line: two dashes, a
// name, and a MIME field on the next line.
func (s *scanner) boundary(line []byte, pos int) bool {
	if len(line) < 3 || line[0] != '-' || line[1] != '-' || line[2] == ' ' || pos >= s.end {
		return false
	}
	return bytes.HasPrefix(bytes.ToLower(s.src[pos:min(s.end, pos+8)]), []byte("content-"))
}

// familiar reports whether a field name is one that headers have and texts do not.
func familiar(name []byte) bool {
	switch strings.ToLower(string(name)) {
	case "from", "to", "subject", "date", "message-id", "received", "mime-version", "content-type",
		"content-transfer-encoding", "content-disposition", "return-path", "reply-to", "dkim-signature",
		"authentication-results", "received-spf", "delivered-to", "list-id", "references", "in-reply-to":
		return true
	}
	return false
}

// goesOn reports whether the header continues at pos: a line of white space alone is a fold there
// (RFC 5322, section 4.2), elsewhere it is what an editor made of the empty line.
func (s *scanner) goesOn(pos int) bool {
	if pos >= s.end || len(s.block.Fields) == 0 {
		return false
	}
	ahead := s.lines
	textEnd, _ := ahead.next(pos)
	line := s.src[pos:textEnd]
	return len(line) > 0 && (nameLength(line) > 0 || (line[0] <= ' ' && !blank(line)))
}

// name gives each field its text: one copy of the whole block, in which all names and values lie.
func (s *scanner) name() {
	text, base := string(s.src[s.block.Start:s.block.End]), s.block.Start
	for i := range s.block.Fields {
		f := &s.block.Fields[i]
		if f.Kind == Named {
			f.Name = strings.TrimRight(text[f.Start-base:f.Value.Start-1-base], " \t")
			f.Text = text[f.Value.Start-base : min(f.Value.End, f.Value.Start+MaxText)-base]
			s.block.Cut = s.block.Cut || len(f.Text) < f.Value.Len()
		}
	}
}

func blank(line []byte) bool {
	for _, c := range line {
		if c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}
