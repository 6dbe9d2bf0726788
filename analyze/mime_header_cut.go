package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// mimeHeaderCut reports an empty line in a header: programs show the rest of it as text, and the encoded data after it if that
// says how to read them.
var mimeHeaderCut = Check{
	Codes: []string{"mime-header-cut"},
	Run: func(p *Pass) {
		p.defects(eml.DefectHeaderCut, func(part *eml.Part, d eml.Defect) {
			f := Finding{Code: "mime-header-cut", Severity: Warning, Confidence: Likely, Party: Sender, Where: p.place(part, d)}
			late, content, proof, why := part.Late(), "", "", ""
			for _, name := range [...]string{"Content-Type", "Content-Transfer-Encoding", "Content-Disposition"} {
				if _, ok := late.Find(name); ok {
					f.Severity, f.Confidence, content = Failure, Certain, "true"
				}
			}
			if part == p.Root {
				for _, name := range [...]string{"From", "Subject", "To", "Date"} {
					if _, ok := late.Find(name); ok {
						f.Severity, f.Confidence = Failure, Certain
					}
				}
				if party, signed := p.cutAfterSigning(); signed {
					f.Confidence, f.Party, proof = Certain, party, "body-hash"
				}
			}
			if name := part.CutField(); len(name) > 2 && strings.EqualFold(name[:2], "X-") {
				f.Party, why = Nobody, "fold" // a text, such as the report of a filter; other fields have no lines of blanks
			}
			p.report(f, "why", why, "offset", itoa(part.Layer.At(d.Start)), "content", content, "proof", proof, "part", part.Section())
		})
	},
}
