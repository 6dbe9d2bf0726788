package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// transferDamaged reports characters and escapes that the encoding does not have, characters that are missing,
// padding where none may be, and check sums that differ. Padding that only lacks at the end is a note: programs
// do without it. So is an "=" that begins no escape: programs show it, and nothing else is lost.
var transferDamaged = Check{
	Codes: []string{"transfer-damaged"},
	Run: func(p *Pass) {
		for _, kind := range [...]eml.FaultKind{eml.FaultIllegal, eml.FaultMissing, eml.FaultAlphabet} {
			p.faults(kind, func(c Content, f eml.Fault) { p.reportDamage(c, f, damageSeverity(c, kind)) })
		}
		p.faults(eml.FaultPadding, func(c Content, f eml.Fault) {
			if _, cut := p.cutAt(c); cut == "" {
				p.reportDamage(c, f, Note)
			}
		})
		for _, c := range p.Contents {
			for _, e := range c.Enclosed {
				p.damagedFile(c, e)
			}
		}
	},
}

// damageSeverity says how much a fault matters: a text stays readable, a file may not open.
func damageSeverity(c Content, kind eml.FaultKind) Severity {
	switch {
	case c.Taken() == eml.QuotedPrintable && kind == eml.FaultIllegal:
		return Note
	case c.Body:
		return Warning
	}
	return Failure
}

// damagedFile reports what is wrong with a file in a text.
func (p *Pass) damagedFile(c Content, e eml.Enclosed) {
	_, cut := e.Fault(eml.FaultShort)
	for _, kind := range [...]eml.FaultKind{eml.FaultIllegal, eml.FaultMissing} {
		if f, ok := e.Fault(kind); ok {
			p.report(Finding{Code: "transfer-damaged", Severity: Failure, Confidence: Certain, Party: Nobody,
				Where: p.content(c, f.Span)}, "encoding", string(e.Encoding), "offset", itoa(c.Layer.At(c.Part.Body.Start+f.Start)),
				"count", itoa(f.Count), "part", c.Section(), "name", printable(e.Name))
			return
		}
	}
	if e.Sum == eml.SumWrong && !cut {
		p.report(Finding{Code: "transfer-damaged", Severity: Failure, Confidence: Certain, Party: Nobody,
			Where: p.content(c, e.Span)}, "encoding", string(e.Encoding), "offset", itoa(c.Layer.At(c.Part.Body.Start+e.Start)),
			"sum", string(e.Sum), "part", c.Section(), "name", printable(e.Name))
	}
}

func (p *Pass) reportDamage(c Content, f eml.Fault, s Severity) {
	p.report(Finding{Code: "transfer-damaged", Severity: s, Confidence: Certain, Party: Nobody,
		Where: p.body(c.Part, f.Span)}, "encoding", string(c.Taken()),
		"offset", itoa(c.Layer.At(c.Part.Body.Start+f.Start)), "count", itoa(f.Count), "part", c.Section())
}
