package mend

import (
	"fmt"
	"strings"
)

// param is a parameter of a structured field; its value is text.
type param struct{ name, value string }

// structured writes a value with its parameters, one per line (RFC 2045, section 5.1); text beyond ASCII and long
// values in the form of RFC 2231.
func structured(value string, params []param) string {
	var b strings.Builder
	b.WriteString(value)
	for _, p := range params {
		switch {
		case !isASCII(p.value) || len(p.value) > 200:
			extended(&b, p)
		case token(p.value):
			fmt.Fprintf(&b, ";\r\n %s=%s", p.name, p.value)
		default:
			quotes := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
			fmt.Fprintf(&b, ";\r\n %s=\"%s\"", p.name, quotes.Replace(visible(p.value)))
		}
	}
	return b.String()
}

// extended writes a parameter as RFC 2231, section 4, wants it, and where it is long, in pieces (section 3).
func extended(b *strings.Builder, p param) {
	var pieces []string
	piece := ""
	for _, r := range visible(p.value) {
		if len(piece) > 50 {
			pieces, piece = append(pieces, piece), ""
		}
		piece += percent(r)
	}
	pieces = append(pieces, piece)
	if len(pieces) == 1 {
		fmt.Fprintf(b, ";\r\n %s*=utf-8''%s", p.name, piece)
		return
	}
	for i, piece := range pieces {
		mark := ""
		if i == 0 {
			mark = "utf-8''"
		}
		fmt.Fprintf(b, ";\r\n %s*%d*=%s%s", p.name, i, mark, piece)
	}
}

func percent(r rune) string {
	if r < 0x80 && (alphanumeric(byte(r)) || r == '.' || r == '-' || r == '_') {
		return string(r)
	}
	var b strings.Builder
	for _, c := range []byte(string(r)) {
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

// token reports whether a value needs no quotes (RFC 2045, section 5.1).
func token(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`()<>@,;:\"/[]?=`, c) >= 0 {
			return false
		}
	}
	return s != ""
}

// mediaType gives a type as it may be written: one with other characters than those of tokens becomes the general
// one of its kind (RFC 2045, section 5.1).
func mediaType(kind string) string {
	major, minor, _ := strings.Cut(kind, "/")
	switch {
	case token(major) && token(minor):
		return kind
	case strings.HasPrefix(kind, "multipart/"):
		return "multipart/mixed"
	case strings.HasPrefix(kind, "text/"):
		return "text/plain"
	}
	return "application/octet-stream"
}
