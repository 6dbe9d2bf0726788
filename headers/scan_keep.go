package headers

import (
	"bytes"
	"strings"
)

// fewFields is how many fields most headers have at the most.
const fewFields = 64

// add adds a field to the block.
func (s *scanner) add(f Field) {
	s.at = f.End
	if f.Kind == Named {
		s.named++
	}
	if s.kept() < s.most || s.vital(f) {
		s.keep(f)
		return
	}
	s.limit = true
	if last := s.last(); last.Kind == Unread {
		last.End = f.End
		return
	}
	s.keep(Field{Span: f.Span, Kind: Unread})
}

// keep takes a field into the block.
func (s *scanner) keep(f Field) {
	if s.n < len(s.few) {
		s.few[s.n] = f
		s.n++
		return
	}
	if s.more == nil {
		s.more = make([]Field, 0, fewFields)
	}
	s.more = append(s.more, f)
}

// kept is how many fields the block has so far.
func (s *scanner) kept() int { return s.n + len(s.more) }

// last gives the last field so far, nil if there is none.
func (s *scanner) last() *Field {
	switch {
	case len(s.more) > 0:
		return &s.more[len(s.more)-1]
	case s.n > 0:
		return &s.few[s.n-1]
	}
	return nil
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
