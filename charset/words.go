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
	Misfits    int    // bytes of it, and of those it belongs with, that are no text in its charset
	Malformed  string // what is wrong with it, empty if it is well-formed

	text string // the encoded text
}

// maxLabel bounds the charset of an encoded word; longer ones are no encoded words.
const maxLabel = 80

// maxWords bounds how many words of a value are decoded; the rest is left as it is. Real mail
// has some hundreds in a long list of addresses.
const maxWords = 10_000

// scanWords finds the encoded words of a value in one pass: each word ends where the next
// begins at the latest.
func scanWords(value string) []Word {
	words := make([]Word, 0, min(strings.Count(value, "=?"), maxWords))
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
		ends := " \t\r\n\""
		if strings.HasPrefix(rest, `"`) { // the quotes were encoded with the name
			ends = " \t\r\n"
		}
		if i = strings.IndexAny(rest, ends); i < 0 {
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
