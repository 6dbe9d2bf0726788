package auth

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

const dmarcZone = `
_dmarc.example.org      TXT "v=DMARC1; p=reject; sp=quarantine; np=none; rua=mailto:d@example.org"
news.example.org        A   192.0.2.1
_dmarc.own.example.org  TXT "v=DMARC1; p=none; aspf=s; adkim=s"
_dmarc.part.example.org TXT "v=DMARC1; p=quarantine; psd=n"
_dmarc.mid.example.net  TXT "v=DMARC1; p=quarantine"
_dmarc.example.net      TXT "v=DMARC1; p=reject; t=y"
a.mid.example.net       A   192.0.2.1
_dmarc.bank             TXT "v=DMARC1; psd=y; p=reject; np=quarantine"
some.bank               A   192.0.2.2
_dmarc.other.bank       TXT "v=DMARC1; p=none"
x.other.bank            A   192.0.2.3
_dmarc.two.example      TXT "v=DMARC1; p=reject"
_dmarc.two.example      TXT "v=DMARC1; p=none"
_dmarc.typo.example     TXT "v=DMARC1; p=rejekt"
_dmarc.typr.example     TXT "v=DMARC1; p=rejekt; rua=mailto:d@typr.example"
_dmarc.nop.example      TXT "v=DMARC1; adkim=s"
_dmarc.low.example      TXT "v=dmarc1; p=reject"
_dmarc.a-example.com.cn         TXT "v=DMARC1; p=reject"
mail.bare-example.com.cn        A   192.0.2.4
_dmarc.team.github.io   TXT "v=DMARC1; p=reject"
_dmarc.github.io        TXT "v=DMARC1; p=none"
_dmarc.x.example        TXT "v=DMARC1; p=reject"
`

