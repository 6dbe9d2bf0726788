package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// widestMargin is how wide a margin may be: a time, a host and the name of a program have room in it.
const widestMargin = 64

// marginOf gives how many bytes stand before each line of a message, as marks of comments and tables do and what logs begin
// their lines with: the same on each of the first lines, but for digits. It is zero where there is none.
func marginOf(b []byte) int {
	end, next := nextLineAt(b, 0)
	for n := 1; n < min(end, widestMargin); n++ {
		if c := b[n-1]; !isLetterOrDigit(c) && c != '-' && headers.Begins(b, headers.Span{Start: n, End: end}) && sharesMargin(b[:n], b[next:]) &&
			LooksLikeMessage(withoutColumn(b[:min(len(b), copiedHead)], n)) {
			return n
		}
	}
	return 0
}

// sharesMargin reports whether the lines that follow begin with the same margin.
func sharesMargin(margin, rest []byte) bool {
	const lines = 3
	for range lines {
		if !hasMargin(rest, margin) {
			return false
		}
		_, next := nextLineAt(rest, 0)
		rest = rest[next:]
	}
	return true
}

// hasMargin reports whether a text begins with a margin, whatever its digits are.
func hasMargin(b, margin []byte) bool {
	if len(b) < len(margin) {
		return false
	}
	for i, c := range margin {
		if b[i] != c && !(counts(c) && counts(b[i])) {
			return false
		}
	}
	return true
}

// counts reports whether a character stands where numbers are written: a blank fills up a short one.
func counts(c byte) bool { return c == ' ' || isDigit(c) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// withoutColumn takes off the margin of the first line from it and all that follow, up to one that has another.
func withoutColumn(b []byte, width int) []byte {
	margin := b[:width]
	bare := bytes.TrimRight(margin, " \t")
	plain := make([]byte, 0, len(b))
	for line := range bytes.Lines(b) {
		switch text := bytes.TrimRight(line, "\r\n"); {
		case hasMargin(line, margin):
			line = line[width:]
		case len(text) == len(bare) && hasMargin(text, bare):
			line = line[len(text):]
		default:
			return plain
		}
		plain = append(plain, line...)
	}
	return plain
}
