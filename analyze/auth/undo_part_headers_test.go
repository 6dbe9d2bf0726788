package auth

import (
	"slices"
	"strings"
	"testing"
)

// What a program does to the headers of all parts is found.
func TestPartHeadersAreExplained(t *testing.T) {
	part := func(kind, charset, rest string) string {
		return "Content-Type: text/" + kind + "; charset=" + charset + "; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n" + rest + "\r\n" + letterText + "\r\n"
	}
	letter := func(charset, rest string) string {
		return "Content-Type: multipart/mixed; boundary=m1\r\n\r\n--m1\r\nContent-Type: multipart/alternative;\r\n boundary=\"a1\"\r\n" + rest + "\r\n--a1\r\n" +
			part("plain", charset, rest) + "--a1\r\n" + part("html", charset, rest) + "--a1--\r\n\r\n--m1--\r\n"
	}
	folded := func(how string) string {
		signed := letter("utf-8", "")
		head, body, _ := strings.Cut(signed, "\r\n\r\n")
		body = strings.ReplaceAll(strings.ReplaceAll(body, ";\r\n boundary", "; boundary"), "; ", ";"+how)
		return head + "\r\n\r\n" + body
	}
	for _, c := range []struct{ name, signed, changed string }{
		{"a field added", letter("utf-8", ""), letter("utf-8", "X-Scanned: yes,\r\n\tall of it\r\n")},
		{"charsets between quotes", letter("utf-8", ""), letter(`"utf-8"`, "")},
		{"charsets without quotes", letter(`"utf-8"`, ""), letter("utf-8", "")},
		{"charsets in capital letters", letter("utf-8", ""), letter("UTF-8", "")},
		{"charsets in small letters between quotes", letter("UTF-8", ""), letter(`"utf-8"`, "")},
		{"folded with a tab", folded(" "), folded("\r\n\t")},
		{"folded with a blank", folded(" "), folded("\r\n ")},
		{"unfolded", folded("\r\n\t"), folded(" ")},
	} {
		for _, canon := range []Canon{Simple, Relaxed} {
			damaged := strings.Replace(signed(t, c.signed, canon), c.signed, c.changed, 1)
			if outcome, what := explained(t, damaged); outcome != Mismatch || !slices.Equal(what, []string{PartsRewritten}) {
				t.Errorf("%s, %s: %s, %v", c.name, canon, outcome, what)
			}
		}
	}
}
