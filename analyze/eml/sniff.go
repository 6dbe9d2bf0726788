package eml

import (
	"bytes"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/headers"
)

// base64Chars is how many characters make undeclared base64: fewer may be an identifier or a key.
const base64Chars = 20

// FindBase64 looks for base64 that fills a text which does not say so: lines of one length over its
// alphabet, from the first line to the last, that decode to text, to a message or to a known kind of file.
// Other text may follow, as a footer does. The label is the charset that is stated for the text, empty if none is.
func FindBase64(text []byte, label string) (headers.Span, bool) {
	start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	if beginsWithWords(text[start:]) {
		return headers.Span{}, false
	}
	return base64Lines(text, start, label)
}

// base64Lines is FindBase64 for a text that begins at an offset with what may be base64.
func base64Lines(text []byte, start int, label string) (headers.Span, bool) {
	end, width, lines := start, 0, 0
	for at := start; at < len(text); {
		stop, next := nextLineAt(text, at)
		line := bytes.TrimRight(text[at:stop], " \t")
		if lines > 0 && len(line) > width || len(line) == 0 || notAlphabet(line) {
			break
		}
		if lines++; lines == 1 {
			width = len(line)
		}
		end, at = at+len(line), next
		if len(line) < width || line[len(line)-1] == '=' {
			break
		}
	}
	rest := bytes.TrimSpace(text[end:])
	switch {
	case end-start < base64Chars, lines > 1 && width < base64Chars:
		return headers.Span{}, false
	case len(rest) > 0 && (lines < 3 && !footer(rest) || len(rest) > max(end-start, longFooter) || continuesBase64(rest)):
		return headers.Span{}, false
	}
	found := text[start:end]
	return headers.Span{Start: start, End: end}, varied(found) && meaningful(found, label)
}

// beginsWithWords is a quick look: within so few characters as no base64 has, is there one that is not of its alphabet, or a
// blank inside of a line?
func beginsWithWords(text []byte) bool {
	if len(text) < base64Chars {
		return true
	}
	inside := false
	for _, c := range text[:base64Chars] {
		switch {
		case c == ' ' || c == '\t':
			inside = true
		case isLineEnd(c):
			inside = false
		case inside || c != '=' && base64Classes[c] >= classPad:
			return true
		}
	}
	return false
}

// longFooter is how long a footer may be that follows less base64 than that.
const longFooter = 500

// footer reports whether text begins as a footer does, with a line of dashes or the like.
func footer(rest []byte) bool {
	line := bytes.TrimSpace(rest[:lineEndAt(rest, 0)])
	return len(line) > 1 && len(bytes.Trim(line, "-_=*#~")) == 0
}

// continuesBase64 reports whether what follows base64 is more of it: then its lines are of many lengths, as
// in armored keys and lists of tokens.
func continuesBase64(rest []byte) bool {
	line := bytes.TrimSpace(rest[:lineEndAt(rest, 0)])
	return len(line) >= base64Chars && !notAlphabet(line)
}

// notAlphabet reports whether a line holds anything that base64 does not.
func notAlphabet(line []byte) bool {
	for _, c := range bytes.TrimRight(line, "=\r") {
		if base64Classes[c] >= classPad {
			return true
		}
	}
	return false
}

// varied reports whether characters of all sorts occur, which tells base64 from words, numbers and
// hexadecimal digits.
func varied(b []byte) bool {
	upper, lower, digit := 0, 0, 0
	for _, c := range b[:min(len(b), 1024)] {
		switch {
		case c >= 'G' && c <= 'Z':
			upper++
		case c >= 'g' && c <= 'z':
			lower++
		case c >= '0' && c <= '9', c == '+', c == '/', c == '=':
			digit++
		}
	}
	return upper > 1 && lower > 1 && upper+lower+digit > 7 && (digit > 0 || upper > 4 && lower > 4)
}

// meaningful reports whether base64 decodes to something that a person would have sent: a known kind of file,
// or text from its start to its end.
func meaningful(encoded []byte, label string) bool {
	head := decodeBase64(encoded[:min(len(encoded), 8192)]).Data
	return fileKind(head) != "" || readable(head, len(encoded) > 8192, label)
}

// readable reports whether bytes are text: UTF-8, or pairs of bytes as in the charsets of East Asia, or
// ASCII in words, or what their label says. cut says that more bytes follow.
func readable(b []byte, cut bool, label string) bool {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return bytes.IndexByte(b, 0) >= 0 // UTF-16
	}
	switch {
	case len(b) < 12:
		return false
	case bytes.IndexByte(b, 0x1b) >= 0 && shifting(b):
		return true
	case controls(b):
		return false
	}
	high := highShare(b)
	switch {
	case high == 0:
		return bytes.ContainsAny(b, " \n")
	case utf8.Valid(b) || cut && validUTF8(b):
		return true
	}
	return len(b) > longestKey && (high > 20 && paired(b) || western(b)) || len(b) >= leastLegible && legible(b, label)
}

// western reports whether bytes are words of ASCII letters in which few letters are beyond ASCII, as in the
// charsets of Western Europe.
func western(b []byte) bool {
	letters, high := 0, 0
	for i, c := range b {
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == ' ':
			letters++
		case c >= 0x80 && i > 0 && b[i-1] >= 0x80:
			return false
		case c >= 0x80:
			high++
		}
	}
	return (letters+high)*10 >= len(b)*8 && high*5 < letters && bytes.IndexByte(b, ' ') >= 0
}

// controls reports whether bytes hold control characters that no text does.
func controls(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c == 0x7f {
			return true
		}
	}
	return false
}

// paired reports whether bytes above 127 come in pairs as GBK, Big5, Shift_JIS and EUC write characters.
func paired(b []byte) bool {
	pairs, odd := 0, 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if i+1 < len(b) && b[i] > 0x80 && b[i+1] >= 0x40 && b[i+1] != 0x7f && b[i+1] != 0xff {
			pairs++
			i++
			continue
		}
		odd++
	}
	return odd*20 <= pairs
}

// validUTF8 reports whether bytes are UTF-8, perhaps with the last character cut.
func validUTF8(b []byte) bool {
	for i := 0; i < utf8.UTFMax && len(b) > i; i++ {
		if utf8.Valid(b[:len(b)-i]) {
			return true
		}
	}
	return false
}

// highShare gives the share of bytes above 127, in percent: texts in Chinese, Japanese or Cyrillic have many.
func highShare(b []byte) int {
	high := 0
	for _, c := range b {
		if c >= 0x80 {
			high++
		}
	}
	return (high*100 + len(b) - 1) / max(1, len(b))
}
