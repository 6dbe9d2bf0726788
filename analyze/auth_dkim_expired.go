package analyze

// authDKIMExpired reports signatures that were expired when the message arrived (RFC 6376, section 3.5).
var authDKIMExpired = Check{
	Codes: []string{"auth-dkim-expired"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem != "" || !s.Expired {
				continue
			}
			confidence := Likely // by the clock of one host
			if !p.Options.At.IsZero() {
				confidence = Certain
			}
			p.report(Finding{Code: "auth-dkim-expired", Severity: p.unlessVouched(Warning), Confidence: confidence, Party: Nobody,
				Where: p.field(s.Field)}, "domain", printable(s.Domain), "selector", printable(s.Selector),
				"expired", instant(s.Expires), "received", instant(p.receivedAt()))
		}
	},
}
