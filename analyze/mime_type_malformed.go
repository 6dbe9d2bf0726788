package analyze

import "github.com/eml-inspect/eml-inspect/headers"

// mimeTypeMalformed reports Content-Type fields that cannot be read as they are written (RFC 2045, section
// 5.1). It is a warning where strict programs lose the type, a charset or a boundary over it.
var mimeTypeMalformed = Check{
	Codes: []string{"mime-type-malformed"},
	Run: func(p *Pass) {
		for part := range p.Root.All() {
			f, ok := part.Field("Content-Type")
			if !ok || (part.Content.Malformed == "" && part.Type == part.Content.Value) {
				continue
			}
			finding := Finding{Code: "mime-type-malformed", Severity: Note, Confidence: Certain, Party: Sender,
				Where: []Place{p.at(part.Layer, headers.Span{Start: f.Start, End: f.Value.End}, part.Section())}}
			if part.Multipart() && part.Content.Malformed != "" {
				finding.Severity = Warning
			}
			p.report(finding, "value", printable(f.Unfolded()), "why", part.Content.Malformed, "part", part.Section())
		}
	},
}
