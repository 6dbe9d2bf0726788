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
	Malformed  string // what is wrong with it, empty if it is well-formed

	text string // the encoded text
}

// What is wrong with an encoded word.
const (
	SpacesInside = "spaces-inside" // blanks within the encoded text
	Folded       = "folded"        // the line was folded within the encoded text
	BadBase64    = "bad-base64"    // bytes that are no base64, or an impossible length
	BadQuoted    = "bad-quoted"    // "=" without two hexadecimal digits
	RawInside    = "raw-inside"    // raw 8-bit bytes in the encoded text
	BadEncoding  = "bad-encoding"  // an encoding other than B and Q; the word is left as it is
	MissingEnd   = "missing-end"   // no "?=" at the end
	NoCharset    = "no-charset"    // no charset is stated
	Nested       = "nested"        // its text is encoded words: it was encoded twice
	InQuotes     = "in-quotes"     // within a quoted string
	Glued        = "glued"         // no white space around
	TooLong      = "too-long"      // more than 75 characters
	NoPadding    = "no-padding"    // "=" is missing at the end of base64
	LineBreak    = "line-break"    // the fold of a line was encoded together with the text
)

// Forgiven reports whether programs in common use show a word well with which this is wrong: they decode
// words in quotes, without white space around, of any length and without padding, as so many senders write
// them. The others are not forgiven by all: of blanks and folds inside Apple Mail shows the code, of illegal
// base64 and bad escapes Thunderbird does.
func Forgiven(malformed string) bool {
	switch malformed {
	case InQuotes, Glued, TooLong, NoPadding, LineBreak:
		return true
	}
	return false
}

// maxWordLength is the longest encoded word allowed (RFC 2047, section 2).
const maxWordLength = 75

// note keeps what is wrong with a word; the first that is not forgiven counts.
func (w *Word) note(malformed string) {
	if malformed != "" && (w.Malformed == "" || Forgiven(w.Malformed) && !Forgiven(malformed)) {
		w.Malformed = malformed
	}
}

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
	if end < 0 || len(s) < end+5 || s[end+4] != '?' {
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
	if w.Encoding < 'A' || w.Encoding > 'Z' || end == 0 && w.Encoding != 'B' && w.Encoding != 'Q' {
		return Word{}, 0
	}
	if end == 0 {
		w.Malformed = NoCharset
	}
	return w, end + 5
}

// finish reads the encoded text from rest, in which the word must end.
func (w *Word) finish(rest string) {
	if w.Encoding != 'B' && w.Encoding != 'Q' {
		w.Malformed = BadEncoding
		return
	}
	i := w.textEnd(rest)
	if i < 0 {
		w.note(MissingEnd)
		if i = strings.IndexAny(rest, " \t\r\n\""); i < 0 {
			i = len(rest)
		}
		w.text = strings.TrimSuffix(rest[:i], "?")
		w.End += i
		return
	}
	w.text = rest[:i]
	w.End += i + 2
	switch {
	case strings.ContainsAny(w.text, "\r\n"):
		w.note(Folded)
	case strings.ContainsAny(w.text, " \t"):
		w.note(SpacesInside)
	}
}

// textEnd finds the "?=" that ends the word, -1 if there is none. In the Q encoding a question mark that was
// left as it is may stand before an escape: "?=E4".
func (w *Word) textEnd(rest string) int {
	at := 0
	for {
		i := strings.Index(rest[at:], "?=")
		if i < 0 {
			return at - 2
		}
		at += i + 2
		if w.Encoding != 'Q' || !hexPair(rest[at:]) {
			return at - 2
		}
		end := strings.Index(rest[at:], "?=")
		if end < 0 || strings.ContainsAny(rest[at:at+end], " \t\r\n") {
			return at - 2
		}
	}
}

func hexPair(s string) bool {
	if len(s) < 2 {
		return false
	}
	_, err := strconv.ParseUint(s[:2], 16, 8)
	return err == nil
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
	if w.Encoding == 'B' {
		b, why := unBase64(w.text)
		w.note(why)
		return b
	}
	text := w.text
	if w.Malformed == Folded {
		text = joinFolds(text)
	}
	b, why := unQuoted(text)
	w.note(why)
	return b
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
