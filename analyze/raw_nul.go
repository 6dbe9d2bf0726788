package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// rawNUL reports NUL bytes, which no mail may hold (RFC 5321, section 4.5.2); programs written in C end the
// text there.
var rawNUL = Check{
	Codes: []string{"raw-nul"},
	Run: func(p *Pass) {
		if bytes.IndexByte(p.layer().Bytes(p.Root.Span), 0) < 0 || p.Root.Header.Named() == 0 {
			return
		}
		raw := p.written()
		i := bytes.IndexByte(raw, 0)
		if i < 0 {
			return
		}
		at := headers.Span{Start: p.Root.Start + i, End: p.Root.Start + i + 1}
		p.report(Finding{Code: "raw-nul", Severity: Note, Confidence: Certain, Party: Nobody,
			Where: []Place{p.at(p.layer(), at, "")}},
			"offset", itoa(p.layer().At(at.Start)), "count", itoa(bytes.Count(raw, []byte{0})))
	},
}
