package headers

import (
	"bytes"
	"slices"
	"strings"
)

// envelope reports whether this is the "From " line of an mbox, also one that a second mbox escaped.
func (s *scanner) envelope(line []byte) bool {
	last := s.last()
	first := last == nil || last.Kind != Named
	return first && (bytes.HasPrefix(line, []byte("From ")) || bytes.HasPrefix(line, []byte(">From ")))
}

// stops reports whether a line ends the header as a boundary does.
func (s *scanner) stops(line []byte) bool {
	return len(line) > 1 && line[0] == '-' && line[1] == '-' && s.stop != nil && s.stop(line)
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
	w := s.ahead(pos)
	fields, others := w.counts[lineField], w.counts[lineOther]
	return w.counts[lineFamiliar] > 0 || fields > others ||
		(others == 0 && bytes.IndexByte(line, ':') > 0 && s.named > 0)
}

// boundary reports whether a line is the first boundary of a body that follows without an empty line: two dashes, a
// name, and a MIME field on the next line.
func (s *scanner) boundary(line []byte, pos int) bool {
	if len(line) < 3 || line[0] != '-' || line[1] != '-' || line[2] == ' ' || pos >= s.end {
		return false
	}
	return beginsFold(s.src[pos:s.end], "content-")
}

// beginsFold reports whether bytes begin with a text of ASCII, in letters of either case.
func beginsFold(b []byte, text string) bool {
	return len(b) >= len(text) && strings.EqualFold(string(b[:len(text)]), text)
}

// familiar reports whether a field name is one that headers have and texts do not.
func familiar(name []byte) bool {
	return slices.ContainsFunc(familiarNames[:], func(known string) bool {
		return len(known) == len(name) && strings.EqualFold(known, string(name))
	})
}

var familiarNames = [...]string{"from", "to", "subject", "date", "message-id", "received", "mime-version", "content-type",
	"content-transfer-encoding", "content-disposition", "return-path", "reply-to", "dkim-signature",
	"authentication-results", "received-spf", "delivered-to", "list-id", "references", "in-reply-to"}

// mostBlank is how many lines of white space alone may follow on each other in a header.
const mostBlank = 8

// goesOn reports whether the header continues at pos: a line of white space alone is a fold there
// (RFC 5322, section 4.2), elsewhere it is what an editor made of the empty line.
func (s *scanner) goesOn(pos int) bool {
	if s.kept() == 0 {
		return false
	}
	ahead := s.lines
	for range mostBlank {
		if pos >= s.end {
			return false
		}
		textEnd, next := ahead.next(pos)
		switch line := s.src[pos:textEnd]; {
		case len(line) == 0:
			return false
		case !blank(line):
			return nameLength(line) > 0 || line[0] <= ' '
		}
		pos = next
	}
	return false
}

// name gives each field its text: one copy of the whole block, in which all names and values lie.
func (b *Block) name(src []byte) {
	text, base := string(src[b.Start:b.End]), b.Start
	for i := range b.Fields {
		f := &b.Fields[i]
		if f.Kind != Named {
			continue
		}
		f.Name = text[f.Start-base : f.Value.Start-1-base]
		for n := len(f.Name); n > 0 && (f.Name[n-1] == ' ' || f.Name[n-1] == '\t'); n-- {
			f.Name = f.Name[:n-1]
		}
		end := f.Value.End
		if end-f.Value.Start > MaxText {
			end, b.Cut = f.Value.Start+MaxText, true
		}
		f.Text = text[f.Value.Start-base : end-base]
		b.names.add(f.Name)
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
