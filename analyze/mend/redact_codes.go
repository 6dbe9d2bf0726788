package mend

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
)

// letterCodes stand for letters in pages, and are left over in texts: references of HTML, escapes of programs and web addresses.
var letterCodes = pattern(`&(?:amp;)?(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,9});|\\[rn]|\\u[0-9a-fA-F]{4}|` +
	`(?:\\x[89a-fA-F][0-9a-fA-F])+|(?:%[89a-fA-F][0-9a-fA-F])+|=\?[^?\s]{1,80}\?[bBqQ]\?|\?=`)

// keepCodes leaves what makes a code one, and puts a letter of the same script in the place of each.
func keepCodes(was, masked []byte) {
	for _, at := range letterCodes().FindAllIndex(was, -1) {
		code := string(was[at[0]:at[1]])
		if code[0] == '&' && html.UnescapeString(code) == code {
			continue // no name that pages know
		}
		if label, word := strings.CutPrefix(code, "=?"); word {
			if _, known := charset.Canonical(label[:strings.IndexByte(label, '?')]); !known {
				continue
			}
		}
		copy(masked[at[0]:at[1]], code)
		switch i := strings.IndexByte(code, '#'); {
		case code[0] == '&' && i > 0:
			number := masked[at[0]+i+1 : at[1]-1]
			if number[0]|0x20 == 'x' {
				copy(number[1:], standIn(len(number)-1, "e4", "43e", "6587", "20000"))
			} else {
				copy(number, standIn(len(number), "65", "228", "1086", "25991", "131072"))
			}
		case strings.HasPrefix(code, `\u`) && code[2:] >= "0370":
			copy(masked[at[0]+2:], "6587")
		case strings.HasPrefix(code, `\u`):
			copy(masked[at[0]+2:], "00e4")
		case strings.HasPrefix(code, `\x`):
			otherLetters(masked[at[0]:at[1]], 2)
		case code[0] == '%':
			otherLetters(masked[at[0]:at[1]], 1)
		}
	}
}

// standIn gives the one of some numbers that has so many digits.
func standIn(digits int, numbers ...string) string {
	for _, n := range numbers {
		if len(n) == digits {
			return n
		}
	}
	return numbers[len(numbers)-1][:digits]
}

// otherLetters puts a letter of as many bytes in the place of each in a row of bytes that are written out, with a mark of so
// many characters before each byte.
func otherLetters(codes []byte, mark int) {
	const digits = "0123456789abcdef"
	data := make([]byte, 0, len(codes)/(mark+2))
	for at := mark; at+2 <= len(codes); at += mark + 2 {
		data = append(data, byte(strings.IndexByte(digits, codes[at]|0x20))<<4|byte(strings.IndexByte(digits, codes[at+1]|0x20)))
	}
	letters := [...]string{1: "\xe4", 2: "о", 3: "文", 4: "𠀀"}
	for at := 0; at < len(data); {
		_, size := utf8.DecodeRune(data[at:])
		for i := range size {
			c, to := letters[size][i], codes[(at+i)*(mark+2)+mark:]
			to[0], to[1] = digits[c>>4], digits[c&15]
		}
		at += size
	}
}
