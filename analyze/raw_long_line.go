package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// longestLine is the most bytes of a line without its end (RFC 5321, section 4.5.3.1.6).
const longestLine = 998

// seamLength is the least length of a line that a server broke with "!" (sendmail does, at 990).
const seamLength = 900

// rawLongLine reports lines that are longer than mail allows. Servers refuse them or break them; where one was broken,
// with "!" and a blank as sendmail does it, the text has gaps, and that is a warning.
var rawLongLine = Check{
	Codes: []string{"raw-long-line"},
	Run: func(p *Pass) {
		if p.lookAtLines().longest <= seamLength {
			return
		}
		var long, broken rawLines
		data, before := p.layer().Data, headers.Span{}
		p.lineSpans(func(part *eml.Part, line headers.Span) {
			if line.Len() > longestLine {
				long.add(part, line)
			}
			goesOn := bytes.HasPrefix(data[line.Start:line.End], []byte(" "))
			if goesOn && before.Len() > seamLength && data[before.End-1] == '!' {
				broken.add(part, before)
			}
			before = line
		})
		if broken.count > 0 {
			p.reportLines("raw-long-line", Warning, Likely, broken)
			return
		}
		p.reportLines("raw-long-line", Note, Certain, long)
	},
}
