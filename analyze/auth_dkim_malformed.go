package analyze

// authDKIMMalformed reports signatures that no receiver can verify, because a required tag is missing or
// cannot be read (RFC 6376, section 3.5).
var authDKIMMalformed = Check{
	Codes: []string{"auth-dkim-malformed"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem == "" {
				continue
			}
			p.report(Finding{Code: "auth-dkim-malformed", Severity: Warning, Confidence: Certain, Party: Nobody,
				Where: p.field(s.Field)}, "why", s.Problem, "domain", printable(s.Domain))
		}
	},
}
