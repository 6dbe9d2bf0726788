package charset

import (
	"strings"
	"unicode"
)

// varied tells that a text has at least two different bytes from 0x80 on; one alone, such as that
// of a ruled line, says nothing.
func varied(text []byte) bool {
	var first byte
	for _, c := range text {
		if c >= 0x80 && first == 0 {
			first = c
		}
		if c >= 0x80 && c != first {
			return true
		}
	}
	return false
}

// lettered tells that two of the characters beyond ASCII are letters.
func lettered(text string) bool {
	n := 0
	for _, r := range text {
		if r >= 0x80 && unicode.IsLetter(r) {
			n++
		}
	}
	return n > 1
}

// controls counts the control characters that no text has.
func controls(text []byte) int {
	n := 0
	for _, c := range text {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != escape && c != '\f' {
			n++
		}
	}
	return n
}

// nearlyFits tells that bytes are in the declared charset but for a few.
func nearlyFits(name string, d Decoding) bool {
	n := d.MisfitCount
	switch {
	case name == "us-ascii":
		return false
	case d.Cut && n == 1:
		return d.Multi > 0
	case name == "utf-8":
		return n <= d.Multi
	case d.Multi > 0:
		return n <= 3 && d.Multi >= 5*n || n*50 <= d.Multi+n
	}
	return onePage(name) != nil && n <= 3
}

// first puts a guess before the others.
func first(name string, guesses []Guess) []Guess {
	list := []Guess{{Charset: name, Score: 1, multi: true}}
	for _, g := range guesses {
		if g.Charset != name {
			list = append(list, g)
		}
	}
	return list
}

// dropped are the guesses outside the family of name.
func dropped(guesses []Guess, name string) []Guess {
	rest, family := make([]Guess, 0, len(guesses)), familyOf(name)
	for _, g := range guesses {
		if familyOf(g.Charset) != family {
			rest = append(rest, g)
		}
	}
	return rest
}

// familyOf names the narrowest charset of the family of name.
func familyOf(name string) string {
	if c := frequentCodec(name); c != nil && len(c.levels) > 0 {
		return c.levels[0]
	}
	return name
}

// mislabeled tells that the label is wrong for certain, even if what is right is less so.
func mislabeled(name string, b []byte, d Decoding, best Guess) bool {
	switch {
	case best.Charset == "utf-8" && best.misfits == 0:
		return true
	case name == "us-ascii" && westernMarks(b):
		return best.Charset == "windows-1252" || best.Charset == "iso-8859-1"
	}
	return d.MisfitCount > 2*d.Multi && best.chars >= 6 && best.plausibility() > 0.6
}

// westernMarks tells that all bytes from 0x80 on are the marks that word processors put into
// English text: quotes, dashes, dots, no-break spaces.
func westernMarks(b []byte) bool {
	const marks = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB7\xBB"
	for _, c := range b {
		if c >= 0x80 && strings.IndexByte(marks, c) < 0 {
			return false
		}
	}
	return !adjacent(b)
}

// adjacent tells that two bytes from 0x80 on stand side by side, as they do in all text but that
// of Latin script.
func adjacent(b []byte) bool {
	for i := 1; i < len(b); i++ {
		if b[i] >= 0x80 && b[i-1] >= 0x80 {
			return true
		}
	}
	return false
}
