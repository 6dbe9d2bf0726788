package analyze

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// transferUndeclared reports content that is encoded with nothing saying so: a body that is base64 or
// quoted-printable, a multipart or a whole message in base64, and files in a text that MIME knows nothing of
// (uuencode, yEnc, BinHex). Programs show the letters.
var transferUndeclared = Check{
	Codes: []string{"transfer-undeclared"},
	Run: func(p *Pass) {
		p.wrappedWhole()
		p.defects(eml.DefectHidden, func(part *eml.Part, d eml.Defect) { p.reportUndeclared(part, d.Value) })
		p.defects(eml.DefectEncodedParts, func(part *eml.Part, d eml.Defect) {
			if d.Value == "" {
				p.reportUndeclared(part, string(eml.Base64))
			}
		})
		for _, c := range p.Contents {
			for _, f := range c.Enclosed {
				if c.Taken() == f.Encoding || !c.Text() { // then something says it
					continue
				}
				p.report(Finding{Code: "transfer-undeclared", Severity: Warning, Confidence: Certain, Party: Sender,
					Where: p.content(c, f.Span)}, "encoding", string(f.Encoding), "offset", itoa(c.Layer.At(c.Part.Body.Start+f.Start)),
					"part", c.Section(), "name", printable(f.Name))
			}
		}
	},
}

// wrappedWhole reports that the message itself stood as base64 in the file, or in a text of its carrier.
func (p *Pass) wrappedWhole() {
	if w := p.Wrapped; w != nil && p.Carrier != nil {
		encoding := w.Taken()
		if len(w.Twice) > 0 {
			encoding = w.Twice[len(w.Twice)-1]
		}
		if encoding.Armored() {
			p.reportUndeclared(w, string(encoding))
		}
		return
	}
	if p.Root.Layer.Armor != "" {
		p.report(Finding{Code: "transfer-undeclared", Severity: Failure, Confidence: Certain, Party: Nobody,
			Where: []Place{p.at(p.Input, headers.Span{End: min(len(p.Input.Data), shownBytes)}, "")}},
			"encoding", string(p.Root.Layer.Armor), "offset", "0")
	}
}

// shownBytes is how much of encoded data a place points at: enough to see what they are.
const shownBytes = 76

func (p *Pass) reportUndeclared(part *eml.Part, encoding string) {
	at := headers.Span{Start: part.Body.Start, End: min(part.Body.End, part.Body.Start+10*shownBytes)}
	p.report(Finding{Code: "transfer-undeclared", Severity: Failure, Confidence: Likely, Party: Sender,
		Where: []Place{p.at(part.Layer, at, part.Section())}},
		"encoding", encoding, "offset", itoa(part.Layer.At(part.Body.Start)), "part", part.Section())
}
