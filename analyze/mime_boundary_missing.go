package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// mimeBoundaryMissing reports multiparts whose stated boundary never occurs, or that state none, and bodies that are
// divided into parts with no field saying so: programs find no part in them (RFC 2046, section 5.1.1).
var mimeBoundaryMissing = Check{
	Codes: []string{"mime-boundary-missing"},
	Run: func(p *Pass) {
		for _, kind := range [...]string{eml.DefectBoundaryMissing, eml.DefectNoBoundary, eml.DefectUndeclared} {
			p.defects(kind, p.boundaryMissing)
		}
	},
}

func (p *Pass) boundaryMissing(part *eml.Part, d eml.Defect) {
	f := Finding{Code: "mime-boundary-missing", Severity: Failure, Confidence: Certain, Party: Sender}
	if d.Value == "" {
		f.Severity = Warning // no part is lost: nothing in the body looks like one
	}
	why := ""
	switch field, ok := part.TypeField(); {
	case d.Kind == eml.DefectUndeclared:
		why, f.Where = "undeclared", p.place(part, d)
	case ok:
		at := headers.Span{Start: field.Start, End: field.Value.End}
		f.Where = []Place{p.at(part.Layer, at, part.Section())}
	}
	p.report(f, "declared", printable(part.Content.Get("boundary")), "actual", printable(d.Value), "why", why,
		"part", part.Section())
}
