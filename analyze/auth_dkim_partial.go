package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDKIMPartial reports signatures that leave the end of the body unsigned by l= (RFC 6376, section
// 8.2): anything may have been added there.
var authDKIMPartial = Check{
	Codes: []string{"auth-dkim-partial"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Unsigned == 0 || s.BodyHash == auth.Unknown {
				continue
			}
			p.report(Finding{Code: "auth-dkim-partial", Severity: Warning, Confidence: Certain, Party: Sender,
				Where: p.field(s.Field)}, "domain", printable(s.Domain), "selector", printable(s.Selector),
				"unsigned_bytes", itoa(s.Unsigned))
		}
	},
}
