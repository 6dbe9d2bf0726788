package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawDotStuffed reports the second dot that SMTP puts before a line that begins with one, and that nobody took away
// again (RFC 5321, section 4.5.2): every line that begins with a dot begins with two. Paths and dots that people write
// are no proof.
var rawDotStuffed = Check{
	Codes: []string{"raw-dot-stuffed"},
	Run: func(p *Pass) {
		var doubled rawLines
		data, single := p.layer().Data, false
		if !p.lookAtLines().dotted {
			return
		}
		var before []byte
		p.lineSpans(func(part *eml.Part, at headers.Span) {
			line := data[at.Start:at.End]
			goesOn := bytes.HasSuffix(before, []byte(".=")) || bytes.HasSuffix(before, []byte("."))
			before = line
			switch {
			case !part.Leaf() || !bytes.HasPrefix(line, []byte(".")):
			case !bytes.HasPrefix(line, []byte("..")):
				single = true
			case !goesOn && len(line) > 2 && line[2] != '.' && line[2] != '/' && line[2] != ' ':
				doubled.add(part, at)
			}
		})
		switch {
		case p.undone("dot-stuffing"):
			p.reportLines("raw-dot-stuffed", Note, Certain, doubled)
		case !single:
			p.reportLines("raw-dot-stuffed", Note, Possible, doubled)
		}
	},
}
