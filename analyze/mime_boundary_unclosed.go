package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// mimeBoundaryUnclosed reports multiparts without their last boundary. At the end of the message that may
// mean that the rest of it is missing; before another boundary nothing is lost.
var mimeBoundaryUnclosed = Check{
	Codes: []string{"mime-boundary-unclosed"},
	Run: func(p *Pass) {
		p.defects(eml.DefectUnclosed, func(part *eml.Part, d eml.Defect) {
			f := Finding{Code: "mime-boundary-unclosed", Severity: Note, Confidence: Certain, Party: Nobody,
				Where: p.place(part, eml.Defect{Span: part.Parts[len(part.Parts)-1].Delimiter})}
			if d.Start >= p.Root.End {
				f.Severity = p.cutSeverity(part)
			}
			p.report(f, "boundary", printable(d.Value), "part", part.Section())
		})
	},
}

// cutSeverity says how bad a missing end is: data that end in the middle of a group are lost, a last part
// that ends with a whole line may be whole.
func (p *Pass) cutSeverity(part *eml.Part) Severity {
	last := part.Parts[len(part.Parts)-1]
	for _, c := range p.Contents {
		if c.Part != last {
			continue
		}
		if _, cut := p.cutAt(c); cut != "" {
			return Failure
		}
	}
	return Warning
}
