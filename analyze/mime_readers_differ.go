package analyze

import (
	"bytes"
	"io"

	"github.com/emersion/go-message"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// mimeReadersDiffer reports that a strict reader finds fewer parts than we do. It reads the message a
// second time, so it looks only where the tree has a defect. Where strict and tolerant readers differ,
// mail programs will differ too.
var mimeReadersDiffer = Check{
	Codes: []string{"mime-readers-differ"},
	Run: func(p *Pass) {
		if !p.defective() || p.Root.Len() > strictLimit || p.Root.Header.Len() > strictHeaderLimit {
			return
		}
		ours := 0
		for part := range p.Root.All() {
			if part.Leaf() {
				ours++
			}
		}
		theirs, why := strictParts(p.Root.Layer.Bytes(p.Root.Span))
		if why == "" || theirs >= ours {
			return
		}
		p.report(Finding{Code: "mime-readers-differ", Severity: Note, Confidence: Certain, Party: Nobody,
			Where: p.headerPlace()}, "why", why, "ours", itoa(ours), "theirs", itoa(theirs))
	},
}

const (
	strictLimit       = 32 << 20 // bytes of a message that are read a second time
	strictHeaderLimit = 256 << 10
)

func (p *Pass) defective() bool {
	for part := range p.Root.All() {
		for _, d := range part.Defects {
			if d.Kind != eml.DefectLimit {
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

// headerPlace points at the Content-Type of the message, or at its first field.
func (p *Pass) headerPlace() []Place {
	if f, ok := p.Root.Field("Content-Type"); ok {
		return p.field(f)
	}
	if fields := p.Header().Fields; len(fields) > 0 {
		return p.field(fields[0])
	}
	return nil
}
