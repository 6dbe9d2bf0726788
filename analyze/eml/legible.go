package eml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
)

// Fewer bytes than leastLegible may be a key that reads as a text in some charset by chance; up to longestKey bytes do so if
// nobody asks for letters.
const (
	leastLegible = 20
	longestKey   = 64
)

// legible reports whether bytes that are not UTF-8 are a text all the same: in a charset that no other comes near, or in the one
// that their label names, if it reads as well as any.
func legible(b []byte, label string) bool {
	best := charset.Read(b, "")
	switch {
	case best.Actual == "us-ascii", len(b) <= longestKey && !lettered(best.Text):
		return false
	case best.Sure:
		return true
	case label == "":
		return false
	}
	stated := charset.Read(b, label)
	return (stated.Verdict == charset.Fits || stated.Verdict == charset.Narrow) && stated.Text == best.Text
}

// lettered reports whether a text is mostly letters, the marks that belong to them, and blanks.
func lettered(text string) bool {
	letters := 0
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsMark(c) || c == ' ' {
			letters++
		}
	}
	return letters*5 >= utf8.RuneCountInString(text)*4
}

// shifting reports whether bytes are a text with the escape sequences of ISO 2022.
func shifting(b []byte) bool {
	guesses := charset.Detect(b)
	return len(guesses) > 0 && strings.HasPrefix(guesses[0].Charset, "iso-2022-")
}
