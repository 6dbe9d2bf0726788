package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// spamReputation reports what filters wrote about the name that the sender has: addresses and domains on blocklists,
// complaints about mass mail, a host that is known for bad mail. It is a note, and a warning where it explains why the
// recipient's side took the message for junk.
var spamReputation = Check{
	Codes: []string{"spam-reputation"},
	Run: func(p *Pass) {
		told := make(map[string]bool)
		for i := range p.Verdicts {
			v := &p.Verdicts[i]
			if !v.Own && !v.Says.Bad() && !(v.Outgoing && v.Says == headers.Suspect) {
				continue
			}
			for _, r := range weightyOrBare(v.Reasons) {
				if key := v.By + " " + r.Listed; r.Listed != "" && !told[key] {
					told[key] = true
					p.reportReputation(v, r)
				}
			}
		}
	},
}

// weightyOrBare lists the weighty reasons, and after them those whose points are not said.
func weightyOrBare(reasons []headers.VerdictReason) []headers.VerdictReason {
	list := weighty(reasons)
	for _, r := range reasons {
		if r.Points == "" {
			list = append(list, r)
		}
	}
	return list
}

func (p *Pass) reportReputation(v *VerdictEvidence, r headers.VerdictReason) {
	f := Finding{Code: "spam-reputation", Severity: Note, Confidence: Possible, Party: Sender,
		Where: p.field(p.fieldOf(v, r))}
	if v.Trusted {
		f.Confidence = Likely
		if v.Says.Bad() && p.placed() != headers.Inbox {
			f.Severity = Warning
		}
	}
	p.report(f, "by", v.By, "subject", printable(p.subjectOf(v, r)), "kind", r.Listed, "list", printable(r.Name),
		"points", r.Points)
}

// subjectOf says whose name it is about: what the filter names, else the author's domain or the client that was judged;
// "" where that is not known.
func (p *Pass) subjectOf(v *VerdictEvidence, r headers.VerdictReason) string {
	switch {
	case r.About != "":
		return r.About
	case r.Listed == "link":
		return ""
	case r.Listed == "domain", r.Listed == "bulk", v.Outgoing:
		return lowerHost(p.fromDomain())
	case v.Client != "":
		return v.Client
	case v.Trusted:
		return p.Hops[p.Way.Border].IP
	case v.below > 0 && !local(p.Hops[v.below-1].IP):
		return p.Hops[v.below-1].IP
	}
	return ""
}

// fieldOf gives the field in which a reason stands.
func (p *Pass) fieldOf(v *VerdictEvidence, r headers.VerdictReason) headers.Field {
	for _, f := range v.Fields {
		if strings.Contains(f.Text, r.Value) {
			return f
		}
	}
	return v.Field
}
