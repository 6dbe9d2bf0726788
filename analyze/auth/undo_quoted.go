package auth

import "encoding/hex"

// quotedStyle is how a program writes quoted-printable (RFC 2045, section 6.7), beside what it must.
type quotedStyle struct {
	lower   bool      // "=c3" and not "=C3"
	early   bool      // a line is broken before its last character also where that has room
	bare    bool      // the line end is a line feed that is escaped, too
	escapes [128]bool // characters that need not be escaped, and are
}

// decode adds a line, as far as it is quoted-printable, and learns from it. A soft line end at its end is left out.
func (s *quotedStyle) decode(out, line []byte) []byte {
	var b [1]byte
	for i := 0; i < len(line); i++ {
		if line[i] == '=' && i+2 < len(line) {
			if _, err := hex.Decode(b[:], line[i+1:i+3]); err == nil {
				s.learn(line[i+1:i+3], b[0], i == 0)
				out = append(out, b[0])
				i += 2
				continue
			}
		}
		if line[i] != '=' || i+1 < len(line) {
			out = append(out, line[i])
		}
	}
	return out
}

// learn sees how a character is escaped. At the start of a line programs hide a dot so, or "From ".
func (s *quotedStyle) learn(digits []byte, c byte, first bool) {
	s.lower = s.lower || digits[0] >= 'a' || digits[1] >= 'a'
	if c > ' ' && c < 0x7F && c != '=' && !first {
		s.escapes[c] = true
	}
}

// encode adds a line of text in lines of a width at the most. One that needs no change is not copied.
func (s *quotedStyle) encode(lines [][]byte, line []byte, width int) [][]byte {
	if len(line) < width && !s.bare && s.allPlain(line) {
		return append(lines, line)
	}
	digits := "0123456789ABCDEF"
	if s.lower {
		digits = "0123456789abcdef"
	}
	text, start := make([]byte, 0, len(line)+len(line)/8+1), 0
	for i := 0; i < len(line); i++ {
		if n := s.plainRun(line[i:], width-1-(len(text)-start)); n > 0 {
			text = append(text, line[i:i+n]...)
			i += n
		}
		b, size, room := line[i], 1, width-1
		if i == len(line)-1 && !s.early {
			room = width
		}
		if !s.plain(b, i == len(line)-1) {
			size = 3
		}
		if len(text)-start+size > room {
			text = append(text, '=')
			lines, start = append(lines, text[start:]), len(text)
		}
		if size == 1 {
			text = append(text, b)
		} else {
			text = append(text, '=', digits[b>>4], digits[b&15])
		}
	}
	if s.bare {
		if len(text)-start+len(escapedEnd) > width {
			text = append(text, '=')
			lines, start = append(lines, text[start:]), len(text)
		}
		text = append(text, escapedEnd...)
	}
	return append(lines, text[start:])
}

// escapedEnd is a line feed that is escaped, and the end of a line that none of the text has.
const escapedEnd = "=0A="

// plainRun counts the characters that a line begins with and that stand for themselves, so many at the most, without its last one.
func (s *quotedStyle) plainRun(line []byte, most int) int {
	for n := range min(most, len(line)-1) {
		if !s.plain(line[n], false) {
			return n
		}
	}
	return max(0, min(most, len(line)-1))
}

// allPlain reports whether all characters of a line stand for themselves.
func (s *quotedStyle) allPlain(line []byte) bool {
	for i, b := range line {
		if !s.plain(b, i == len(line)-1) {
			return false
		}
	}
	return true
}

// plain reports whether a character stands for itself.
func (s *quotedStyle) plain(b byte, last bool) bool {
	if isBlank(b) {
		return !last
	}
	return b > ' ' && b < 0x7F && b != '=' && !s.escapes[b]
}
