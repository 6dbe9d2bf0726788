package analyze

import "github.com/eml-inspect/eml-inspect/headers"

// mimePartial reports a message that is one piece of a larger one (RFC 2046, section 5.2.2): the rest stands in other
// messages, and few programs put them together.
var mimePartial = Check{
	Codes: []string{"mime-partial"},
	Run: func(p *Pass) {
		for part := range p.Root.All() {
			if part.Type != "message/partial" {
				continue
			}
			f, ok := part.TypeField()
			if !ok {
				continue
			}
			at := headers.Span{Start: f.Start, End: f.Value.End}
			p.report(Finding{Code: "mime-partial", Severity: Failure, Confidence: Certain, Party: Sender,
				Where: []Place{p.at(part.Layer, at, part.Section())}},
				"number", number(part.Content.Get("number")), "total", number(part.Content.Get("total")),
				"id", printable(part.Content.Get("id")), "part", part.Section())
		}
	},
}

// number gives a parameter that is a number, "" where it is none.
func number(s string) string {
	if atoi(s) < 0 {
		return ""
	}
	return itoa(atoi(s))
}
