package catalogue

import (
	"unicode"
	"unicode/utf8"
)

// The highest bit, and the lowest one, of each of eight bytes.
const (
	highs = 0x8080808080808080
	ones  = 0x0101010101010101
)

// isTidy says of most texts of ASCII that they are as tidy leaves them. It looks at eight bytes in one step: each has
// to be a blank or a character that is seen, and no blank may stand behind another one.
func isTidy(text []byte) bool {
	before := uint64(0x80) // the byte before is a blank, as if one stood before the first
	i := 0
	for ; i+8 <= len(text); i += 8 {
		v := uint64(text[i]) | uint64(text[i+1])<<8 | uint64(text[i+2])<<16 | uint64(text[i+3])<<24 |
			uint64(text[i+4])<<32 | uint64(text[i+5])<<40 | uint64(text[i+6])<<48 | uint64(text[i+7])<<56
		if (v|(v-ones*' '))&highs != 0 {
			return false
		}
		blanks := ^((v ^ ones*' ') + ones*0x7f) & highs
		if blanks&(blanks<<8|before) != 0 {
			return false
		}
		before = blanks >> 56
	}
	for ; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && before != 0 {
			return false
		}
		before = 0
		if c == ' ' {
			before = 0x80
		}
	}
	return before == 0
}

// tidy parts the words of a text by single blanks, and leaves none around it. It works in the room of the text.
func tidy(text []byte) []byte {
	if isTidy(text) {
		return text
	}
	out, blank := text[:0], false
	for i := 0; i < len(text); {
		if n := tidyRun(text[i:]); n > 0 && !blank {
			out = append(out, text[i:i+n]...)
			i += n
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		if unicode.IsSpace(r) {
			blank = len(out) > 0
		} else {
			if blank {
				out = append(out, ' ')
			}
			out, blank = append(out, text[i:i+size]...), false
		}
		i += size
	}
	return out
}

// tidyRun is the length of the beginning of a text that is words of ASCII with single blanks between them.
func tidyRun(text []byte) (n int) {
	word := func(i int) bool { return i < len(text) && text[i] > ' ' && text[i] < utf8.RuneSelf }
	for word(n) || n > 0 && n < len(text) && text[n] == ' ' && word(n+1) {
		n++
	}
	return n
}
