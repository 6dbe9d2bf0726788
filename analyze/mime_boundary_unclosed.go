package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// mimeBoundaryUnclosed reports multiparts without their last boundary. At the end of the message that may
// mean that the rest of it is missing; before another boundary nothing is lost.
var mimeBoundaryUnclosed = Check{
	Codes: []string{"mime-boundary-unclosed"},
	Run: func(p *Pass) {
		ended := false
		p.defects(eml.DefectUnclosed, func(part *eml.Part, d eml.Defect) {
			atEnd := d.Start >= p.Root.End
			if atEnd && ended {
				return // the multipart around it ends there too
			}
			ended = ended || atEnd
			p.unclosed(part, d, atEnd)
		})
	},
}

func (p *Pass) unclosed(part *eml.Part, d eml.Defect, atEnd bool) {
	f := Finding{Code: "mime-boundary-unclosed", Severity: Note, Confidence: Certain, Party: Nobody,
		Where: p.place(part, lastDelimiter(part, d))}
	why, stated := "", ""
	if atEnd {
		f.Severity, why = p.cutSeverity()
		stated = p.statedLength()
	}
	if stated != "" {
		f.Severity, why = Failure, ""
	}
	p.report(f, "boundary", printable(d.Value), "offset", itoa(part.Layer.At(d.Start)), "why", why, "stated", stated, "part", part.Section())
}

// lastDelimiter gives the boundary line before the last part; without a part, the place where the body ends.
func lastDelimiter(part *eml.Part, d eml.Defect) eml.Defect {
	if n := len(part.Parts); n > 0 && part.Parts[n-1].Layer == part.Layer {
		return eml.Defect{Span: part.Parts[n-1].Delimiter}
	}
	return d
}

// statedLength gives the Content-Length that the header states where the body is much shorter; "" elsewhere. Programs
// that rewrite line ends or headers leave it a little off.
func (p *Pass) statedLength() string {
	stated, body := atoi(p.Header().Get("Content-Length")), p.Root.Body.Len()
	if stated > body+body/8+1000 {
		return itoa(stated)
	}
	return ""
}

// cutSeverity says how bad a missing end is: data that end in the middle of a group are lost. A last part that ends as
// such parts do is whole: a message is hardly ever cut just there. But where a file is spoken of, it may have followed.
func (p *Pass) cutSeverity() (s Severity, why string) {
	if len(p.Contents) == 0 {
		return Warning, ""
	}
	last := p.Contents[len(p.Contents)-1]
	if _, cut := p.cutAt(last); cut != "" {
		return Failure, ""
	}
	_, witnessed := p.attachmentWitness()
	if endsWhole(last) && (p.hasFiles() || !witnessed && !p.speaksOfFile()) {
		return Note, "whole"
	}
	return Warning, ""
}

// endsWhole reports whether a content ends as its kind does: HTML with its last element, base64 with padding or a line
// that is shorter than the others.
func endsWhole(c Content) bool {
	data := bytes.TrimSpace(c.Decoded.Data)
	if c.Type == "text/html" && bytes.HasSuffix(bytes.ToLower(data[max(0, len(data)-10):]), []byte("</html>")) {
		return true
	}
	raw := bytes.TrimSpace(c.Raw())
	first, _, _ := bytes.Cut(raw, []byte("\n"))
	ended := raw[bytes.LastIndexByte(raw, '\n')+1:]
	return c.Encoding == eml.Base64 && len(data) > 0 && (bytes.HasSuffix(raw, []byte("=")) || len(ended) < len(bytes.TrimSpace(first)))
}
