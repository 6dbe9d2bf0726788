package headers

import (
	"bytes"
	"strings"
)

// Lines that go on with a field, and lost the white space that shows it: gateways take it away, and so do pages, forms and
// programs that wrap texts, out of which headers are copied.

// manyBare is how many folds without white space show that none kept it: the header then goes on to the empty line.
const manyBare = 3

// mayGoOn reports whether a line that looks like a field has to be looked at again: the field before it waits for more, or
// folds without white space were seen, and the name of this one is odd.
func (s *scanner) mayGoOn(line []byte, n int) bool {
	last := s.last()
	if last == nil || last.Kind != Named {
		return false
	}
	switch s.src[last.Value.End-1] {
	case ';', ',', ' ', '\t':
		return oddName(line[:n])
	case ':', '=':
		if s.listGoesOn(line, n) {
			return true
		}
	}
	received := s.src[last.Start]|0x20 == 'r' // most of what begins so
	return (line[0] < 'A' || line[0] == '[' || received || s.bare > 0 && !s.folded) && oddName(line[:n])
}

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
	tag := line[0] == '<' && !bytes.ContainsAny(line, "@:.") // of a page or a data file that tells of a header
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

// listGoesOn reports whether a line that begins with a name is more of the list that the last field ends within. Where other folds have
// kept their white space, the colon behind that name has to stand as lists have it, and fields do not.
func (s *scanner) listGoesOn(line []byte, n int) bool {
	field := line[n] == ':' && (n+1 == len(line) || line[n+1] == ' ' || line[n+1] == '\t')
	return !(s.folded && field) && s.inList()
}

// inList reports whether the last field is a signature, and ends within the list of the fields that it signs (RFC 6376,
// section 3.5).
func (s *scanner) inList() bool {
	last := s.last()
	if last == nil || last.Kind != Named {
		return false
	}
	const signature = "signature:"
	name, value := s.src[last.Start:last.Value.Start], s.src[last.Value.Start:last.Value.End]
	return (bytes.HasSuffix(value, []byte(":")) || bytes.HasSuffix(value, []byte("h="))) &&
		beginsFold(name[max(0, len(name)-len(signature)):], signature)
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
	if c := value[len(value)-1]; c == ';' || c == ',' || c == ':' && s.inList() {
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
