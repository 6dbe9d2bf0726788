package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/headers"
)

// authARCBroken reports a chain of seals that does not verify, so that receivers take nothing from it (RFC
// 8617, section 5.2).
var authARCBroken = Check{
	Codes: []string{"auth-arc-broken"},
	Run: func(p *Pass) {
		c := p.Chain
		if c.Result != auth.ARCFail {
			return
		}
		f := Finding{Code: "auth-arc-broken", Severity: Note, Confidence: Certain, Party: Nobody}
		sealer := ""
		for _, s := range c.Sets {
			if s.Instance == c.Instance {
				sealer = s.Sealer
				f.Where = p.sealed(s.SealField.Field, s.Message.Field, s.ClaimsField)
			}
		}
		if c.Why == "body-changed" && p.savedDifferently() || strings.HasPrefix(c.Why, "key-") {
			f.Confidence = Likely // the file was changed when it was saved, or the keys are others by now
		}
		p.report(f, "instance", itoa(c.Instance), "why", c.Why, "domain", printable(sealer))
	},
}

// sealed gives the place of the first of these fields that there is.
func (p *Pass) sealed(fields ...headers.Field) []Place {
	for _, f := range fields {
		if !f.Empty() {
			return p.field(f)
		}
	}
	return nil
}
