package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachTNEF reports files that are locked in a winmail.dat, which only Outlook and few others open.
var attachTNEF = Check{
	Codes: []string{"attach-tnef"},
	Run: func(p *Pass) {
		p.streams(func(c Content, names []string) {
			if len(names) == 0 {
				return
			}
			p.report(Finding{Code: "attach-tnef", Severity: Failure, Confidence: Certain, Party: Sender,
				Where: p.streamAt(c)}, "count", itoa(len(names)), "names", strings.Join(names, ", "), "part", c.Section())
		})
	},
}

// streams runs over the TNEF streams of a message with the names of the files in them.
func (p *Pass) streams(see func(c Content, names []string)) {
	for _, c := range p.Contents {
		if c.TNEF == nil {
			continue
		}
		var names []string
		for _, file := range c.TNEF.Files() {
			if file.Embedded == nil {
				names = append(names, file.Name)
			}
		}
		see(c, names)
	}
}

// streamAt shows the signature of a stream, which decides what it is.
func (p *Pass) streamAt(c Content) []Place {
	return p.content(c, headers.Span{End: len(tnef.Signature)})
}
