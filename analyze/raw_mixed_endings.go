package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawMixedEndings reports lines that end differently. A file with LF throughout was saved that way; a mix
// shows that different programs wrote into one message.
var rawMixedEndings = Check{
	Codes: []string{"raw-mixed-endings"},
	Run: func(p *Pass) {
		if p.layer().Ending != eml.EndingMixed {
			return
		}
		raw := p.written()
		crlf, lf := bytes.Count(raw, []byte("\r\n")), bytes.Count(raw, []byte("\n"))
		if crlf == 0 || crlf == lf {
			return
		}
		odd := firstBareLF(raw)
		if crlf < lf-crlf {
			odd = bytes.Index(raw, []byte("\r\n"))
		}
		at := headers.Span{Start: p.Root.Start + odd, End: p.Root.Start + odd + 1}
		p.report(Finding{Code: "raw-mixed-endings", Severity: Note, Confidence: Certain, Party: Nobody,
			Where: []Place{p.at(p.layer(), at, "")}}, "offset", itoa(p.layer().At(at.Start)), "count", itoa(min(crlf, lf-crlf)))
	},
}

// firstBareLF gives the offset of the first LF without a CR before it.
func firstBareLF(b []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(b[from:], '\n')
		if i < 0 || from+i == 0 || b[from+i-1] != '\r' {
			return max(0, from+i)
		}
		from += i + 1
	}
}
