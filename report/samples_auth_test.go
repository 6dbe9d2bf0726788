package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

// verified came over a mailing list, and its signatures and records were checked.
func verified() *analyze.Report {
	findings := verifiedFindings()
	return reportOf("list.eml", &analyze.MessageReport{
		Role: eml.RoleSubject,
		Summary: analyze.Summary{
			From: "alice@example.org", To: "talk@lists.example.net",
			Subject: "[talk] Minutes", Date: "2024-05-02T09:58:00+02:00",
		},
		Headline: analyze.Headline{Code: findings[0].Code, Facts: findings[0].Facts},
		Delivery: analyze.Delivery{State: "delivered-mailbox", Why: "received-by-recipient"},
		Auth:     verifiedAuth(),
		Findings: findings,
		Act:      analyze.Act{Who: "sender-admin"},
		Unknown:  []analyze.Unknown{{Code: "dkim-expired", Why: "no-time"}},
	})
}

// TestOwnResultsInOneLine reads rows that the samples do not have.
func TestOwnResultsInOneLine(t *testing.T) {
	for _, test := range []struct {
		auth analyze.Auth
		want string
	}{
		{analyze.Auth{SPF: &analyze.SPF{Result: "unknown", Why: "offline"}, DMARC: &analyze.DMARC{Result: "unknown", Why: "offline"}}, ""},
		{analyze.Auth{SPF: &analyze.SPF{Result: "permerror", IP: "192.0.2.1", Mechanism: "a:x", Why: "too-many-lookups"}}, "client 192.0.2.1 of hop 0, stopped at a:x, it takes more than 10 DNS lookups"},
		{analyze.Auth{SPF: &analyze.SPF{Result: "fail", Identity: "helo", Mechanism: "-all"}}, "-all decides, by the HELO name"},
		{analyze.Auth{DMARC: &analyze.DMARC{Result: "pass", Policy: "reject", AlignedDKIM: true, AlignedSPF: true}}, "p=reject, aligned: DKIM and SPF"},
		{analyze.Auth{DMARC: &analyze.DMARC{Result: "none", AlignedSPF: true, Why: "no-record"}}, "the domain has no such record"},
		{analyze.Auth{ARC: &analyze.ARC{Result: "pass"}}, "0 sets"},
		{analyze.Auth{ARC: &analyze.ARC{Result: "fail", Instance: 1, Why: "body-changed", Sets: []analyze.ARCSet{{Instance: 1, Domain: "a.example", BodyHash: "mismatch"}}}}, "1 set (a.example), the body was changed after set 1"},
		{analyze.Auth{DKIM: []analyze.Signature{{Result: "temperror", BodyHash: "match", Why: "brand-new", Weak: []string{"newer"}}}}, "body unchanged, header not checked, brand-new, newer"},
	} {
		r := reportOf("x.eml", &analyze.MessageReport{Role: eml.RoleSubject, Auth: test.auth})
		var out bytes.Buffer
		if err := report.Text(&out, r, report.Options{Width: 200}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), test.want) || (test.want == "") != !strings.Contains(out.String(), "this report") {
			t.Errorf("no %q in %s", test.want, out.String())
		}
	}
}

func verifiedAuth() analyze.Auth {
	return analyze.Auth{
		DKIM: []analyze.Signature{
			{
				Domain: "example.org", Selector: "s1", Result: "fail", BodyHash: "mismatch", HeaderHash: "match",
				Key: "found", Aligned: true, Altered: &analyze.Altered{What: "footer-added", Proof: "body-hash", Bytes: to(214)},
			},
			{
				Domain: "mail.example.org", Selector: "s2", Result: "fail", BodyHash: "match", HeaderHash: "mismatch",
				Key: "found", Altered: &analyze.Altered{What: "subject-tagged", Proof: "signature"}, Weak: []string{"short-key", "testing"},
			},
			{
				Domain: "old.example.com", Selector: "2019", Result: "permerror", BodyHash: "match", HeaderHash: "unknown",
				Key: "missing", Why: "key-missing",
			},
		},
		SPF: &analyze.SPF{
			Result: "softfail", Identity: "mailfrom", Domain: "example.org", IP: "192.0.2.7", Hop: 2,
			Mechanism: "~all", Record: "v=spf1 ip4:198.51.100.0/24 ~all", Lookups: 1,
		},
		DMARC: &analyze.DMARC{
			Result: "fail", Policy: "quarantine", Domain: "example.org", Organization: "example.org", Why: "nothing-passes",
		},
		ARC: &analyze.ARC{
			Result: "fail", Instance: 2, Why: "seal-mismatch", Sets: []analyze.ARCSet{
				{Instance: 1, Domain: "example.org", CV: "none", BodyHash: "mismatch"},
				{Instance: 2, Domain: "lists.example.net", CV: "pass", Time: "2024-05-02T08:00:02Z", BodyHash: "match"},
			},
		},
		Claims: []analyze.Claim{
			{Method: "dkim", Result: "fail", By: "mx.example.com", Field: "Authentication-Results", Domain: "example.org", Reason: "body hash did not verify", Trusted: true},
			{Method: "dkim", Result: "pass", By: "lists.example.net", Field: "ARC-Authentication-Results", Domain: "example.org"},
			{Method: "compauth", Result: "none", Field: "Authentication-Results"},
		},
	}
}

