package analyze

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

func (p spot) quotedFaults() []fault {
	quoted := func(change func(string) (string, bool)) func(content) (encodedMail, bool) {
		return func(c content) (encodedMail, bool) {
			s, ok := change(qp(c.data))
			return encodedMail{encoding: "quoted-printable", body: s}, ok && c.text != ""
		}
	}
	return []fault{
		{"no escape", "transfer-damaged", quoted(func(s string) (string, bool) { return "=ZZ" + s, true }), 3},
		{"an escape on two lines", "transfer-damaged", quoted(func(s string) (string, bool) {
			at := strings.Index(s, "=E")
			return s[:max(0, at)+2] + "\n" + s[max(0, at)+2:], at >= 0
		}), 0},
		{"a soft break that lost its line end", "transfer-damaged", quoted(func(s string) (string, bool) {
			at := strings.Index(s, "=\n")
			if at < 0 || at+4 > len(s) || strings.IndexByte("0123456789ABCDEF", s[at+2]) >= 0 {
				return s, false
			}
			start := strings.LastIndexByte(s[:at], '\n') + 1
			return s[:at+1] + s[at+2:], at-start >= 72
		}), 0},
		{"no soft breaks", "transfer-damaged", quoted(func(s string) (string, bool) {
			return strings.ReplaceAll(s, "=\n", "\n"), strings.Count(s, "=\n") > 12 && utf8.Valid(unquoted(s))
		}), 0},
		{"no equals signs", "transfer-damaged", func(c content) (encodedMail, bool) {
			s := strings.ReplaceAll(strings.ReplaceAll(qp(c.data), "=\n", ""), "=", "")
			return encodedMail{encoding: "quoted-printable", body: s}, strings.HasSuffix(c.mediaType, "utf-8")
		}, 0},
		{"quoted-printable, nothing declared", "transfer-undeclared", func(c content) (encodedMail, bool) {
			return encodedMail{body: qp(c.data)}, c.text != "" && c.name != "en" && c.name != "ja jis"
		}, 0},
		{"quoted-printable twice", "transfer-double", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "quoted-printable", body: qp([]byte(qp(c.data)))}, c.text != "" && c.name != "en" && c.name != "ja jis"
		}, 0},
		{"quoted-printable in base64", "transfer-double", func(c content) (encodedMail, bool) {
			c.data = []byte(qp(c.data))
			return encodedMail{encoding: "base64", body: b64(c, 76)}, c.text != "" && c.name != "en" && c.name != "ja jis"
		}, 0},
		{"quoted-printable declared base64", "transfer-mismatch", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "base64", body: qp(c.data)}, c.text != "" && c.name != "en" && c.name != "ja jis"
		}, 0},
		{"a page that is not encoded", "transfer-mismatch", func(c content) (encodedMail, bool) {
			page := "<a href=\"http://example.org/?id=x\"><img src=\"a\" alt=\"b\" width=\"z\"></a>\n"
			return encodedMail{encoding: "quoted-printable", body: page + string(c.data)}, c.text != "" && !bytes.Contains(c.data, []byte("= 3"))
		}, -1},
	}
}

func unquoted(s string) []byte { return eml.Decode([]byte(s), eml.QuotedPrintable).Data }
