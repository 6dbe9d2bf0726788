package auth

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// A link that a filter rewrote is the one that it was, and other links stay.
func TestRestoreLinks(t *testing.T) {
	for _, c := range []struct{ rewritten, original string }{
		{"https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fa%3Fb%3D1%26c%3D2&data=05%7C01&sdata=x%3D&reserved=0",
			"https://www.example.org/a?b=1&c=2"},
		{"https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fwww.example.org%2Fa%3Fb%3D1%26c%3D2&amp;data=05&amp;reserved=0",
			"http://www.example.org/a?b=1&amp;c=2"},
		{"https://urldefense.com/v3/__https://www.example.org/a/b__;!!Abc123!xyz-_9$", "https://www.example.org/a/b"},
		{"https://urldefense.com/v3/__https://www.example.org/a?b=*20c*d__;JSM!!Abc!xyz$", "https://www.example.org/a?b=%20c#d"},
		{"https://urldefense.com/v3/__https://www.example.org/***Bb__;w6TDtsO8IyMj!!Abc!x$", ""}, // the list is too short for a run
		{"https://urldefense.com/v3/__https://www.example.org/**Ab__;IyM!!Abc!x$", "https://www.example.org/##b"},
		{"https://urldefense.proofpoint.com/v2/url?u=https-3A__www.example.org_a-2Db&d=Dw&c=x", "https://www.example.org/a-b"},
		{"https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fwww.example.org%2fa&c=E,1,x&typo=1", "https://www.example.org/a"},
		{"https://secure-web.cisco.com/1aBc/https%3A%2F%2Fwww.example.org%2Fa", "https://www.example.org/a"},
		{"https://ca.trendmicro.com:443/wis/clicktime/v1/query?url=https%3a%2f%2fwww.example.org&umid=1", "https://www.example.org"},
		{"https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u=https%3A%2F%2Fwww.example.org%2F", "https://www.example.org/"},
		{"https://www.example.org/?url=https%3A%2F%2Fwww.example.com", ""},
		{"https://safelinks.protection.outlook.com.example.org/?url=https%3A%2F%2Fwww.example.com", ""},
		{"https://nam02.safelinks.protection.outlook.com/?url=%zz&data=1", ""},
		{"https://nam02.safelinks.protection.outlook.com/?url=secret&data=1", ""},
		{"https://urldefense.com/v3/__https://www.example.org/", ""},
	} {
		want := c.original
		if want == "" {
			want = c.rewritten
		}
		for _, around := range [][2]string{{"", ""}, {"see <a href=\"", "\">here</a> and https://www.example.net"}, {"(<", ">)\tand so on"}} {
			line := around[0] + c.rewritten + around[1]
			if got := string(restoreLinks([]byte(line))); got != around[0]+want+around[1] {
				t.Errorf("%s:\n got %s\nwant %s", line, got, around[0]+want+around[1])
			}
		}
	}
}

// rewritten makes all links of a message lead through a filter, and with that a footer where one is given.
func rewritten(message string) string {
	return strings.ReplaceAll(message, "https://www.example.org/a?b=1", "https://nam02.safelinks.protection.outlook.com/?url="+
		url.QueryEscape("https://www.example.org/a?b=1")+"&data=05%7C01&reserved=0")
}

// What links were is proven by the signed hash, in every encoding that may have come after it, and beside a footer.
func TestRewrittenLinksAreProven(t *testing.T) {
	const linked = "Dear B,\r\nsee https://www.example.org/a?b=1 and <https://www.example.org/a?b=1>.\r\nRegards\r\n"
	const head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
	message := signed(t, head+"8bit\r\n\r\n"+linked, Relaxed)
	soft := strings.NewReplacer("=", "=3D", "https://nam02", "https://n=\r\nam02")
	for name, change := range map[string]func(string) string{
		"links":            rewritten,
		"links and footer": func(m string) string { return rewritten(m) + footer },
		"a line at the top": func(m string) string {
			return strings.Replace(rewritten(m), "\r\n\r\nDear", "\r\n\r\n[EXTERNAL] Be careful.\r\nDear", 1)
		},
		"quoted-printable": func(m string) string {
			return body(strings.Replace(m, "8bit", "quoted-printable", 1), func(b string) string { return soft.Replace(rewritten(b)) })
		},
	} {
		if outcome, what := explained(t, change(message)); outcome == Match || !slices.Contains(what, LinksRewritten) {
			t.Errorf("%s: %s %v", name, outcome, what)
		}
	}
}
