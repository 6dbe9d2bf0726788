package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// vouched reports whether a signature verifies that nothing is wrong with.
func (p *Pass) vouched() bool {
	for i := range p.Signatures {
		if p.sound(&p.Signatures[i]) {
			return true
		}
	}
	return false
}

// sound reports whether a signature verifies and every receiver accepts it.
func (p *Pass) sound(s *auth.Signature) bool {
	return s.Result == auth.Pass && !s.Expired && len(s.Weak) == 0
}

// unlessVouched is a severity, or a note where another signature verifies that nothing is wrong with.
func (p *Pass) unlessVouched(s Severity) Severity {
	if p.vouched() {
		return Note
	}
	return s
}
