package eml

import (
	"bytes"
	"unicode/utf8"
)

// quotedLine is the longest line of quoted-printable (RFC 2045, section 6.7), with some room for programs
// that count the line end.
const quotedLine = 78

// FindQuoted reports whether a text is quoted-printable that does not say so. Every "=" in it must begin an
// escape or end a line, and what they stand for must be text. The label is the charset that is stated for it.
func FindQuoted(text []byte, label string) bool {
	escapes, high, soft, ok := countEscapes(text)
	shifts := high == 0 && escapes > 1 && bytes.Contains(text, []byte("=1B"))
	if !ok || escapes+soft < 3 && !shifts || longestLine(text) > quotedLine {
		return false
	}
	if high == 0 && soft >= 2 && (escapes > 0 || soft > 4) {
		return true
	}
	data := decodeQuotedPrintable(wholeLines(text, quotedSample)).Data
	switch {
	case high == 0:
		return shifts && shifting(data)
	case controls(data):
		return false
	}
	return high > 1 && utf8.Valid(data) || high > 7 && paired(data) || high > 2 && soft > 0 && escapes*4 < len(text)/3 ||
		high > 3 && legible(data, label)
}

// quotedSample is how many bytes are decoded to see whether they are text.
const quotedSample = 64 << 10

// wholeLines gives the lines at the start of a text, of about so many bytes.
func wholeLines(text []byte, size int) []byte {
	if len(text) <= size {
		return text
	}
	if i := bytes.LastIndexAny(text[:size], "\r\n"); i > 0 {
		return text[:i]
	}
	return text[:size]
}

// countEscapes counts escapes, those for bytes above 127, and soft line breaks. ok is false where an "=" is
// neither.
func countEscapes(text []byte) (escapes, high, soft int, ok bool) {
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '=')
		if i < 0 {
			return escapes, high, soft, true
		}
		at += i + 1
		rest := text[at:]
		switch end := softEnd(rest); {
		case end && lineLength(text, at) >= 60, end && len(rest) < 8 && len(bytes.TrimSpace(rest)) == 0:
			soft++
		case end:
		case len(rest) < 2 || hexValues[rest[0]]|hexValues[rest[1]] >= notHex || rest[0] > 'F' || rest[1] > 'F':
			return escapes, high, soft, false
		default:
			if escapes++; rest[0] >= '8' {
				high++
			}
			at += 2
		}
	}
}

// softEnd reports whether a line ends here, perhaps after blanks.
func softEnd(rest []byte) bool {
	for i, c := range rest {
		if isLineEnd(c) {
			return true
		}
		if c != ' ' && c != '\t' || i > quotedLine {
			return false
		}
	}
	return true
}

// lineLength gives how far from the start of its line an offset is.
func lineLength(text []byte, at int) int {
	from := max(0, at-quotedLine-1)
	return at - from - bytes.LastIndexAny(text[from:at], "\r\n") - 1
}

// longestLine gives the length of the longest line.
func longestLine(text []byte) int {
	longest := 0
	for at := 0; at < len(text); {
		end, next := nextLineAt(text, at)
		longest, at = max(longest, end-at), next
	}
	return longest
}
