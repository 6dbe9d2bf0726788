package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// textLost reports characters that were replaced before this copy was stored. They are gone from it: only
// the sender's copy, or a twin of the text that was not hit, still has them.
var textLost = Check{
	Codes: []string{"text-lost"},
	Run: func(p *Pass) {
		p.places(func(t place) {
			l := t.Loss
			if l.Kind == "" {
				return
			}
			f := Finding{Code: "text-lost", Severity: t.unreadable(l.Count), Confidence: Certain, Party: unlessRecoded(t.recoded(), Sender),
				Where: t.whereAt(l.First, l.First+24)}
			if l.Kind != charset.LostToReplacement {
				f.Confidence = Likely
			}
			if f.Severity == Warning && l.Count <= 2 {
				f.Severity = Note
			}
			p.report(f, "kind", string(l.Kind), "count", itoa(l.Count), "part", t.part, "field", t.field, "twin", p.twin(t))
		})
	},
}

// twin names another text of the message that says the same and was not hit: Thread-Topic of Subject and
// Subject of Thread-Topic, the other alternative of a body. It is empty where there is none.
func (p *Pass) twin(t place) string {
	twin := ""
	p.places(func(o place) {
		switch {
		case o.Loss.Kind != "" || twin != "":
		case t.header != nil && o.header != nil:
			if pair(t.field, o.field) {
				twin = o.field
			}
		case t.field == "" && o.field == "" && t.content != nil && o.content != nil && o.part != t.part:
			if p.alternatives(t.content.Part, o.content.Part) {
				twin = o.part
			}
		}
	})
	return twin
}

// alternatives reports whether two parts are forms of the same text (RFC 2046, section 5.1.4).
func (p *Pass) alternatives(a, b *eml.Part) bool {
	for m := range p.Root.All() {
		if m.Type == "multipart/alternative" && slices.Contains(m.Parts, a) && slices.Contains(m.Parts, b) {
			return true
		}
	}
	return false
}

// pair reports whether two fields say the same.
func pair(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a == "subject" && b == "thread-topic" || a == "thread-topic" && b == "subject"
}
