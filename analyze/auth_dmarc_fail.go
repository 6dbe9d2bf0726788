package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDMARCFail reports that neither a signature nor SPF passes for the domain of the author, whose domain
// publishes a policy (RFC 9989, section 4.4).
var authDMARCFail = Check{
	Codes: []string{"auth-dmarc-fail"},
	Run: func(p *Pass) {
		d := p.DMARC
		if d == nil || d.Result != auth.DMARCFail {
			return
		}
		f := Finding{Code: "auth-dmarc-fail", Severity: Warning, Confidence: Likely, Party: Sender}
		if d.Policy == auth.PolicyNone || p.claimed("dmarc", "pass", lowerHost(p.fromDomain())) {
			f.Severity = Note
		}
		if p.throughList() {
			f.Party = Transit
		}
		from, _ := p.Header().Find("From")
		f.Where = p.field(from)
		p.report(f, "domain", printable(lowerHost(p.fromDomain())), "policy", string(d.Policy), "organization", printable(d.Organization),
			"dkim", p.bestSignature(), "spf", p.resultOfSPF(), "why", string(d.Why))
	},
}

// bestSignature is the best result of all signatures, "none" where there are none.
func (p *Pass) bestSignature() string {
	best := "none"
	for _, s := range p.Signatures {
		if best == "none" || s.Result == auth.Pass {
			best = string(s.Result)
		}
	}
	return best
}

// resultOfSPF is what SPF comes to, "unknown" where it could not be evaluated.
func (p *Pass) resultOfSPF() string {
	if p.SPF == nil {
		return string(auth.SPFUnknown)
	}
	return string(p.SPF.Result)
}
