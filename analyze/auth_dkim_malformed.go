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
			severity := Warning
			if p.claimed("dkim", "pass", s.Domain) {
				severity = Note // it was not so when the message arrived
			}
			p.report(Finding{Code: "auth-dkim-malformed", Severity: severity, Confidence: Certain, Party: Nobody,
				Where: p.field(s.Field)}, "why", s.Problem, "domain", printable(s.Domain))
		}
	},
}
