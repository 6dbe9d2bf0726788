package auth

import "encoding/hex"

// quotedStyle is how a program writes quoted-printable (RFC 2045, section 6.7), beside what it must.
type quotedStyle struct {
	lower   bool      // "=c3" and not "=C3"
	escapes [128]bool // characters that need not be escaped, and are
}

// decode adds a line, as far as it is quoted-printable, and learns from it. A soft line end at its end is left out.
func (s *quotedStyle) decode(out, line []byte) []byte {
	for i := 0; i < len(line); i++ {
		var b [1]byte
		if line[i] != '=' {
			out = append(out, line[i])
			continue
		}
		if i+1 == len(line) {
			break
		}
		if i+2 >= len(line) {
			out = append(out, line[i])
			continue
		}
		if _, err := hex.Decode(b[:], line[i+1:i+3]); err != nil {
			out = append(out, line[i])
			continue
		}
		s.lower = s.lower || line[i+1] >= 'a' || line[i+2] >= 'a'
		if b[0] > ' ' && b[0] < 0x7F && b[0] != '=' && i > 0 { // at the start of a line a dot or "From " is hidden so
			s.escapes[b[0]] = true
		}
		out = append(out, b[0])
		i += 2
	}
	return out
}

// encode writes a line of text in lines of a width at the most.
func (s *quotedStyle) encode(line []byte, width int) (lines [][]byte) {
	var text []byte
	for i, b := range line {
		size, last := 1, i == len(line)-1
		if !s.plain(b, last) {
			size = 3
		}
		room := width - 1
		if last {
			room = width
		}
		if len(text)+size > room {
			lines = append(lines, append(text, '='))
			text = nil
		}
		if size == 1 {
			text = append(text, b)
			continue
		}
		digits := "0123456789ABCDEF"
		if s.lower {
			digits = "0123456789abcdef"
		}
		text = append(text, '=', digits[b>>4], digits[b&15])
	}
	return append(lines, text)
}

// plain reports whether a character stands for itself.
func (s *quotedStyle) plain(b byte, last bool) bool {
	if isBlank(b) {
		return !last
	}
	return b > ' ' && b < 0x7F && b != '=' && !s.escapes[b]
}
