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
			if part.Multipart() || why == typeEncoded || !part.Text() && part.Message == nil && part.Content.Value != part.Type {
				finding.Severity = Warning
			}
			p.report(finding, "value", quote([]byte(f.Unfolded())), "why", why, "part", part.Section())
		}
	},
}

// typeEncoded is why a type cannot be read that was encoded as a subject is (RFC 2047): programs take the part for plain text.
const typeEncoded = "type-encoded"

// malformed says what is wrong with the Content-Type of a part, "" where nothing is.
func malformed(part *eml.Part) string {
	switch {
	case part.Content.Malformed != "":
		return part.Content.Malformed
	case strings.HasPrefix(part.Content.Value, "=?"):
		return typeEncoded
	case !strings.Contains(part.Content.Value, "/"):
		return "no-slash"
	case typesDiffer(part.Header):
		return "twice"
	}
	return twice(part.Content)
}

// typesDiffer reports whether there are several Content-Type fields with different types or boundaries.
func typesDiffer(h headers.Block) bool {
	type stated struct{ media, boundary string }
	read := func(text string) stated {
		params := headers.ReadParams(text)
		return stated{params.Value, params.Get("boundary")}
	}
	text, count := "", 0
	var before stated
	for f := range h.All("Content-Type") {
		if count++; count == 1 {
			text = f.Text
			continue
		}
		if count == 2 {
			before = read(text)
		}
		t := read(f.Text)
		if before.media != "" && t != before {
			return true
		}
		before = t
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
