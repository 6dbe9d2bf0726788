package analyze

import (
	"strconv"

	"github.com/eml-inspect/eml-inspect/headers"
)

// spamVerdict reports filters that judged the message to be junk or worse. It is a failure where the recipient's side
// is known to have put it aside, a warning where that side judged so, and a note where somebody else did: a filter of
// the sender's side, or one that nobody vouches for.
var spamVerdict = Check{
	Codes: []string{"spam-verdict"},
	Run: func(p *Pass) {
		for i := range p.Verdicts {
			v := &p.Verdicts[i]
			if v.Says.Bad() || aside(v.Place) {
				p.reportVerdict(v)
			}
		}
	},
}

// aside reports whether a person does not see what was put there.
func aside(f headers.Folder) bool { return f == headers.JunkFolder || f == headers.Quarantine }

func (p *Pass) reportVerdict(v *VerdictEvidence) {
	f := Finding{Code: "spam-verdict", Severity: Note, Confidence: Possible, Party: Recipient, Where: p.field(v.Field)}
	switch {
	case v.Outgoing:
		f.Party = Sender
	case v.Trusted && aside(v.Place):
		f.Severity, f.Confidence = Failure, Certain
	case v.Trusted && p.placed() != headers.Inbox || v.Trusted && p.movedLater():
		f.Severity, f.Confidence = Warning, Likely
	case v.Trusted:
		f.Confidence = Likely
	case v.Own:
		f.Severity = Warning
	default:
		f.Party = Nobody
	}
	if p.Bounce != nil {
		f.Severity = Note // what the notice reports matters, not where it was filed
	}
	facts := []string{"by", v.By, "verdict", string(v.Says), "score", v.Score, "threshold", v.Threshold,
		"set_by", string(v.Setter), "place", string(v.Place), "field", printable(v.Field.Name),
		"host", printable(v.Host), "reasons", reasonNames(v.Reasons),
		"trusted", strconv.FormatBool(v.Trusted), "outgoing", strconv.FormatBool(v.Outgoing), "who", p.whoAboutVerdict(v)}
	for i, why := range reasonKeys(v.Reasons) {
		facts = append(facts, "why"+[...]string{"", "2", "3"}[i], why)
	}
	p.report(f, facts...)
}

// whoAboutVerdict says who can do something about a verdict.
func (p *Pass) whoAboutVerdict(v *VerdictEvidence) string {
	switch {
	case v.Outgoing:
		return "sender-admin"
	case v.Setter == headers.ByAdmin, v.Says == headers.Malware, v.Says == headers.Phish:
		return "recipient-admin"
	case v.Says == headers.Spoof:
		return "sender-admin"
	}
	return "recipient"
}
