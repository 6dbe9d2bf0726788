package headers

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadAuthResults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"RFC 8601", " mx.example.net; dkim=pass header.d=example.org header.s=k1; spf=fail smtp.mailfrom=example.org",
			"mx.example.net|dkim=pass header.d=example.org header.s=k1|spf=fail smtp.mailfrom=example.org"},
		{"Microsoft without authserv-id", " spf=pass (sender IP is 192.0.2.7)\r\n smtp.mailfrom=example.org; dkim=none (message not signed)\r\n header.d=none;dmarc=bestguesspass action=none header.from=example.org;compauth=pass reason=109",
			"|spf=pass smtp.mailfrom=example.org|dkim=none header.d=none|dmarc=bestguesspass action=none header.from=example.org|compauth=pass r:109"},
		{"semicolon in a comment", " mx.example.net;\tdkim=pass (2048-bit key; unprotected) header.d=example.org header.b=\"aB/c+D==\"",
			"mx.example.net|dkim=pass header.d=example.org header.b=aB/c+D=="},
		{"base64 value", " mx.example.net; dkim=pass header.i=@example.org header.b=aB/c+D==",
			"mx.example.net|dkim=pass header.i=@example.org header.b=aB/c+D=="},
		{"blanks around =", " mx.example.net; dkim = pass header.d = example.org", "mx.example.net|dkim=pass header.d=example.org"},
		{"ARC", " i=1; mx.example.net; arc=none; spf=pass smtp.mailfrom=a@example.org", "mx.example.net i1|arc=none|spf=pass smtp.mailfrom=a@example.org"},
		{"version", " mx.example.net 1; spf=pass", "mx.example.net|spf=pass"},
		{"none", " mx.example.net; none", "mx.example.net"},
		{"no semicolon after the name", " mx.example.net  from=example.org; domainkeys=neutral (no sig);  from=example.com; dkim=pass (ok)",
			"mx.example.net|domainkeys=neutral from=example.org|dkim=pass from=example.com"},
		{"properties apart", " mx.example.net; dkim=pass (ok); header.i=@example.org", "mx.example.net|dkim=pass header.i=@example.org"},
		{"author apart", " mx.example.net; dmarc=pass; header.from=example.org; spf=pass", "mx.example.net|dmarc=pass header.from=example.org|spf=pass"},
		{"properties before", " mx.example.net; header.i=@example.org header.s=k1 dkim=pass (ok); spfDomain=example.org spfResult=pass",
			"mx.example.net|dkim=pass header.i=@example.org header.s=k1|spf=pass spfdomain=example.org"},
		{"own words", " mx.example.net; dkim=dkim_pass header.d=example.org; dmarc=success(p=REJECT) header.from=example.org; spf=hardfail",
			"mx.example.net|dkim=pass header.d=example.org|dmarc=pass header.from=example.org|spf=fail"},
		{"nothing", "", ""},
		{"method version", " mx.example.net; dkim/1=fail reason=\"bad; worse\" header.d=example.org", "mx.example.net|dkim=fail r:bad; worse header.d=example.org"},
	} {
		got := ReadAuthResults(c.text)
		var b strings.Builder
		b.WriteString(got.By)
		if got.Instance != "" {
			b.WriteString(" i" + got.Instance)
		}
		for _, r := range got.Results {
			fmt.Fprintf(&b, "|%s=%s", r.Method, r.Result)
			if r.Reason != "" {
				b.WriteString(" r:" + r.Reason)
			}
			for _, p := range r.Props {
				fmt.Fprintf(&b, " %s=%s", p.Name, p.Value)
			}
		}
		if b.String() != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, b.String(), c.want)
		}
	}
}
