package auth

import (
	"bufio"
	"context"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"
)

// vector is one question of testdata/spf-vectors.txt.
type vector struct {
	title string
	zone  *Zone
	query SPFQuery
	want  string // as written
}

// vectors reads the file. Names that begin with "timeout." are not answered for.
func vectors(t *testing.T) (out []vector) {
	t.Helper()
	file, err := os.Open("testdata/spf-vectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	title, lines, first := "", "", 0
	zone := func() *Zone {
		z, problems := ReadZone(lines)
		if len(problems) > 0 {
			t.Errorf("%s: %v", title, problems)
		}
		z.broken["timeout.example.net"] = true
		return z
	}
	for scan := bufio.NewScanner(file); scan.Scan(); {
		line := scan.Text()
		switch {
		case strings.HasPrefix(line, "== "):
			title, lines, first = line[3:], "", len(out)
		case strings.HasPrefix(line, "> "):
			out = append(out, vector{title: title, zone: zone(), query: question(line)})
		case len(out) > first && out[len(out)-1].want == "":
			out[len(out)-1].want = line
		default:
			lines += line + "\n"
		}
	}
	return out
}

func question(line string) SPFQuery {
	words := strings.Fields(line)
	q := SPFQuery{IP: netip.MustParseAddr(words[1]), MailFrom: words[2], Helo: words[3]}
	q.MailFrom = strings.TrimSuffix(q.MailFrom, "-")
	q.Helo = strings.TrimSuffix(q.Helo, "-")
	return q
}

// shown writes what a result says of a key.
func shown(r SPFResult, key string) string {
	switch key {
	case "mechanism":
		return r.Mechanism
	case "path":
		return strings.Join(r.Path, ",")
	case "problem":
		return string(r.Problem)
	case "detail":
		return string(r.Detail)
	case "lookups":
		return fmt.Sprint(r.Lookups)
	case "void":
		return fmt.Sprint(r.VoidLookups)
	case "identity":
		return r.Identity
	case "explanation":
		return r.Explanation
	}
	return "no such key: " + key
}

func TestSPFVectors(t *testing.T) {
	list := vectors(t)
	for _, v := range list {
		got := CheckHost(context.Background(), v.zone, v.query)
		rest, text, explained := strings.Cut(v.want, "explanation=")
		words := strings.Fields(rest)
		name := fmt.Sprintf("%s: %s %s", v.title, v.query.IP, v.query.MailFrom)
		if string(got.Result) != words[0] || explained && got.Explanation != text {
			t.Errorf("%s: %s %q (%s %s %s), want %s", name, got.Result, got.Explanation, got.Problem, got.Detail, got.Mechanism, v.want)
		}
		for _, pair := range words[1:] {
			if key, value, _ := strings.Cut(pair, "="); shown(got, key) != value {
				t.Errorf("%s: %s is %q, want %q", name, key, shown(got, key), value)
			}
		}
	}
	t.Logf("%d questions", len(list))
}

func TestSPFTrace(t *testing.T) {
	z, _ := ReadZone(`
example.org TXT "v=spf1 mx include:_spf.example.net redirect=last.example.net"
_spf.example.net TXT "v=spf1 ip4:192.0.2.1 -all"
last.example.net TXT "v=spf1 ?all"`)
	got := CheckHost(context.Background(), z, SPFQuery{IP: netip.MustParseAddr("192.0.2.2"), MailFrom: "<a@Example.ORG>"})
	want := []SPFStep{
		{"example.org", "mx", SPFNoMatch, 0},
		{"example.org", "include:_spf.example.net", SPFNoMatch, 0},
		{"_spf.example.net", "ip4:192.0.2.1", SPFNoMatch, 1},
		{"_spf.example.net", "-all", SPFMatch, 1},
		{"example.org", "redirect=last.example.net", SPFFollowed, 0},
		{"last.example.net", "?all", SPFMatch, 1},
	}
	if fmt.Sprint(got.Trace) != fmt.Sprint(want) {
		t.Errorf("%v\nwant %v", got.Trace, want)
	}
	if got.Domain != "example.org" || !strings.HasPrefix(got.Record, "v=spf1 mx") || got.Lookups != 3 || got.VoidLookups != 1 {
		t.Errorf("%+v", got)
	}
}

func TestSPFOffline(t *testing.T) {
	q := SPFQuery{IP: netip.MustParseAddr("192.0.2.1"), MailFrom: "a@example.org"}
	if got := CheckHost(context.Background(), Offline{}, q); got.Result != SPFUnknown || got.Problem != SPFNotAsked {
		t.Errorf("%s %s", got.Result, got.Problem)
	}
	z, _ := ReadZone(`example.org TXT "v=spf1 ip4:192.0.2.1 a:a.example.org ptr -all"`)
	one := NewCache(z, 1)
	if got := CheckHost(context.Background(), one, q); got.Result != SPFPass {
		t.Errorf("a match that needs no more questions: %s %s", got.Result, got.Problem)
	}
	q.IP = netip.MustParseAddr("192.0.2.2")
	if got := CheckHost(context.Background(), one, q); got.Result != SPFUnknown || got.Problem != SPFNotAsked {
		t.Errorf("no more questions: %s %s", got.Result, got.Problem)
	}
	if got := CheckHost(context.Background(), z, SPFQuery{MailFrom: "a@example.org"}); got.Result != SPFUnknown || got.Problem != SPFAddressUnknown {
		t.Errorf("no address: %s %s", got.Result, got.Problem)
	}
}

func TestSPFDomainGivenAndTime(t *testing.T) {
	z, _ := ReadZone("helo.example.net TXT \"v=spf1 -all exp=why.example.net\"\nwhy.example.net TXT \"%{t} %{r} %{o} %{d}\"")
	got := CheckHost(context.Background(), z, SPFQuery{IP: netip.MustParseAddr("192.0.2.1"), MailFrom: "a@example.org",
		Domain: "helo.example.net", Receiver: "mx.example.com", Time: time.Unix(1700000000, 0)})
	if got.Result != SPFFail || got.Explanation != "1700000000 mx.example.com example.org helo.example.net" {
		t.Errorf("%s %q", got.Result, got.Explanation)
	}
}

// Long records, deep chains and macros that grow cost no more than the limits allow.
func TestSPFHostile(t *testing.T) {
	long := strings.Repeat("a", 300)
	z := NewZone()
	z.hold("terms.example.org").texts = []string{"v=spf1 " + strings.Repeat("ip4:192.0.2.1 ", 4600)}
	z.hold("grow.example.org").texts = []string{"v=spf1 exists:" + strings.Repeat("%{s}", 10_000) + ".example.org -all"}
	z.hold("long.example.org").texts = []string{"v=spf1 " + strings.Repeat("a ", 40_000)}
	for domain, want := range map[string]SPFVerdict{"terms": SPFNeutral, "grow": SPFFail, "long": SPFPermerror} {
		got := CheckHost(context.Background(), z, SPFQuery{IP: netip.MustParseAddr("192.0.2.9"), MailFrom: long + "@" + domain + ".example.org"})
		if got.Result != want || len(got.Trace) > maxSPFSteps {
			t.Errorf("%s: %s %s, %d steps", domain, got.Result, got.Problem, len(got.Trace))
		}
	}
}

func FuzzSPFRecord(f *testing.F) {
	for _, seed := range []string{"v=spf1 a mx/24//64 ptr:%{d} exists:%{ir}.%{v}.x.example.org ip4:192.0.2.0/24 ip6:2001:db8::/32 -all",
		"v=spf1 include:self.example.org redirect=%{l}.example.org", "v=spf1 exp=self.example.org -all", "v=spf1 a:%{p2r.-}.example.org",
		"v=spf1 %{", "v=spf1  ~all x=%%", "v=spf1 a:%-%_", "V=SPF1"} {
		f.Add(seed, "a-b@self.example.org", "mx.example.net")
	}
	f.Add("v=spf1 a:%{S}.example.org -all", "用户@self.example.org", "\xff")
	f.Fuzz(func(t *testing.T, record, sender, helo string) {
		z := NewZone()
		z.hold("self.example.org").texts = []string{record}
		z.hold("self.example.org").exchanges = []MX{{10, "self.example.org"}, {0, ""}}
		q := SPFQuery{IP: netip.MustParseAddr("2001:db8::1"), MailFrom: sender, Helo: helo, Domain: "self.example.org"}
		got := CheckHost(context.Background(), z, q)
		if got.Result == "" || got.Result == SPFUnknown || got.Lookups > maxSPFLookups+1 || len(got.Trace) > maxSPFSteps {
			t.Errorf("%q: %+v", record, got)
		}
	})
}
