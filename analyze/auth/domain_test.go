package auth

import "testing"

func TestOrganizational(t *testing.T) {
	for domain, want := range map[string]string{
		"example.org":            "example.org",
		"a.b.Mail.Example.ORG.":  "example.org",
		"example.com.cn":         "example.com.cn",
		"mail.example.com.cn":    "example.com.cn",
		"com.cn":                 "",
		"mail.example.gov.cn":    "example.gov.cn",
		"gov.cn":                 "",
		"www.example.co.uk":      "example.co.uk",
		"co.uk":                  "",
		"org":                    "",
		"":                       "",
		".":                      "",
		"localhost":              "",
		"mail.example.公司.cn":     "example.xn--55qx5d.cn",
		"mail.example.公司。CN":     "example.xn--55qx5d.cn",
		"公司.cn":                  "",
		"xn--55qx5d.cn":          "",
		"mail.例子.example.org":    "example.org",
		"BÜCHER.example":         "xn--bcher-kva.example",
		"github.io":              "github.io",
		"someone.github.io":      "someone.github.io",
		"www.someone.github.io":  "someone.github.io",
		"_dmarc.mail.example.cn": "example.cn",
		"host.corp.internal":     "corp.internal",
		"192.0.2.1":              "",
		"[192.0.2.1]":            "",
		"2001:db8::1":            "",
		"a..example.org":         "",
	} {
		if got := Organizational(domain); got != want {
			t.Errorf("%q: %q, want %q", domain, got, want)
		}
	}
}

func TestAligned(t *testing.T) {
	for _, c := range []struct {
		author, domain  string
		relaxed, strict bool
	}{
		{"example.org", "EXAMPLE.org.", true, true},
		{"news.example.org", "bounce.example.org", true, false},
		{"a.example.com.cn", "example.com.cn", true, false},
		{"one-example.com.cn", "two-example.com.cn", false, false},
		{"one.github.io", "two.github.io", false, false},
		{"例.example", "xn--fsq.example", true, true},
		{"org", "org", true, true},
		{"", "", false, false},
		{"com.cn", "example.com.cn", false, false},
	} {
		if got := Aligned(c.author, c.domain, false); got != c.relaxed {
			t.Errorf("%s and %s, relaxed: %t", c.author, c.domain, got)
		}
		if got := Aligned(c.author, c.domain, true); got != c.strict {
			t.Errorf("%s and %s, strict: %t", c.author, c.domain, got)
		}
	}
}
