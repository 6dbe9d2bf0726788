package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDKIMKeyRevoked reports signatures whose key was withdrawn: its record has an empty p= (RFC 6376,
// section 3.6.1).
var authDKIMKeyRevoked = Check{
	Codes: []string{"auth-dkim-key-revoked"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem == "" && s.Key == auth.KeyRevoked {
				p.reportKey("auth-dkim-key-revoked", s)
			}
		}
	},
}
