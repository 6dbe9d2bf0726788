package charset

import "strings"

// blank tells that there is nothing but white space.
func blank(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// unfold makes one line of text (RFC 5322, section 2.2.3): a line end goes before white space
// and becomes a blank elsewhere; behind a line end one blank stands for all white space.
func unfold(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for i := 0; i < len(s); {
		if s[i] != '\r' && s[i] != '\n' {
			out.WriteByte(s[i])
			i++
			continue
		}
		for i < len(s) && strings.IndexByte("\r\n \t", s[i]) >= 0 {
			i++
		}
		out.WriteByte(' ')
	}
	return out.String()
}
