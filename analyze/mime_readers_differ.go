package analyze

import (
	"bytes"
	"io"

	"github.com/emersion/go-message"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// mimeReadersDiffer reports that a strict reader finds fewer parts than we do. It reads the message a
// second time, so it looks only where the tree has a defect. Where strict and tolerant readers differ,
// mail programs will differ too; so they do where MIME-Version is missing, where something stands before the header,
// where a carried message is encoded, and where a text stands behind a file. It is a warning where a text is not seen.
var mimeReadersDiffer = Check{
	Codes: []string{"mime-readers-differ"},
	Run: func(p *Pass) {
		f := Finding{Code: "mime-readers-differ", Severity: Note, Confidence: Certain, Party: Nobody}
		ours, theirs, why := p.secondReading()
		switch {
		case why != "":
			f.Where = p.headerPlace()
			if p.losesText() {
				f.Severity = Warning
			}
			p.report(f, "why", p.oneDefect(why), "ours", itoa(ours), "theirs", itoa(theirs))
		case p.noVersion():
			f.Where = p.headerPlace()
			p.report(f, "why", "no-mime-version")
		default:
			for _, kind := range [...]string{eml.DefectBlankFirst, eml.DefectTextFirst, eml.DefectEncodedMessage} {
				p.defects(kind, func(part *eml.Part, d eml.Defect) {
					f.Where = p.place(part, d)
					p.report(f, "why", d.Kind, "part", part.Section())
				})
			}
		}
		p.textBehind()
	},
}

// secondReading counts the leaves that we and a strict reader find; why is "" where they find the same.
func (p *Pass) secondReading() (ours, theirs int, why string) {
	if p.Message.Stored != "" || !p.defective() || p.strictCost() > strictLimit || p.Root.Header.Len() > strictHeaderLimit {
		return 0, 0, ""
	}
	for part := range p.Root.All() {
		if part.Leaf() || part.Message != nil {
			ours++
		}
	}
	theirs, why = strictParts(p.Root.Layer.Bytes(p.Root.Span))
	switch {
	case theirs >= ours:
		return ours, theirs, ""
	case why == "":
		why = "structure"
	}
	return ours, theirs, why
}

// oneDefect gives the only kind of defect that a message has; with several, why the strict reader gave up.
func (p *Pass) oneDefect(why string) string {
	kind := ""
	for part := range p.Root.All() {
		for _, d := range part.Defects {
			if kind != "" && d.Kind != kind {
				return why
			}
			kind = d.Kind
		}
	}
	return kind
}

// losesText reports whether a text is among what strict readers do not see, but for what follows the end.
func (p *Pass) losesText() bool {
	for _, c := range p.Contents {
		if c.Body && (c.Lost == eml.LostDelimiter || c.Lost == eml.LostPreamble) {
			return true
		}
	}
	return false
}

// noVersion reports whether a message that needs MIME to be read does not say that it is MIME (RFC 2045, section 4).
func (p *Pass) noVersion() bool {
	_, stated := p.Root.Field("MIME-Version")
	_, typed := p.Root.Field("Content-Type")
	encoded := p.Root.Encoding == eml.Base64 || p.Root.Encoding == eml.QuotedPrintable
	return !stated && (p.Root.Multipart() && typed || encoded) && p.HasBody()
}

// strictCost is how many bytes the strict reader goes over: it reads what is inside a part once for each part around
// it. It knows no limit of depth, so that nothing deeper than we read is given to it.
func (p *Pass) strictCost() int {
	cost := p.Root.Len()
	for part := range p.Root.All() {
		for _, d := range part.Defects {
			if d.Kind == eml.DefectLimit {
				return strictLimit + 1
			}
		}
		if !part.Leaf() {
			cost += part.Len()
		}
	}
	return cost
}

func (p *Pass) defective() bool {
	for part := range p.Root.All() {
		for _, d := range part.Defects {
			if d.Kind != eml.DefectLimit && d.Kind != eml.DefectHidden && d.Kind != eml.DefectTwice {
				return true
			}
		}
	}
	return false
}

// strictParts counts the leaves that a strict reader finds, and says where it gave up.
func strictParts(raw []byte) (leaves int, why string) {
	entity, err := message.Read(bytes.NewReader(raw))
	if entity == nil {
		return 0, "header"
	}
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		why = "header"
	}
	err = entity.Walk(func(_ []int, e *message.Entity, err error) error {
		if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return err
		}
		if e != nil && e.MultipartReader() == nil {
			leaves++
			if _, err := io.Copy(io.Discard, e.Body); err != nil {
				why = "content"
			}
		}
		return nil
	})
	if err != nil {
		why = "structure"
	}
	return leaves, why
}

// headerPlace points at what stands before the header, else at the Content-Type of the message, or at its first field.
func (p *Pass) headerPlace() []Place {
	if f, ok := p.before(); ok {
		return p.field(f)
	}
	if f, ok := p.Root.Field("Content-Type"); ok {
		return p.field(f)
	}
	if fields := p.Header().Fields; len(fields) > 0 {
		return p.field(fields[0])
	}
	return nil
}

// before gives what stands before the header, if anything does.
func (p *Pass) before() (headers.Field, bool) {
	for _, f := range p.Root.Header.Fields {
		if f.Kind == headers.Before {
			return f, true
		}
	}
	return headers.Field{}, false
}
