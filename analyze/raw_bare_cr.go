package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawBareCR reports CRs that no LF follows, among lines that end with LF (RFC 5322, section 2.3). Programs take
// them for a line end or show a character; CR CR LF comes of a transfer as text. A file with CR throughout was saved
// that way.
var rawBareCR = Check{
	Codes: []string{"raw-bare-cr"},
	Run: func(p *Pass) {
		if p.layer().Ending == eml.EndingCR || !p.layer().BareCR() {
			return
		}
		var found rawLines
		data, bare := p.layer().Data, p.bareUTF8()
		p.crSpans(func(part *eml.Part, at headers.Span) {
			if at == part.Body && slices.Contains(bare, part) {
				return
			}
			for i := at.Start; i < at.End; i++ {
				if data[i] == '\r' && i+1 < len(data) && data[i+1] != '\n' { // the input may end between CR and LF
					found.add(part, headers.Span{Start: i, End: i + 1})
				}
			}
		})
		p.reportLines("raw-bare-cr", Note, Certain, found)
	},
}

// crSpans runs over the header and the bodies in which a CR is no data.
func (p *Pass) crSpans(see func(*eml.Part, headers.Span)) {
	see(p.Root, headers.Span{Start: p.Root.Start, End: p.Root.Body.Start})
	for part := range p.Root.All() {
		if part.Leaf() && part.Layer == p.layer() && (part.Text() || !part.Decoded.Same()) {
			see(part, part.Body)
		}
	}
}
