package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authClaimConflict reports results that contradict each other: a claim in the recipient's name that what
// its border host wrote denies, and a signature that is said to verify and does not here.
var authClaimConflict = Check{
	Codes: []string{"auth-claim-conflict"},
	Run: func(p *Pass) {
		for i := range p.Claims {
			c := &p.Claims[i]
			if c.Result != "pass" || c.Field.Is("ARC-Authentication-Results") {
				continue
			}
			if !c.Trusted && c.Own {
				p.reportDenied(c)
			}
			if c.Trusted && c.Method == "dkim" {
				p.reportNotHere(c)
			}
		}
	},
}

// reportDenied reports a claim of success that a trusted claim of the same method and domain denies.
func (p *Pass) reportDenied(c *ClaimEvidence) {
	for i := range p.Claims {
		t := &p.Claims[i]
		denies := t.Result == "fail" || t.Result == "softfail" || t.Result == "none"
		if t.Trusted && t.Method == c.Method && denies && (t.domain() == c.domain() || t.domain() == "") {
			p.report(Finding{Code: "auth-claim-conflict", Severity: Warning, Confidence: Likely, Party: Sender,
				Where: append(p.field(c.Field), p.field(t.Field)...)}, "method", c.Method, "by", printable(c.By),
				"result", c.Result, "other", printable(t.By), "other_result", t.Result, "domain", printable(c.domain()))
			return
		}
	}
}

// reportNotHere reports a signature that verified on arrival and does not verify here: the message was
// changed after that, or when it was saved.
func (p *Pass) reportNotHere(c *ClaimEvidence) {
	var broken *auth.Signature
	for i := range p.Signatures {
		s := &p.Signatures[i]
		if s.Domain != c.domain() || s.Problem != "" {
			continue
		}
		if s.Result != auth.Fail {
			return
		}
		broken = s
	}
	if broken == nil {
		return
	}
	p.report(Finding{Code: "auth-claim-conflict", Severity: Note, Confidence: Certain, Party: Nobody,
		Where: append(p.field(c.Field), p.field(broken.Field)...)}, "method", c.Method, "by", printable(c.By),
		"result", c.Result, "other_result", string(broken.Result), "checked", "true", "domain", printable(broken.Domain))
}
