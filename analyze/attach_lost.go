package analyze

import (
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachLost reports files that are in the message but that ordinary programs do not see, found again in its bytes;
// files of which only a witness is left: a field, written when the message was sent, that says it had one; and a message
// of which a program fetched the beginning only.
var attachLost = Check{
	Codes: []string{"attach-lost"},
	Run: func(p *Pass) {
		for _, c := range p.Contents {
			if c.Lost != "" && !c.Body && c.Message == nil && !strings.HasPrefix(c.Type, "message/") {
				p.lostFile(c.Part, c.Name.Text)
			}
		}
		for part := range p.Root.All() {
			if part.Lost != "" && part.Message != nil && part.Message.Role != eml.RoleOriginal {
				p.lostFile(part, p.nameOf(part))
			}
		}
		if f, ok := p.partialDownload(); ok {
			p.report(Finding{Code: "attach-lost", Severity: Failure, Confidence: Likely, Party: Nobody, Where: p.field(f)},
				"why", "partial-download", "by", f.Name)
		} else if len(p.findings) == 0 {
			p.missingFile()
		}
	},
}

// partialDownload gives the field in which Thunderbird says that it fetched only the beginning of a message from its server:
// the flag Partial of X-Mozilla-Status, a number of four hexadecimal digits. It writes that above the header; one among the other
// fields came with the message, and tells of another copy.
func (p *Pass) partialDownload() (headers.Field, bool) {
	const partial = 0x400
	f, ok := p.Header().Find("X-Mozilla-Status")
	flags, err := strconv.ParseUint(f.Unfolded(), 16, 16)
	received, came := p.Header().Find("Received")
	return f, ok && err == nil && flags&partial != 0 && (!came || f.Start < received.Start)
}

// lostFile reports one file that is there. In a text it is less sure that it was ever meant as a file.
func (p *Pass) lostFile(part *eml.Part, name string) {
	f := Finding{Code: "attach-lost", Severity: Failure, Confidence: Certain, Party: Nobody}
	if part.Lost == eml.LostInText {
		f.Confidence = Likely
	}
	at := part.Header.Span
	if part.Header.Empty() {
		at = headers.Span{Start: part.Body.Start, End: min(part.Body.End, part.Body.Start+quoteLength)}
	}
	f.Where = []Place{p.at(part.Layer, at, part.Section())}
	p.report(f, "name", name, "why", string(part.Lost), "type", printable(part.Type),
		"size", itoa(part.Decoded.Size()), "part", part.Section())
}

// missingFile reports that a field says there is a file, and none is.
func (p *Pass) missingFile() {
	w, says := p.attachmentWitness()
	if !says || p.hasFiles() || p.cutOff() || !p.HasBody() || p.elsewhere() {
		return
	}
	p.report(Finding{Code: "attach-lost", Severity: Warning, Confidence: Likely, Party: Nobody, Where: p.field(w.field)},
		"name", w.name, "why", "witness", "by", w.field.Name)
}

// cutOff reports whether the end of the message is missing: what the files became of is known then.
func (p *Pass) cutOff() bool {
	cut := false
	p.defects(eml.DefectUnclosed, func(_ *eml.Part, d eml.Defect) { cut = cut || d.Start >= p.Root.End })
	return cut
}
