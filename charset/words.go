package charset

import (
	"strconv"
	"strings"
)

// Word is an encoded word (RFC 2047, section 2) in the value of a header field.
type Word struct {
	Start, End int    // its bytes in the value, from "=?" to behind "?="
	Label      string // the charset as given, without a language
	Language   string // the language behind "*" (RFC 2231, section 5), empty if none
	Encoding   byte   // 'B' or 'Q', in capitals; another letter if the word is malformed
	Actual     string // the charset its bytes are in
	Verdict    Verdict
	Malformed  string // why-code, empty if the word is well-formed

	text string // the encoded text
}

// Why an encoded word is malformed.
const (
	SpacesInside = "spaces-inside" // blanks or folds within the encoded text
	BadBase64    = "bad-base64"    // bytes that are no base64, or an impossible length
	BadQuoted    = "bad-quoted"    // "=" without two hexadecimal digits, or raw 8-bit bytes
	BadEncoding  = "bad-encoding"  // an encoding other than B and Q; the word is left as it is
	MissingEnd   = "missing-end"   // no "?=" at the end
)

// maxLabel bounds the charset of an encoded word; longer ones are no encoded words.
const maxLabel = 80

// maxWords bounds how many words of a value are decoded; the rest is left as it is. Real mail
// has some hundreds in a long list of addresses.
const maxWords = 10_000

// scanWords finds the encoded words of a value in one pass: each word ends where the next
// begins at the latest.
func scanWords(value string) []Word {
	var words []Word
	for at := 0; len(words) < maxWords; {
		i := strings.Index(value[at:], "=?")
		if i < 0 {
			break
		}
		at += i
		w, size := wordHead(value[at:])
		if size == 0 {
			at++
			continue
		}
		w.Start, w.End = at, at+size
		at += size
		words = append(words, w)
	}
	for i := range words {
		limit := len(value)
		if i+1 < len(words) {
			limit = words[i+1].Start
		}
		words[i].finish(value[words[i].End:limit])
	}
	return trimWords(words)
}

// wordHead reads "=?charset*language?encoding?" and tells its size, 0 if s begins otherwise.
func wordHead(s string) (Word, int) {
	end := strings.IndexByte(s[2:min(len(s), maxLabel)], '?')
	if end < 1 || len(s) < end+5 || s[end+4] != '?' {
		return Word{}, 0
	}
	name := s[2 : end+2]
	if strings.ContainsAny(name, "=\t\r\n<>@()[]{}") || strings.Contains(strings.Trim(name, " "), " ") {
		return Word{}, 0
	}
	var w Word
	w.Label, w.Language, _ = strings.Cut(name, "*")
	w.Encoding = s[end+3]
	if w.Encoding >= 'a' && w.Encoding <= 'z' {
		w.Encoding -= 'a' - 'A'
	}
	if w.Encoding < 'A' || w.Encoding > 'Z' {
		return Word{}, 0
	}
	return w, end + 5
}

// finish reads the encoded text from rest, in which the word must end.
func (w *Word) finish(rest string) {
	if w.Encoding != 'B' && w.Encoding != 'Q' {
		w.Malformed = BadEncoding
		return
	}
	i := strings.Index(rest, "?=")
	if i < 0 {
		w.Malformed = MissingEnd
		if i = strings.IndexAny(rest, " \t\r\n"); i < 0 {
			i = len(rest)
		}
		w.text = rest[:i]
		w.End += i
		return
	}
	w.text = rest[:i]
	w.End += i + 2
	if strings.ContainsAny(w.text, " \t\r\n") {
		w.Malformed = SpacesInside
	}
}

// trimWords drops the words that turn out to be none: those without end and without text.
func trimWords(words []Word) []Word {
	kept := words[:0]
	for _, w := range words {
		if w.Malformed == MissingEnd && w.text == "" {
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

// bytes undoes the encoding of the word, and notes what is malformed in it.
func (w *Word) bytes() []byte {
	var b []byte
	var why string
	if w.Encoding == 'B' {
		b, why = unBase64(w.text)
	} else {
		b, why = unQuoted(w.text)
	}
	if w.Malformed == "" {
		w.Malformed = why
	}
	return b
}

// unBase64 decodes base64 (RFC 4648, section 4); missing padding is forgiven, and other bytes
// are passed over, as gateways fold within words.
func unBase64(s string) (b []byte, why string) {
	var bits, n uint32
	b = make([]byte, 0, len(s)/4*3+3)
	for i := range len(s) {
		v := base64Value(s[i])
		switch {
		case v >= 0:
			bits, n = bits<<6|uint32(v), n+6
			if n >= 8 {
				n -= 8
				b = append(b, byte(bits>>n))
			}
		case s[i] == '=':
			bits, n = 0, 0
		case s[i] != ' ' && s[i] != '\t' && s[i] != '\r' && s[i] != '\n':
			why = BadBase64
		}
	}
	if n == 6 {
		why = BadBase64 // a digit too many
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
		case c == '=' || c >= 0x80:
			why = BadQuoted
			b = append(b, c)
		default:
			b = append(b, c)
		}
	}
	return b, why
}
