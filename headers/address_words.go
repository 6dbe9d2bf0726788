package headers

import (
	"strings"
	"unicode/utf8"
)

// addressWords splits an address list into its words. An encoded word is one word whatever it holds: many
// programs leave commas, colons and parentheses in it that RFC 2047, section 5, has them encode.
func addressWords(text string) []Word {
	const specials = ",;:<>"
	if !strings.Contains(text, "=?") && strings.IndexByte(text, 0x1b) < 0 && utf8.ValidString(text) {
		return Words(text, specials)
	}
	r := newWordReader(text, specials)
	r.mail, r.double = true, !utf8.ValidString(text)
	return r.appendTo(make([]Word, 0, usualWords(text)))
}

// opaque gives the end of the encoded word, or of the raw text of ISO-2022, that begins at pos; 0 where
// none does.
func (r *wordReader) opaque(pos int) int {
	if !r.mail {
		return 0
	}
	rest := r.text[pos:min(len(r.text), pos+maxEncodedWord)]
	switch {
	case strings.HasPrefix(rest, "=?"):
		if end := encodedWordEnd(rest); end > 0 {
			return pos + end
		}
	case strings.HasPrefix(rest, "\x1b$"):
		if end := strings.Index(rest, "\x1b("); end > 0 && end+3 <= len(rest) {
			return pos + end + 3
		}
	}
	return 0
}

// encodedWordEnd gives the size of the encoded word that a text begins with, 0 where it begins otherwise.
func encodedWordEnd(text string) int {
	head := strings.IndexByte(text[2:], '?') + 2
	if head < 2 || head > 80 || len(text) < head+3 || text[head+2] != '?' ||
		strings.ContainsAny(text[2:head], " \t\r\n\"<>@,;:") {
		return 0
	}
	body := text[head+3:]
	end := strings.Index(body, "?=")
	if end < 0 || strings.ContainsAny(body[:end], "<>\r\n") || strings.Contains(body[:end], "=?") {
		return 0
	}
	return head + 3 + end + 2
}
