package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// authDKIMWeak reports signatures that many receivers no longer accept: by SHA-1, or with an RSA key of less
// than 1024 bits (RFC 8301).
var authDKIMWeak = Check{
	Codes: []string{"auth-dkim-weak"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			for _, why := range s.Weak {
				if s.Problem != "" || why != auth.WeakSHA1 && why != auth.WeakKey {
					continue
				}
				bits := ""
				if why == auth.WeakKey {
					bits = itoa(s.KeyBits)
				}
				p.report(Finding{Code: "auth-dkim-weak", Severity: p.weakSeverity(s), Confidence: Certain,
					Party: Sender, Where: p.field(s.Field)}, "domain", printable(s.Domain), "selector", printable(s.Selector),
					"why", why, "bits", bits)
			}
		}
	},
}

// weakSeverity is a note where a stronger signature stands beside it, where the recipient's side took it, and
// for mail of the time when such signatures were usual.
func (p *Pass) weakSeverity(signed auth.Signature) Severity {
	for i := range p.Signatures {
		if s := &p.Signatures[i]; s.Problem == "" && len(s.Weak) == 0 && s.Result != auth.Fail {
			return Note
		}
	}
	if p.claimed("dkim", "pass", signed.Domain) {
		return Note
	}
	if at := p.receivedAt(); at.IsZero() || at.Before(sha1GivenUp) {
		return Note
	}
	return Warning
}

// sha1GivenUp is when RFC 8301 was published.
var sha1GivenUp = time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