// seen writes a view in one line: result, policy with its tag, where, organisation, what aligned, why.
func seen(v DMARCView) string {
	aligned := ""
	if v.AlignedDKIM {
		aligned += "+dkim"
	}
	if v.AlignedSPF {
		aligned += "+spf"
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s=%s @%s ^%s %s %s", v.Result, v.PolicyTag, v.Policy, v.Domain, v.Organization, aligned, v.Why)), " ")
}

func TestDMARC(t *testing.T) {
	z, problems := ReadZone(dmarcZone)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	z.broken["_dmarc.broken.example"] = true
	z.broken["_dmarc.example"] = true
	for _, c := range []struct{ from, dkim, spf, want, older string }{
		// The author's own record.
		{"example.org", "example.org", "", "pass p=reject @example.org ^example.org +dkim aligned", ""},
		{"Jo <jo@Example.ORG", "", "bounce.example.org", "pass p=reject @example.org ^example.org +spf aligned", ""},
		{"example.org", "example.net", "", "fail p=reject @example.org ^example.org not-aligned", ""},
		{"example.org", "-example.org", "-example.org", "fail p=reject @example.org ^example.org nothing-passes", ""},
		{"example.org", "?example.org", "", "unknown p=reject @example.org ^example.org not-verified", ""},
		{"example.org", "?example.net", "", "fail p=reject @example.org ^example.org nothing-passes", ""},
		{"example.org", "?example.org,example.org", "?example.org", "pass p=reject @example.org ^example.org +dkim aligned", ""},
		// That of the organisation; names that do not exist have a policy of their own.
		{"news.example.org", "example.org", "", "pass sp=quarantine @example.org ^example.org +dkim aligned", ""},
		{"nowhere.example.org", "", "", "fail np=none @example.org ^example.org nothing-passes",
			"fail sp=quarantine @example.org ^example.org nothing-passes"},
		{"a.mid.example.net", "", "", "fail p=reject @example.net ^example.net nothing-passes", ""},
		// Strict alignment, and an organisation within one.
		{"own.example.org", "example.org", "sub.own.example.org", "fail p=none @own.example.org ^example.org not-aligned", ""},
		{"own.example.org", "", "own.example.org", "pass p=none @own.example.org ^example.org +spf aligned", ""},
		{"part.example.org", "example.org", "", "fail p=quarantine @part.example.org ^part.example.org not-aligned",
			"pass p=quarantine @part.example.org ^example.org +dkim aligned"},
		{"part.example.org", "x.part.example.org", "", "pass p=quarantine @part.example.org ^part.example.org +dkim aligned",
			"pass p=quarantine @part.example.org ^example.org +dkim aligned"},
		{"example.org", "part.example.org", "", "fail p=reject @example.org ^example.org not-aligned",
			"pass p=reject @example.org ^example.org +dkim aligned"},
		// A public suffix with a policy.
		{"mail.some.bank", "some.bank", "", "pass np=quarantine @bank ^some.bank +dkim aligned",
			"none = @ ^some.bank +dkim no-record"},
		{"some.bank", "other.bank", "", "fail p=reject @bank ^some.bank not-aligned", "none = @ ^some.bank no-record"},
		{"x.other.bank", "other.bank", "", "pass p=none @other.bank ^other.bank +dkim aligned", ""},
		{"bank", "some.bank", "", "fail p=reject @bank ^bank not-aligned", ""},
		// Records that are none, and records that cannot be read.
		{"two.test", "", "", "none = @ ^two.test no-record", ""},
		{"mail.bare-example.com.cn", "bare-example.com.cn", "", "none = @ ^bare-example.com.cn +dkim no-record", ""},
		{"b-example.com.cn", "a-example.com.cn", "", "none = @ ^b-example.com.cn no-record", ""},
		{"team.github.io", "other.github.io", "", "pass p=reject @team.github.io ^github.io +dkim aligned",
			"fail p=reject @team.github.io ^team.github.io not-aligned"},
		{"", "", "", "none = @ ^ bad-domain", ""},
		{"[192.0.2.1]", "", "", "none = @ ^ bad-domain", ""},
		// No answer: above the author it matters only where it decides.
		{"x.example", "x.example", "", "pass p=reject @x.example ^x.example +dkim aligned", ""},
		{"x.example", "sub.x.example", "", "temperror p=reject @x.example ^x.example dns-temporary",
			"pass p=reject @x.example ^x.example +dkim aligned"},
		{"broken.example", "", "", "temperror = @ ^broken.example dns-temporary", ""},
	} {
		got := DMARC(context.Background(), z, c.from, identities(c.dkim), identity(c.spf))
		older := ""
		if got.Older != nil {
			older = seen(*got.Older)
		}
		if seen(got.DMARCView) != c.want || older != c.older {
			t.Errorf("%s, dkim %q, spf %q:\n     %s\nwant %s\nolder %s\nwant  %s", c.from, c.dkim, c.spf, seen(got.DMARCView), c.want, older, c.older)
		}
	}
}

// Records that break a rule, at domains of which nothing else is in the way.
func TestDMARCBrokenRecords(t *testing.T) {
	z, _ := ReadZone(dmarcZone)
	for _, c := range []struct{ from, want, older string }{
		{"two.example", "none = @ ^two.example +dkim multiple-records", ""},
		{"typo.example", "permerror = @typo.example ^typo.example +dkim bad-policy", ""},
		{"typr.example", "pass p=none @typr.example ^typr.example +dkim aligned", ""},
		{"nop.example", "pass p=none @nop.example ^nop.example +dkim aligned",
			"permerror = @nop.example ^nop.example +dkim bad-policy"},
		{"low.example", "none = @ ^low.example +dkim no-record", ""},
	} {
		got := DMARC(context.Background(), z, c.from, identities(c.from), SPFDomain{})
		older := ""
		if got.Older != nil {
			older = seen(*got.Older)
		}
		if seen(got.DMARCView) != c.want || older != c.older {
			t.Errorf("%s:\n     %s\nwant %s\nolder %s\nwant  %s", c.from, seen(got.DMARCView), c.want, older, c.older)
		}
	}
}

// identities reads "example.org,-example.net,?example.com": passes, fails, not verified.
func identities(list string) (out []DKIMDomain) {
	for name := range strings.SplitSeq(list, ",") {
		if one := identity(name); one.Domain != "" {
			out = append(out, DKIMDomain(one))
		}
	}
	return out
}

func identity(name string) SPFDomain {
	domain := strings.TrimLeft(name, "-?")
	return SPFDomain{Domain: domain, Pass: domain == name && name != "", Unknown: strings.HasPrefix(name, "?")}
}

func TestDMARCOffline(t *testing.T) {
	got := DMARC(context.Background(), Offline{}, "news.example.com.cn", identities("example.com.cn"), SPFDomain{})
	if want := "unknown = @ ^example.com.cn +dkim offline"; seen(got.DMARCView) != want || got.Older != nil {
		t.Errorf("%s, want %s", seen(got.DMARCView), want)
	}
	z, _ := ReadZone(dmarcZone)
	got = DMARC(context.Background(), NewCache(z, 1), "own.example.org", identities("own.example.org"), SPFDomain{})
	if got.Result != DMARCPass {
		t.Errorf("what needs one question: %s", seen(got.DMARCView))
	}
}

func TestDMARCTesting(t *testing.T) {
	z, _ := ReadZone(dmarcZone)
	got := DMARC(context.Background(), z, "example.net", nil, SPFDomain{})
	if !got.Testing || got.Policy != PolicyReject || got.Record.Text == "" {
		t.Errorf("%+v", got)
	}
}

func TestDMARCTargets(t *testing.T) {
	for domain, want := range map[string]string{
		"org":             "org",
		"a.b.c":           "a.b.c b.c c",
		"a.b.c.d.e.f.g":   "a.b.c.d.e.f.g b.c.d.e.f.g c.d.e.f.g d.e.f.g e.f.g f.g g",
		"a.b.c.d.e.f.g.h": "a.b.c.d.e.f.g.h b.c.d.e.f.g.h c.d.e.f.g.h d.e.f.g.h e.f.g.h f.g.h g.h h",
		"y.z.a.b.c.d.e.f.g.h": "y.z.a.b.c.d.e.f.g.h b.c.d.e.f.g.h c.d.e.f.g.h d.e.f.g.h e.f.g.h f.g.h " +
			"g.h h",
	} {
		if got := strings.Join(dmarcTargets(domain), " "); got != want {
			t.Errorf("%s: %s\nwant %s", domain, got, want)
		}
	}
}

func TestReadDMARC(t *testing.T) {
	plain := DMARCRecord{Suffix: "u", Options: "0", Percent: 100}
	for _, c := range []struct {
		text   string
		want   func(*DMARCRecord)
		faults string
	}{
		{"v=DMARC1", func(*DMARCRecord) {}, ""},
		{" V = DMARC1 ;", nil, ""},
		{"V = DMARC1 ;;", func(*DMARCRecord) {}, ""},
		{"v=DMARC1;ASPF=S; adkim = R ;sp=None;P=Reject", func(r *DMARCRecord) {
			r.StrictSPF, r.Subdomain, r.Policy = true, PolicyNone, PolicyReject
		}, ""},
		{"v=DMARC1; np=quarantine; psd=Y; t=y; fo=1:d:s; pct=50", func(r *DMARCRecord) {
			r.Missing, r.Suffix, r.Testing, r.Options, r.Percent = PolicyQuarantine, "y", true, "1:d:s", 50
		}, ""},
		{"v=DMARC1; p=none; p=reject; psd=x; t=1; fo=9; pct=101; nonsense; x=y; ri=1; adkim=strict", func(r *DMARCRecord) {
			r.Policy = PolicyNone
		}, "[{p reject twice} {psd x bad-value} {t 1 bad-value} {fo 9 bad-value} {pct 101 bad-value} {  nonsense no-tag} {x y unknown-tag} {adkim strict bad-value}]"},
		{"v=DMARC1; rua=mailto:a@example.org!10m , https://example.net/d,mailto:nobody,,x; ruf=mailto:b@example.org", func(r *DMARCRecord) {
			r.Aggregate, r.Failure = []string{"mailto:a@example.org", "https://example.net/d"}, []string{"mailto:b@example.org"}
		}, "[{rua mailto:a@example.org!10m , https://example.net/d,mailto:nobody,,x bad-value}]"},
		{"v=dmarc1; p=none", nil, ""},
		{"v=DMARC1 p=none", nil, ""},
		{"p=none; v=DMARC1", nil, ""},
		{"", nil, ""},
	} {
		got, ok := ReadDMARC(c.text)
		if ok != (c.want != nil) {
			t.Errorf("%q: %t", c.text, ok)
			continue
		}
		if !ok {
			continue
		}
		if shown := fmt.Sprint(got.Faults); shown != c.faults && (c.faults != "" || len(got.Faults) > 0) {
			t.Errorf("%q: %s", c.text, shown)
		}
		want := plain
		want.Text, want.Faults = c.text, got.Faults
		c.want(&want)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\n     %+v\nwant %+v", c.text, got, want)
		}
	}
}

func FuzzDMARCRecord(f *testing.F) {
	for _, seed := range []string{"v=DMARC1; p=reject; sp=none; np=quarantine; rua=mailto:a@example.org!1m,https://b; ruf=x; fo=0:1:d:s",
		"v=DMARC1;psd=y;t=y;adkim=s;aspf=r;pct=7", "V = DMARC1;;=;p", "v=DMARC1; psd=n; p=nonsense"} {
		f.Add(seed, "news.example.org")
	}
	f.Fuzz(func(t *testing.T, text, from string) {
		rec, ok := ReadDMARC(text)
		if len(rec.Faults) > maxDMARCFaults || len(rec.Aggregate) > maxReportURIs || ok != (rec.Suffix != "") {
			t.Errorf("%+v", rec)
		}
		z := NewZone()
		z.hold("_dmarc.example.org").texts = []string{text}
		z.hold("_dmarc.org").texts = []string{text, "other"}
		got := DMARC(context.Background(), z, from, identities("example.org,mail.example.org"), SPFDomain{Domain: from, Pass: true})
		if got.Result == "" || got.Why == "" || got.Result == DMARCTemperror || got.Result == DMARCUnknown {
			t.Errorf("%q from %q: %+v", text, from, got)
		}
	})
}
