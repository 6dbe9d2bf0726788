package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// encoded runs over the leaves whose content is encoded.
func (p *Pass) encoded(see func(Content)) {
	for _, c := range p.Contents {
		if !c.Decoded.Same() {
			see(c)
		}
	}
}

// faults runs over the leaves whose encoded content has a fault of a kind.
func (p *Pass) faults(kind eml.FaultKind, see func(Content, eml.Fault)) {
	p.encoded(func(c Content) {
		if f, ok := c.Decoded.Fault(kind); ok {
			see(c, f)
		}
	})
}

// cutShort reports whether the message ends where a part does that should be followed by a boundary.
func (p *Pass) cutShort(part *eml.Part) bool {
	if part.Body.End < p.Root.End {
		return false
	}
	for q := range p.Root.All() {
		for _, d := range q.Defects {
			if d.Kind == eml.DefectUnclosed {
				return true
			}
		}
	}
	return false
}

// defects runs over the structural defects of a kind.
func (p *Pass) defects(kind string, see func(*eml.Part, eml.Defect)) {
	for part := range p.Root.All() {
		for _, d := range part.Defects {
			if d.Kind == kind {
				see(part, d)
			}
		}
	}
}

// place gives the place of a defect.
func (p *Pass) place(part *eml.Part, d eml.Defect) []Place {
	return []Place{p.at(part.Layer, d.Span, part.Section())}
}
