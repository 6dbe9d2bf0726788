package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// transferUndeclared reports texts that are base64 with nothing saying so: programs show the letters.
var transferUndeclared = Check{
	Codes: []string{"transfer-undeclared"},
	Run: func(p *Pass) {
		for _, c := range p.Contents {
			if !c.Body || !c.Decoded.Same() {
				continue
			}
			at, ok := eml.FindBase64(c.Decoded.Data)
			if !ok {
				continue
			}
			p.report(Finding{Code: "transfer-undeclared", Severity: Failure, Confidence: Likely, Party: Sender,
				Where: p.content(c, headers.Span{Start: at.Start, End: at.End})},
				"encoding", "base64", "offset", itoa(at.Start), "part", c.Section())
		}
	},
}
