package analyze

import "github.com/eml-inspect/eml-inspect/headers"

// authDKIMMalformed reports signatures that no receiver can verify, because a required tag is missing or
// cannot be read (RFC 6376, section 3.5).
var authDKIMMalformed = Check{
	Codes: []string{"auth-dkim-malformed"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.Problem == "" {
				continue
			}
			severity, damage := Warning, ""
			if p.claimed("dkim", "pass", s.Domain) {
				severity = Note // it was not so when the message arrived
			}
			if p.brokenUp(s.Field) {
				severity, damage = Note, "line"
			}
			p.report(Finding{Code: "auth-dkim-malformed", Severity: severity, Confidence: Certain, Party: Nobody,
				Where: p.field(s.Field)}, "why", s.Problem, "damage", damage, "domain", printable(s.Domain))
		}
	},
}

// brokenUp reports whether a field ends at a line that is no field, or goes on without the white space of its folds: mostly it
// was changed after it was written.
func (p *Pass) brokenUp(f headers.Field) bool {
	if f.LostFold {
		return true
	}
	fields := p.Header().Fields
	for i := range fields {
		if fields[i].Start == f.Start {
			return i+1 < len(fields) && fields[i+1].Kind == headers.Stray
		}
	}
	return false
}
