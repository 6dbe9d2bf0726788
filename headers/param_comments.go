package headers

import "strings"

// blankComments writes blanks over the comments of a value, so that all else keeps its place.
func blankComments(s string) string {
	if strings.IndexByte(s, '(') < 0 {
		return s
	}
	out := []byte(s)
	for _, w := range Words(s, "") {
		if w.Kind == Comment {
			copy(out[w.Start:w.End], strings.Repeat(" ", w.Len()))
		}
	}
	return string(out)
}

// stripComments takes comments out of a value (RFC 2045, section 5.1, allows them).
func stripComments(s string) string {
	if strings.IndexByte(s, '(') < 0 {
		return s
	}
	var b strings.Builder
	at := 0
	for _, w := range Words(s, "") {
		if w.Kind == Comment {
			b.WriteString(s[at:w.Start])
			at = w.End
		}
	}
	b.WriteString(s[at:])
	return b.String()
}
