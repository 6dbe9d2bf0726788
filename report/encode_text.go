package report

import "unicode/utf8"

// appendQuoted appends a text as a string of JSON. Beside what has to be escaped (RFC 8259, section 7) it escapes the
// controls that JSON allows as they are, DEL and U+0080 to U+009F, and the line breaks of Unicode, U+2028 and U+2029: a
// terminal obeys some of them, and a reader that parts lines as Unicode does (U+0085, NEXT LINE) would break a
// document in two. Bytes that are no UTF-8 become U+FFFD.
func appendQuoted(out []byte, s string) []byte {
	out = append(out, '"')
	done := 0
	for i := bareEnd(s, 0); i < len(s); {
		length := 1
		if s[i] >= utf8.RuneSelf {
			var r rune
			if r, length = utf8.DecodeRuneInString(s[i:]); !escaped(r, length) {
				i = bareEnd(s, i+length)
				continue
			}
			out = appendEscape(append(out, s[done:i]...), r)
		} else {
			out = appendEscape(append(out, s[done:i]...), rune(s[i]))
		}
		done = i + length
		i = bareEnd(s, done)
	}
	return append(append(out, s[done:]...), '"')
}

// escaped says whether a character beyond ASCII is not written as it is.
func escaped(r rune, length int) bool {
	return r < 0xa0 || r == utf8.RuneError && length == 1 || r == 0x2028 || r == 0x2029
}

// bareEnd finds the first byte from start on that is not bare. Eight bytes are looked at in one step as long as
// all of them are.
func bareEnd(s string, start int) int {
	i := start
	for ; i+8 <= len(s) && allBare(eight(s[i:])); i += 8 {
	}
	for ; i < len(s) && bare(s[i]); i++ {
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

// allBare says whether eight bytes are bare. A byte that is not sets the highest bit of its place in one of the terms;
// a borrow or carry can do so only beside such a byte.
func allBare(v uint64) bool {
	quote, backslash := v^ones*'"', v^ones*'\\'
	return ((quote-ones)&^quote|(backslash-ones)&^backslash)&highs == 0 && allPrintable(v)
}

// allPrintable says whether eight bytes are blanks or characters of ASCII that are seen.
func allPrintable(v uint64) bool { return (v|(v+ones)|(v-ones*0x20))&highs == 0 }

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
