package analyze

// authDKIMExpired reports signatures that were expired when the message arrived (RFC 6376, section 3.5).
var authDKIMExpired = Check{
	Codes: []string{"auth-dkim-expired"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem != "" || !s.Expired {
				continue
			}
			p.report(Finding{Code: "auth-dkim-expired", Severity: p.unlessVouched(Warning), Confidence: Certain, Party: Nobody,
				Where: p.field(s.Field)}, "domain", printable(s.Domain), "selector", printable(s.Selector),
				"expired", instant(s.Expires), "received", instant(p.receivedAt()))
		}
	},
}