func verifiedFindings() []analyze.Finding {
	certain := func(code string, severity analyze.Severity, party analyze.Party, facts ...string) analyze.Finding {
		f := analyze.Finding{Code: code, Severity: severity, Confidence: analyze.Certain, Party: party, Facts: map[string]string{}}
		for i := 0; i < len(facts); i += 2 {
			f.Facts[facts[i]] = facts[i+1]
		}
		return f
	}
	return []analyze.Finding{
		certain("auth-dmarc-fail", analyze.Warning, analyze.Sender, "domain", "example.org", "policy", "quarantine",
			"organization", "example.org", "dkim", "fail", "spf", "softfail"),
		certain("auth-dkim-expired", analyze.Warning, analyze.Transit, "domain", "mail.example.org", "selector", "s2",
			"expired", "2024-05-03T07:58:04Z", "received", "2024-05-04T10:14:10+08:00"),
		certain("auth-spf-softfail", analyze.Warning, analyze.Transit, "ip", "192.0.2.7", "domain", "example.org",
			"mechanism", "~all", "identity", "mailfrom", "hop", "2"),
		certain("auth-spf-fail", analyze.Warning, analyze.Sender, "ip", "192.0.2.7", "domain", "mx.example.org",
			"mechanism", "-all", "identity", "helo", "hop", "2"),
		certain("auth-spf-error", analyze.Warning, analyze.Sender, "ip", "192.0.2.7", "domain", "example.com",
			"mechanism", "include:spf.example.com", "why", "too-many-lookups"),
		certain("auth-arc-broken", analyze.Warning, analyze.Transit, "instance", "2", "why", "seal-mismatch", "domain", "lists.example.net"),
		certain("auth-dkim-key-missing", analyze.Warning, analyze.Sender, "domain", "old.example.com", "selector", "2019"),
		certain("auth-dkim-key-mismatch", analyze.Warning, analyze.Sender, "domain", "example.com", "selector", "s4", "why", "key-hash"),
		certain("auth-claim-conflict", analyze.Warning, analyze.Sender, "method", "spf", "by", "mx.example.com", "result", "pass",
			"other", "mx.example.com", "other_result", "softfail", "domain", "example.org"),
		certain("auth-claim-conflict", analyze.Note, analyze.Nobody, "method", "dkim", "by", "lists.example.net", "result", "pass",
			"other_result", "fail", "domain", "example.org", "checked", "true"),
		certain("auth-claim-conflict", analyze.Note, analyze.Nobody, "method", "spf", "by", "lists.example.net", "result", "pass",
			"other", "mx.example.com", "other_result", "softfail"),
		certain("auth-dkim-header-changed", analyze.Note, analyze.Transit, "domain", "mail.example.org", "selector", "s2",
			"field", "Subject", "what", "subject-tagged", "proof", "signature"),
		certain("auth-dkim-key-revoked", analyze.Note, analyze.Sender, "domain", "example.com", "selector", "s3"),
		certain("auth-dkim-weak", analyze.Note, analyze.Sender, "domain", "mail.example.org", "why", "short-key", "bits", "768"),
		certain("auth-claim-untrusted", analyze.Note, analyze.Nobody, "by", "mx.example.com", "own", "true"),
	}
}
