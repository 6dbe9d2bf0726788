package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// transferDamaged reports characters and escapes that the encoding does not have, and padding where none
// may be. Padding that only lacks at the end is a note: programs do without it. So is an "=" that begins
// no escape: programs show it, and nothing else is lost.
var transferDamaged = Check{
	Codes: []string{"transfer-damaged"},
	Run: func(p *Pass) {
		p.faults(eml.FaultIllegal, func(c Content, f eml.Fault) {
			severity := Failure
			if c.Encoding == eml.QuotedPrintable {
				severity = Note
			} else if c.Body {
				severity = Warning
			}
			p.reportDamage(c, f, severity)
		})
		p.faults(eml.FaultPadding, func(c Content, f eml.Fault) {
			if _, cut := p.cutAt(c); cut == "" {
				p.reportDamage(c, f, Note)
			}
		})
	},
}

func (p *Pass) reportDamage(c Content, f eml.Fault, s Severity) {
	p.report(Finding{Code: "transfer-damaged", Severity: s, Confidence: Certain, Party: Nobody,
		Where: p.body(c.Part, f.Span)}, "encoding", string(c.Encoding),
		"offset", itoa(c.Part.Body.Start+f.Start), "count", itoa(f.Count), "part", c.Section())
}
