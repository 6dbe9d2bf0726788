package charset

import (
	"strconv"
	"strings"
)

// bytes undoes the encoding of the word, and notes what is malformed in it.
func (w *Word) bytes() []byte {
	b, why := w.undo(w.text)
	w.note(why)
	return b
}

// undo undoes the encoding of the word, or of a text that goes on in others, and tells what is malformed.
func (w *Word) undo(text string) (b []byte, why string) {
	if w.Encoding == 'B' {
		return unBase64(text)
	}
	if w.Malformed == Folded {
		text = joinFolds(text)
	}
	return unQuoted(text)
}

// joinFolds takes folds out of the text of the Q encoding. In a word that writes its blanks as "_", and
// beside an escape, the fold was put in later; otherwise it stands at a blank of the text.
func joinFolds(s string) string {
	var out strings.Builder
	written := strings.Contains(s, "_")
	for {
		at := strings.IndexAny(s, "\r\n")
		if at < 0 {
			break
		}
		before, rest := s[:at], strings.TrimLeft(s[at:], "\r\n \t")
		s = rest
		out.WriteString(before)
		cut := strings.LastIndexByte(before, '=')
		if !written && !strings.HasPrefix(rest, "=") && (cut < 0 || cut < len(before)-3) {
			out.WriteByte(' ')
		}
	}
	out.WriteString(s)
	return out.String()
}

// unBase64 decodes base64 (RFC 4648, section 4); missing padding is forgiven, and other bytes
// are passed over, as gateways fold within words.
func unBase64(s string) (b []byte, why string) {
	var bits, n, digits uint32
	b = make([]byte, 0, len(s)/4*3+3)
	for i := range len(s) {
		v := base64Value(s[i])
		switch {
		case v >= 0:
			bits, n, digits = bits<<6|uint32(v), n+6, digits+1
			if n >= 8 {
				n -= 8
				b = append(b, byte(bits>>n))
			}
		case s[i] == '=':
			bits, n, digits = 0, 0, 0
		case s[i] != ' ' && s[i] != '\t' && s[i] != '\r' && s[i] != '\n':
			why = BadBase64
		}
	}
	switch {
	case n == 6:
		why = BadBase64 // a digit too many
	case digits%4 != 0 && why == "":
		why = NoPadding
	}
	return b, why
}

// unQuoted decodes the Q encoding (RFC 2047, section 4.2).
func unQuoted(s string) (b []byte, why string) {
	b = make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '_':
			b = append(b, ' ')
		case c == '=' && i+2 < len(s):
			n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
			if err != nil {
				why = BadQuoted
				b = append(b, c)
				continue
			}
			b = append(b, byte(n))
			i += 2
		case c == '=':
			why = BadQuoted
			b = append(b, c)
		case c >= 0x80:
			why = RawInside
			b = append(b, c)
		default:
			b = append(b, c)
		}
	}
	return b, why
}
