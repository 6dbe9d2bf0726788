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
			f, ok := part.TypeField()
			if !ok {
				continue
			}
			why := malformed(part)
			if why == "" {
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
	first := ""
	for f := range h.All("Content-Type") {
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
	seen := make(map[string]string)
	for _, one := range c.List {
		if one.Extended || one.Name != "boundary" && one.Name != "charset" {
			continue
		}
		if value, ok := seen[one.Name]; ok && !strings.EqualFold(value, one.Value) {
			return "parameter-twice"
		}
		seen[one.Name] = one.Value
	}
	return ""
}
