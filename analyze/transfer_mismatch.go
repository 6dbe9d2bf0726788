package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// transferMismatch reports bodies that are not encoded as they say. Multiparts that are encoded as a whole,
// against RFC 2045, section 6.4, are among them: many programs find no part in them. A text that only says
// quoted-printable is a note where programs show it right all the same.
var transferMismatch = Check{
	Codes: []string{"transfer-mismatch"},
	Run: func(p *Pass) {
		p.defects(eml.DefectMismatch, func(part *eml.Part, d eml.Defect) {
			p.report(Finding{Code: "transfer-mismatch", Severity: mismatch(part), Confidence: Certain, Party: Sender,
				Where: p.place(part, d)}, "declared", declared(part), "actual", d.Value, "part", part.Section())
		})
		p.defects(eml.DefectEncodedParts, func(part *eml.Part, d eml.Defect) {
			if d.Value == "" {
				return
			}
			p.report(Finding{Code: "transfer-mismatch", Severity: Warning, Confidence: Certain, Party: Sender,
				Where: p.place(part, d)}, "declared", d.Value, "actual", part.Type, "part", part.Section())
		})
	},
}

// declared gives the encoding that a part states, as written where nobody knows it.
func declared(part *eml.Part) string {
	if f, ok := part.Field("Content-Transfer-Encoding"); ok && part.Encoding == eml.Identity {
		return printable(f.Unfolded())
	}
	return string(part.Encoding)
}

// mismatch says how much a wrong encoding matters: what programs show when they believe it decides.
func mismatch(part *eml.Part) Severity {
	believed := eml.Decode(part.Raw(), part.Encoding)
	switch {
	case believed.Same() && part.Decoded.Same():
		return Note
	case part.Encoding == eml.QuotedPrintable && part.Decoded.Same():
		if believed.Escapes() == 0 {
			return Note
		}
		return Warning
	}
	return Failure
}
