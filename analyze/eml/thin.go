package eml

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/headers"
)

// allow sets what an input of that size may cost beside reading it.
func (r *reader) allow(size int) {
	r.guess, r.fields, r.params = guesses(size), maxFields+size/fieldSize, maxParams
}

// mostFields is how many fields the next header may keep: its type, boundary and encoding are kept in any case.
func (r *reader) mostFields() int {
	if r.fields > 0 {
		return headers.MaxFields
	}
	return fewFields
}

// thin drops parameters of a part beyond the first few, once all parts before it had very many. Its type and boundary are
// known by then.
func (r *reader) thin(part *Part) {
	for _, p := range [...]*headers.Params{&part.Content, part.disposition} {
		if p == nil {
			continue
		}
		if r.params -= len(p.List); r.params < 0 && len(p.List) > fewParams {
			p.List, p.Limit = slices.Clone(p.List[:fewParams]), true
		}
	}
}
