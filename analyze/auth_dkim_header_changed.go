package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDKIMHeaderChanged reports signatures whose header hash is not the one of the signed fields (RFC 6376,
// section 3.7). An RSA signature tells that its key is the right one; where that cannot be told, the key
// may be another one.
var authDKIMHeaderChanged = Check{
	Codes: []string{"auth-dkim-header-changed"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem == "" && s.HeaderHash == auth.Mismatch && s.KeyFits != auth.Mismatch {
				p.reportHeaderChange(s)
			}
		}
	},
}

func (p *Pass) reportHeaderChange(s auth.Signature) {
	f := Finding{Code: "auth-dkim-header-changed", Severity: p.headerChangeSeverity(s), Confidence: Certain,
		Party: Nobody, Where: p.field(s.Field)}
	if s.KeyFits == auth.Unknown {
		f.Confidence = Likely
	}
	if p.throughList() {
		f.Party = Transit
	}
	p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "what", "unknown", "proof", "signature")
}

// headerChangeSeverity is a note where another signer vouches for the header as it is, where a list has changed
// it, as lists do, and where it was changed only after the recipient's side had verified it.
func (p *Pass) headerChangeSeverity(broken auth.Signature) Severity {
	if p.vouched() || p.throughList() || p.claimed("dkim", "pass", broken.Domain) {
		return Note
	}
	return Warning
}
