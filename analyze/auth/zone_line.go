package auth

import "strings"

// zoneLexer cuts master-file text into records (RFC 1035, section 5.1).
type zoneLexer struct {
	rest string
	line int // of the first byte of rest, from 1
	open int // how many parentheses were not closed
}

// zoneWord is one word of a record.
type zoneWord struct {
	text   string // with escapes undone
	quoted bool
}

// zoneEntry is one record: a line, or several that parentheses join.
type zoneEntry struct {
	line    int
	text    string // as written
	blank   bool   // it begins with white space: the owner is that of the record before
	words   []zoneWord
	problem ZoneWhy
}

// maxZoneLines is how many lines parentheses may join. Beyond that the closing one was forgotten.
const maxZoneLines = 200

// next gives the record that comes next, false at the end. A record that cannot be cut into words
// ends with its first line, so that a forgotten quote or parenthesis costs no other record.
func (x *zoneLexer) next() (zoneEntry, bool) {
	if x.rest == "" {
		return zoneEntry{}, false
	}
	e := zoneEntry{line: x.line, blank: x.rest[0] == ' ' || x.rest[0] == '\t'}
	scan := zoneScan{text: x.rest, limit: maxZoneLines}
	if x.open >= maxZoneProblems {
		scan.limit = 1 // looking for the end of each would take its time
	}
	scan.run()
	end := scan.at
	if scan.problem == ZoneParenthesis {
		x.open++
	}
	if scan.problem != "" {
		end = len(x.rest)
		if i := strings.IndexByte(x.rest, '\n'); i >= 0 {
			end = i + 1
		}
	}
	e.text, e.words, e.problem = strings.TrimSpace(x.rest[:end]), scan.words, scan.problem
	x.line += strings.Count(x.rest[:end], "\n")
	x.rest = x.rest[end:]
	return e, true
}

// zoneScan goes over the text of one record.
type zoneScan struct {
	text    string
	at      int
	depth   int // open parentheses
	lines   int
	limit   int // of lines
	words   []zoneWord
	problem ZoneWhy
}

// run reads words up to the end of the record, or to a problem.
func (s *zoneScan) run() {
	for s.problem == "" && s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case '\n':
			s.at++
			if s.lines++; s.depth == 0 {
				return
			}
			if s.lines >= s.limit {
				s.problem = ZoneParenthesis
			}
		case ' ', '\t', '\r':
			s.at++
		case ';':
			s.comment()
		case '(', ')':
			s.at++
			s.nest(c)
		default:
			s.word()
		}
	}
	if s.problem == "" && s.depth > 0 {
		s.problem = ZoneParenthesis
	}
}

func (s *zoneScan) nest(c byte) {
	if c == '(' {
		s.depth++
		return
	}
	if s.depth--; s.depth < 0 {
		s.problem = ZoneParenthesis
	}
}

func (s *zoneScan) comment() {
	if i := strings.IndexByte(s.text[s.at:], '\n'); i >= 0 {
		s.at += i
		return
	}
	s.at = len(s.text)
}

// word reads a word or a quoted string.
func (s *zoneScan) word() {
	quoted := s.text[s.at] == '"'
	if quoted {
		s.at++
	}
	var b strings.Builder
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case quoted && c == '"':
			s.at++
			s.words = append(s.words, zoneWord{b.String(), true})
			return
		case quoted && c == '\n', !quoted && strings.IndexByte(" \t\r\n;()\"", c) >= 0:
			s.ended(b.String(), quoted)
			return
		case c == '\\':
			s.escape(&b)
		default:
			b.WriteByte(c)
			s.at++
		}
	}
	s.ended(b.String(), quoted)
}

// ended takes a word that nothing closed, which is wrong for a quoted one.
func (s *zoneScan) ended(text string, quoted bool) {
	if quoted {
		s.problem = ZoneQuote
		return
	}
	s.words = append(s.words, zoneWord{text, false})
}

// escape reads \X, which is X, or \DDD, which is the byte of that decimal number.
func (s *zoneScan) escape(b *strings.Builder) {
	s.at++
	rest := s.text[s.at:]
	if len(rest) >= 3 && zoneDigits(rest[:3]) {
		n := int(rest[0]-'0')*100 + int(rest[1]-'0')*10 + int(rest[2]-'0')
		if n > 255 {
			s.problem = ZoneEscape
			return
		}
		b.WriteByte(byte(n))
		s.at += 3
		return
	}
	if rest == "" || rest[0] == '\n' {
		s.problem = ZoneEscape
		return
	}
	b.WriteByte(rest[0])
	s.at++
}

func zoneDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
