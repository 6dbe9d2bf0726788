package report

import (
	"math/bits"
	"unicode/utf8"
)

// appendQuoted appends a text as a string of JSON. Beside what has to be escaped (RFC 8259, section 7) it escapes the
// controls that JSON allows as they are, DEL and U+0080 to U+009F, the line breaks of Unicode, U+2028 and U+2029, and
// what turns the direction of text round, U+202A to U+202E and U+2066 to U+2069: a terminal obeys some of them, and a
// reader that parts lines as Unicode does (U+0085, NEXT LINE) would break a document in two. Bytes that are no UTF-8
// become U+FFFD.
func appendQuoted(out []byte, s string) []byte {
	out = append(out, '"')
	done := 0
	for i := bareEnd(s, 0); i < len(s); {
		if s[i] < utf8.RuneSelf {
			out = appendEscape(append(out, s[done:i]...), rune(s[i]))
			done = i + 1
			i = bareEnd(s, done)
			continue
		}
		r, length := utf8.DecodeRuneInString(s[i:])
		if escaped(r, length) {
			out = appendEscape(append(out, s[done:i]...), r)
			done = i + length
		}
		if i += length; i < len(s) && s[i] < utf8.RuneSelf {
			i = bareEnd(s, i)
		}
	}
	return append(append(out, s[done:]...), '"')
}

// escaped says whether a character beyond ASCII is not written as it is.
func escaped(r rune, length int) bool {
	return r < 0xa0 || r == utf8.RuneError && length == 1 || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// bareEnd finds the first byte from start on that is not bare. Eight bytes are looked at in one step; the last eight
// are looked at together also where some of them were before.
func bareEnd(s string, start int) int {
	i := start
	for ; i+8 <= len(s); i += 8 {
		if marks := notBare(eight(s[i:])); marks != 0 {
			return i + bits.TrailingZeros64(marks)/8
		}
	}
	if i -= 8; i >= start { // the eight before are bare, and so are those of them that are looked at again
		if marks := notBare(eight(s[len(s)-8:])); marks != 0 {
			return len(s) - 8 + bits.TrailingZeros64(marks)/8
		}
		return len(s)
	}
	for i = start; i < len(s) && bare(s[i]); i++ {
	}
	return i
}

// bare says whether a byte is a character of ASCII that stands in a string as it is.
func bare(c byte) bool { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' }

// eight is the first eight bytes of a text, which has as many, as one number.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// The highest bit, and the lowest one, of each of eight bytes.
const (
	highs = 0x8080808080808080
	ones  = 0x0101010101010101
)

// notBare marks bytes that are not bare: each sets the highest bit of its place in one of the terms. What is below a blank
// and the quotation mark are told by one, for the quotation mark takes the place of the blank there. A borrow or carry
// sets others only above such a byte, so the lowest mark is right, and without a mark all are bare.
func notBare(v uint64) uint64 {
	below, backslash := (v^ones*('"'^' '))-ones*(' '+1), (v^ones*'\\')-ones
	return (v | (v + ones) | below | backslash) & highs
}

// notPrintable marks bytes, in the same way, that are neither blanks nor characters of ASCII that are seen.
func notPrintable(v uint64) uint64 { return (v | (v + ones) | (v - ones*0x20)) & highs }

// appendEscape appends a character as an escape, the short one where there is one.
func appendEscape(out []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(out, '\\', byte(r))
	case '\b':
		return append(out, `\b`...)
	case '\f':
		return append(out, `\f`...)
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	case '\t':
		return append(out, `\t`...)
	}
	const digits = "0123456789abcdef"
	return append(out, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}
