package report

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"plain text", "plain text"},
		{"您好，世界 é 😀", "您好，世界 é 😀"},
		{"\x1b[31mred\x1b[0m", `\x1b[31mred\x1b[0m`},
		{"a\r\nb\tc\x00\x7f", `a\r\nb\tc\x00\x7f`},
		{"\u009b31m", `\x9b31m`},
		{"txt.\u202efdp\u202c\u2066x\u2069\u200e\u200f\u061c", `txt.\u202efdp\u202c\u2066x\u2069\u200e\u200f\u061c`},
		{"a\u200bb\u200dc\ufeffd\u00ade\u2060", `a\u200bb\u200dc\ufeffd\xade\u2060`},
		{"\u2028\u2029\u3164", `\u2028\u2029\u3164`},
		{"\U000e0041", `\U000e0041`},
		{"\xc4\xfa ok \xff", `\xc4\xfa ok \xff`},
		{"\ufffd", "\ufffd"},
	} {
		if got := Safe(test.in); got != test.want {
			t.Errorf("Safe(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("\x1b[2J\u202e\xff|`<b>")
	f.Fuzz(func(t *testing.T, s string) {
		safe := Safe(s)
		if !utf8.ValidString(safe) || strings.ContainsFunc(safe, treacherous) {
			t.Errorf("Safe(%q) = %q", s, safe)
		}
		if Safe(safe) != safe {
			t.Errorf("Safe is not stable for %q", s)
		}
		if prose := safeMarkdown(s); strings.ContainsAny(prose, "<>\n") {
			t.Errorf("safeMarkdown(%q) = %q", s, prose)
		}
		if code := codeSpan(s, true); strings.Contains(strings.ReplaceAll(code, `\|`, ""), "|") {
			t.Errorf("codeSpan(%q) = %q", s, code)
		}
	})
}

func TestSafeMarkdown(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"<img src=x>", "&lt;img src=x&gt;"},
		{"**b** _i_ `c` [l](http://example.org)", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\[l\\](http\\://example.org)"},
		{"a | b # c ~~d~~ www.example.org", `a \| b \# c \~\~d\~\~ www\.example.org`},
		{"![x](y) &amp; $z$", `\!\[x\](y) &amp;amp; \$z\$`},
	} {
		if got := safeMarkdown(test.in); got != test.want {
			t.Errorf("safeMarkdown(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestCodeSpan(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"plain", "`plain`"},
		{"a`b``c", "```a`b``c```"},
		{"`x`", "`` `x` ``"},
		{"a|b", `a\|b`},
	} {
		want := test.want
		if test.in == "a|b" {
			want = "`" + want + "`"
		}
		if got := codeSpan(test.in, true); got != want {
			t.Errorf("codeSpan(%q) = %q, want %q", test.in, got, want)
		}
	}
}
