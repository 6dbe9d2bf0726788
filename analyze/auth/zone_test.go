package auth

import (
	"context"
	"fmt"
	"net/netip"
	"strings"
	"testing"
)

const zoneText = "\ufeff; a comment\r\n$TTL 1h\r\n" + `Example.ORG.  3600 IN  TXT  "v=spf1 mx " "-all"   ; joined
             IN 1d MX 10 mail.example.org.
             MX 20 mail2.example.org
mail.example.org A 192.0.2.1
mail.example.org AAAA 2001:db8::1
mail.example.org 60 A 192.0.2.2
1.2.0.192.in-addr.arpa. PTR Mail.example.org.
1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.IP6.ARPA PTR mail.example.org
www.example.org CNAME alias.example.org
alias.example.org CNAME mail.example.org.
dead.example.org CNAME nowhere.example.org
loop.example.org CNAME loop.example.org
k1._domainkey.example.org TXT (
    "v=DKIM1; p=AB"   ; the first part
    "CD\"\\\059\010" ) ; the rest
null.example.org MX 0 .
odd\032name.example.org TXT unquoted
empty.example.org TXT ""
*.wild.example.org TXT "any"
held.wild.example.org A 192.0.2.9
example.org SOA ns.example.org. root.example.org. ( 1 2 3
   4 5 )
`

func TestZone(t *testing.T) {
	z, problems := ReadZone(zoneText)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ctx := context.Background()
	text := func(name string) string { return fmt.Sprint(z.TXT(ctx, name)) }
	four := func(name string) string { return fmt.Sprint(z.Address(ctx, name, IPv4)) }
	for _, c := range []struct{ got, want string }{
		{text("example.org"), "[v=spf1 mx -all]found"},
		{text("EXAMPLE.org."), "[v=spf1 mx -all]found"},
		{text("k1._domainkey.example.org"), "[v=DKIM1; p=ABCD\"\\;\n]found"},
		{text("odd name.example.org"), "[unquoted]found"},
		{text("empty.example.org"), "[]found"},
		{text("mail.example.org"), "[]no-record"},
		{text("_domainkey.example.org"), "[]no-record"},
		{text("nowhere.example.org"), "[]no-name"},
		{text("a.b.wild.example.org"), "[any]found"},
		{text("a.held.wild.example.org"), "[]no-name"},
		{text("a..example.org"), "[]no-name"},
		{text(strings.Repeat("a", 64) + ".wild.example.org"), "[]no-name"},
		{four("mail.example.org"), "[192.0.2.1 192.0.2.2]found"},
		{four("www.example.org"), "[192.0.2.1 192.0.2.2]found"},
		{four("dead.example.org"), "[]no-name"},
		{four("loop.example.org"), "[]temporary"},
		{fmt.Sprint(z.Address(ctx, "www.example.org", IPv6)), "[2001:db8::1]found"},
		{fmt.Sprint(z.MX(ctx, "example.org")), "[{10 mail.example.org} {20 mail2.example.org}]found"},
		{fmt.Sprint(z.MX(ctx, "null.example.org")), "[{0 }]found"},
		{fmt.Sprint(z.Name(ctx, netip.MustParseAddr("192.0.2.1"))), "[mail.example.org]found"},
		{fmt.Sprint(z.Name(ctx, netip.MustParseAddr("::ffff:192.0.2.1"))), "[mail.example.org]found"},
		{fmt.Sprint(z.Name(ctx, netip.MustParseAddr("2001:db8::1"))), "[mail.example.org]found"},
		{fmt.Sprint(z.Name(ctx, netip.MustParseAddr("192.0.2.7"))), "[]no-name"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// A bad record is listed with its line, and the others are read.
func TestZoneProblems(t *testing.T) {
	for _, c := range []struct {
		line string
		why  ZoneWhy
	}{
		{`bad.example.org TXT "no end`, ZoneQuote},
		{`bad.example.org TXT ( "one"`, ZoneParenthesis},
		{`bad.example.org TXT "one" )`, ZoneParenthesis},
		{`bad.example.org TXT "\999"`, ZoneEscape},
		{`bad.example.org TXT one\`, ZoneEscape},
		{`bad..example.org A 192.0.2.1`, ZoneName},
		{`bad.example.org`, ZoneType},
		{`bad.example.org 300 IN`, ZoneType},
		{`bad.example.org NONSENSE x`, ZoneType},
		{`bad.example.org "TXT" x`, ZoneType},
		{`bad.example.org CH TXT x`, ZoneClass},
		{`bad.example.org TXT`, ZoneData},
		{`bad.example.org A 2001:db8::1`, ZoneData},
		{`bad.example.org A 192.0.2.256`, ZoneData},
		{`bad.example.org AAAA 192.0.2.1`, ZoneData},
		{`bad.example.org MX mail.example.org`, ZoneData},
		{`bad.example.org MX 10`, ZoneData},
		{`bad.example.org PTR a..b`, ZoneData},
		{`$ORIGIN example.org.`, ZoneDirective},
	} {
		z, problems := ReadZone("first.example.org A 192.0.2.1\n" + c.line + "\nlast.example.org A 192.0.2.2\n")
		if len(problems) != 1 || problems[0].Why != c.why || problems[0].Line != 2 || problems[0].Text != c.line {
			t.Errorf("%s: %v, want %s", c.line, problems, c.why)
		}
		for _, name := range []string{"first.example.org", "last.example.org"} {
			if _, answer := z.Address(context.Background(), name, IPv4); answer != DNSFound {
				t.Errorf("%s: %s is %s", c.line, name, answer)
			}
		}
	}
	if _, problems := ReadZone("  A 192.0.2.1\n"); len(problems) != 1 || problems[0].Why != ZoneOwner {
		t.Errorf("no owner: %v", problems)
	}
	if _, problems := ReadZone(strings.Repeat("a.example.org TXT (\n", 5000)); len(problems) != maxZoneProblems {
		t.Errorf("%d problems listed", len(problems))
	}
}

func FuzzZone(f *testing.F) {
	f.Add(zoneText)
	f.Add("a.example.org TXT ( \"x\n\" ; ) (\n")
	f.Add("*.example.org CNAME *.example.org\n\\046.example.org TXT \\")
	f.Fuzz(func(t *testing.T, text string) {
		z, problems := ReadZone(text)
		if len(problems) > maxZoneProblems {
			t.Errorf("%d problems", len(problems))
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > strings.Count(text, "\n")+1 || p.Why == "" {
				t.Errorf("%+v", p)
			}
		}
		for name, r := range z.names {
			if got, answer := z.TXT(context.Background(), name); len(r.texts) > 0 && (answer != DNSFound || len(got) != len(r.texts)) {
				t.Errorf("%q: %s", name, answer)
			}
		}
	})
}
