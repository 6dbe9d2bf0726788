package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// mimeTypeMalformed reports Content-Type fields that cannot be read as they are written (RFC 2045, section
// 5.1), and several of them that contradict each other. It is a warning where strict programs lose a boundary or a
// file over it.
var mimeTypeMalformed = Check{
	Codes: []string{"mime-type-malformed"},
	Run: func(p *Pass) {
		if p.Message.Stored != "" {
			return // the field is about a body that is not kept
		}
		for part := range p.Root.All() {
			why := malformed(part)
			if why == "" {
				continue
			}
			f, ok := part.TypeField()
			if !ok {
				continue
			}
			finding := Finding{Code: "mime-type-malformed", Severity: Note, Confidence: Certain, Party: Sender,
				Where: []Place{p.at(part.Layer, headers.Span{Start: f.Start, End: f.Value.End}, part.Section())}}
			if part.Multipart() || !part.Text() && part.Message == nil && part.Content.Value != part.Type {
				finding.Severity = Warning
			}
			p.report(finding, "value", quote([]byte(f.Unfolded())), "why", why, "part", part.Section())
		}
	},
}

// malformed says what is wrong with the Content-Type of a part, "" where nothing is.
func malformed(part *eml.Part) string {
	switch {
	case part.Content.Malformed != "":
		return part.Content.Malformed
	case !strings.Contains(part.Content.Value, "/"):
		return "no-slash"
	case typesDiffer(part.Header):
		return "twice"
	}
	return twice(part.Content)
}

// typesDiffer reports whether there are several Content-Type fields with different types.
func typesDiffer(h headers.Block) bool {
	first, count := "", 0
	for f := range h.All("Content-Type") {
		if count++; count == 1 {
			first = f.Text
			continue
		}
		if count == 2 {
			first = headers.ReadParams(first).Value
		}
		t := headers.ReadParams(f.Text).Value
		if first != "" && t != first {
			return true
		}
		first = t
	}
	return false
}

// twice reports a parameter that is stated twice with different values, of those that matter.
func twice(c headers.Params) string {
	for _, name := range [...]string{"boundary", "charset"} {
		before, stated := "", false
		for i := range c.List {
			one := &c.List[i]
			if one.Extended || one.Name != name {
				continue
			}
			if stated && !strings.EqualFold(before, one.Value) {
				return "parameter-twice"
			}
			before, stated = one.Value, true
		}
	}
	return ""
}
