package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDKIMKeyMissing reports signatures whose key the DNS does not have (RFC 6376, section 6.1.2).
var authDKIMKeyMissing = Check{
	Codes: []string{"auth-dkim-key-missing"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem == "" && s.Key == auth.KeyMissing {
				p.reportKey("auth-dkim-key-missing", s)
			}
		}
	},
}
