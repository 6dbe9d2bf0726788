package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authDKIMHeaderChanged reports signatures whose header hash is not the one of the signed fields (RFC 6376,
// section 3.7). An RSA signature tells that its key is the right one; where that cannot be told, the key
// may be another one.
var authDKIMHeaderChanged = Check{
	Codes: []string{"auth-dkim-header-changed"},
	Run: func(p *Pass) {
		for i, s := range p.Signatures {
			if s.Problem == "" && s.HeaderHash == auth.Mismatch && s.KeyFits != auth.Mismatch {
				p.reportHeaderChange(s, p.HeaderChanges[i])
			}
		}
	},
}

func (p *Pass) reportHeaderChange(s auth.Signature, changes []auth.HeaderChange) {
	f := Finding{Code: "auth-dkim-header-changed", Severity: p.headerChangeSeverity(s), Confidence: Certain,
		Party: p.changedBy(s), Where: p.field(s.Field)}
	if len(changes) == 0 {
		proof := "signature" // that it is the header, and not the key
		if s.KeyFits == auth.Unknown {
			f.Confidence, proof = Likely, "none"
		}
		if p.copied() {
			f.Confidence, f.Party = Likely, Nobody
		}
		p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "what", "unknown", "proof", proof)
		return
	}
	for _, c := range changes {
		if !c.Added.Empty() {
			f.Where = append(f.Where, p.at(p.layer(), c.Added, ""))
		}
	}
	first, also := heaviest(changes)
	p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "field", printable(first.Field),
		"what", first.What, "also", also, "was", printable(first.Was), "proof", "signature")
}

// headerChanges are the changes of a header, the heaviest first.
var headerChanges = []string{auth.FromRewritten, auth.SubjectTagged, auth.FieldRemoved, auth.FieldAdded, auth.Reencoded, auth.Refolded,
	auth.Whitespace}

// heaviest gives the change that readers and policies notice most, and what else was done, if there is more than one kind.
func heaviest(changes []auth.HeaderChange) (first auth.HeaderChange, also string) {
	for _, what := range headerChanges {
		for _, c := range changes {
			switch {
			case c.What != what || what == first.What:
			case first.What == "":
				first = c
			default:
				return first, what
			}
		}
	}
	return first, ""
}

// headerChangeSeverity is a note where another signer vouches for the header as it is, where a list has changed
// it, as lists do, and where it was changed only after the recipient's side had verified it.
func (p *Pass) headerChangeSeverity(broken auth.Signature) Severity {
	if p.vouched() || p.throughList() || p.claimed("dkim", "pass", broken.Domain) {
		return Note
	}
	return Warning
}
