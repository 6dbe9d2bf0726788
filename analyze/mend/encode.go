package mend

import (
	"bytes"
	"encoding/base64"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"
)

// lineEnds makes every line end CRLF: those of Unix, of old Macs, and doubled ones.
var lineEnds = strings.NewReplacer("\r\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\n", "\r", "\r\n")

// maxLine is the most bytes of a line without its end (RFC 5322, section 2.1.1).
const maxLine = 998

// textEntity makes an entity of a text: in UTF-8, encoded only where it has to be (RFC 2045, section 6).
func textEntity(kind string, params []param, text string) *entity {
	text = lineEnds.Replace(strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\x00", ""))
	params = append([]param{{"charset", "utf-8"}}, params...)
	n := &entity{fields: []field{{"Content-Type", structured(mediaType(kind), params)}}}
	encoding := "7bit"
	switch {
	case plainLines(text):
		n.body = []byte(text)
	case mostlyASCII(text):
		encoding, n.body = "quoted-printable", quoted(text)
	default:
		encoding, n.body = "base64", base64Lines([]byte(text))
	}
	n.fields = append(n.fields, field{"Content-Transfer-Encoding", encoding})
	return n
}

// plainLines reports whether a text can stand in a message as it is.
func plainLines(text string) bool {
	for line := range strings.Lines(text) {
		if len(line) > maxLine || strings.HasPrefix(line, "From ") {
			return false
		}
		for i := range len(line) {
			if c := line[i]; c >= 0x7f || c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' {
				return false
			}
		}
	}
	return true
}

// mostlyASCII reports whether quoted-printable is shorter than base64.
func mostlyASCII(text string) bool {
	high := 0
	for i := range len(text) {
		if text[i] >= 0x80 {
			high++
		}
	}
	return high*6 < len(text)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func quoted(text string) []byte {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// base64Lines encodes in lines of 76 characters (RFC 2045, section 6.8).
func base64Lines(data []byte) []byte {
	const group = 57 // bytes that make a line
	out := make([]byte, 0, len(data)*4/3+len(data)/group*2+8)
	for len(data) > 0 {
		n := min(group, len(data))
		out = append(base64.StdEncoding.AppendEncode(out, data[:n]), "\r\n"...)
		data = data[n:]
	}
	return out
}

// words writes a text of a header field in encoded words of 75 characters at the most, one per line (RFC 2047,
// section 2).
func words(text string) string {
	var out []string
	for text != "" {
		n := min(45, len(text))
		for n < len(text) && n > 1 && !utf8.RuneStart(text[n]) {
			n--
		}
		out = append(out, "=?utf-8?B?"+base64.StdEncoding.EncodeToString([]byte(text[:n]))+"?=")
		text = text[n:]
	}
	return strings.Join(out, "\r\n ")
}

// unstructured writes a text of a field such as Subject.
func unstructured(text string) string {
	text = visible(text)
	if isASCII(text) && !strings.Contains(text, "=?") {
		return fold(text)
	}
	return words(text)
}

// phrase writes a display name (RFC 5322, section 3.2.5).
func phrase(text string) string {
	text = strings.TrimSpace(visible(text))
	switch {
	case text == "":
		return ""
	case !isASCII(text), strings.Contains(text, "=?"), len(text) > 200:
		return words(text)
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(strings.Trim(text, `"`)) + `"`
}

// visible takes the control characters out of a text, makes one line of it and valid UTF-8.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7f:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// fold breaks a value whose lines are too long, at blanks where there are any (RFC 5322, section 2.2.3).
func fold(value string) string {
	if len(value) <= maxLine-100 {
		return value
	}
	var b strings.Builder
	for len(value) > 900 {
		n := strings.LastIndexAny(value[:900], " \t")
		if n <= 0 {
			n = 900
		}
		b.WriteString(value[:n] + "\r\n ")
		value = strings.TrimLeft(value[n:], " \t")
	}
	b.WriteString(value)
	return b.String()
}
