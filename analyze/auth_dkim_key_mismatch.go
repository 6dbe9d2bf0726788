package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDKIMKeyMismatch reports signatures that were made with another key than the DNS has, or whose key
// must not be used for them (RFC 6376, section 6.1.2).
var authDKIMKeyMismatch = Check{
	Codes: []string{"auth-dkim-key-mismatch"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem == "" && s.Key == auth.KeyFound && (s.KeyProblem != "" || s.KeyFits == auth.Mismatch) {
				p.reportKey("auth-dkim-key-mismatch", s)
			}
		}
	},
}
