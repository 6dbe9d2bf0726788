package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// reportKey reports a key that cannot verify its signature. Keys come and go: it is a note where the
// recipient's side says that it could verify the signature, or another one verifies.
func (p *Pass) reportKey(code string, s auth.Signature) {
	f := Finding{Code: code, Severity: Warning, Confidence: Certain, Party: Sender, Where: p.field(s.Field)}
	if s.KeyFits == auth.Mismatch {
		f.Confidence = Likely // the signature itself may be damaged
	}
	if p.vouched() || p.claimed("dkim", "pass", s.Domain) {
		f.Severity = Note
	}
	p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "why", s.KeyProblem)
}

// claimed reports whether the recipient's side says that a method had a result for a domain.
func (p *Pass) claimed(method, result, domain string) bool {
	for _, c := range p.Claims {
		if c.Trusted && c.Method == method && c.Result == result && c.domain() == domain {
			return true
		}
	}
	return false
}
