package eml

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/headers"
)

// allow sets what an input of that size may cost beside reading it.
func (r *reader) allow(size int) {
	r.guess, r.fields, r.params = guesses(size), maxFields+size/fieldSize, maxParams
}

// thin drops what would take far more memory than the input has bytes: the fields and parameters of a part beyond the first
// few, once all parts before it had very many. Its type, boundary and encoding are known by then.
func (r *reader) thin(part *Part) {
	if r.fields -= len(part.Header.Fields); r.fields < 0 && len(part.Header.Fields) > fewFields {
		part.Header.Fields, part.Header.Limit = joinRest(part.Header.Fields), true
	}
	lists := []*headers.Params{&part.Content, part.disposition}
	for _, p := range lists {
		if p == nil {
			continue
		}
		if r.params -= len(p.List); r.params < 0 && len(p.List) > fewParams {
			p.List, p.Limit = slices.Clone(p.List[:fewParams]), true
		}
	}
}

// joinRest makes one field, which is not read, of those beyond the first few.
func joinRest(fields []headers.Field) []headers.Field {
	kept := append(make([]headers.Field, 0, fewFields+1), fields[:fewFields]...)
	rest := headers.Span{Start: fields[fewFields].Start, End: fields[len(fields)-1].End}
	return append(kept, headers.Field{Span: rest, Kind: headers.Unread})
}
