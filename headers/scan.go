package headers

import (
	"bytes"
	"strings"
)

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
	if n == 0 || line[n] != ':' || oddName(line[:n]) || !s.folded && s.inList() { // blanks before the colon, or no field at all
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
	case n > 0 && (!s.folded && s.inList() || oddName(line[:n]) && (s.goesOnBare() || s.lostFold(line))):
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

// manyBare is how many folds without white space show that none kept it: the header then goes on to the empty line.
const manyBare = 3

// goesOnBare reports whether a line that is no field goes on with the last one: a fold of this header lost its white space,
// and none has kept it, as where it was copied out of a page or a form.
func (s *scanner) goesOnBare() bool {
	last := s.last()
	return s.bare > 0 && !s.folded && last != nil && last.Kind == Named && s.ofMail()
}

// ofMail reports whether the first fields have names that headers have and texts do not, two of them.
func (s *scanner) ofMail() bool {
	if s.mail || s.asked == s.n {
		return s.mail
	}
	known := 0
	for i := range s.few[:s.n] {
		if f := &s.few[i]; f.Kind == Named && familiar(bytes.TrimRight(s.src[f.Start:max(f.Start, f.Value.Start-1)], " \t")) {
			known++
		}
	}
	s.mail, s.asked = known > 1, s.n
	return s.mail
}

// wrapped reports whether a line that is no field is the rest of the one before, which a program broke that wraps texts at 72
// to 80 characters, as where a header stands in the text of a mail.
func (s *scanner) wrapped(line []byte) bool {
	const narrowest, widest = 70, 80
	last := s.last()
	tag := line[0] == '<' && !bytes.ContainsAny(line, "@:") // of a page or a data file that tells of a header
	if last == nil || last.Kind != Named || s.width > widest || tag || !s.ofMail() {
		return false
	}
	word := bytes.IndexByte(line, ' ')
	if word < 0 {
		word = len(line)
	}
	return s.width+1+word > narrowest
}

// refold is fold for a line that lost its white space.
func (s *scanner) refold(textEnd, next int) {
	s.fold(textEnd, next)
	s.last().LostFold = true
	s.bare++
}

// oddName reports whether what stands before a colon is no name that a field has, although it might be one: it comes of
// lists of fields, addresses, comments and times within a field.
func oddName(name []byte) bool {
	letters := false
	for _, c := range name {
		switch c {
		case '=', '<', '>', '(', ')', '[', ']', '"', '@', ';', ',':
			return true
		}
		letters = letters || c > '9'
	}
	return !letters && len(bytes.Trim(name, "0123456789")) == 0
}

// inList reports whether the last field is a signature, and ends within the list of the fields that it signs (RFC 6376,
// section 3.5).
func (s *scanner) inList() bool {
	last := s.last()
	if last == nil || last.Kind != Named {
		return false
	}
	value := s.src[last.Value.Start:last.Value.End]
	return (bytes.HasSuffix(value, []byte(":")) || bytes.HasSuffix(value, []byte("h="))) &&
		bytes.HasSuffix(bytes.ToLower(s.src[last.Start:last.Value.Start]), []byte("signature:"))
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
	if len(name) == len("received:") && undated(value) {
		return true
	}
	first, _, _ := strings.Cut(string(line[:min(len(line), 8)]), " ")
	return line[0] == '(' || clauseOf(&Word{Text: first}) >= 0 || len(first) == len("+0800") && (first[0] == '+' || first[0] == '-')
}

// undated reports whether a Received field still lacks the time that it ends with (RFC 5322, section 3.6.7).
func undated(value []byte) bool {
	const reach = 2 << 10 // of a longer one, no more is looked at
	if len(value) > reach {
		value = value[len(value)-reach:]
	}
	return bytes.IndexByte(value[bytes.LastIndexByte(value, ';')+1:], ':') < 0 || bytes.IndexByte(value, ';') < 0
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
