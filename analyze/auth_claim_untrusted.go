package analyze

import (
	"slices"
	"strconv"
)

// authClaimUntrusted reports fields of results in the name of the recipient's side that stand below what its
// border host wrote (RFC 8601, section 5), and those of hosts that are not on the route at all, where they
// say that something passes: anybody may have written them.
var authClaimUntrusted = Check{
	Codes: []string{"auth-claim-untrusted"},
	Run: func(p *Pass) {
		told := make(map[string]bool)
		for _, c := range p.Claims {
			if c.Result != "pass" || c.Trusted || !c.Field.Is("Authentication-Results") || told[c.By] ||
				!c.Own && p.onRoute(c.By) {
				continue
			}
			told[c.By] = true
			f := Finding{Code: "auth-claim-untrusted", Severity: Note, Confidence: Possible, Party: Nobody, Where: p.field(c.Field)}
			if c.Own && !p.nextBelow(c.Field) {
				f.Confidence = Likely
			}
			p.report(f, "by", printable(c.By), "own", strconv.FormatBool(c.Own))
		}
	},
}

// onRoute reports whether a host of the same organisation wrote a Received field.
func (p *Pass) onRoute(by string) bool {
	mine := p.Way.family(by)
	return mine != "" && slices.Contains(p.Way.Families, mine)
}
