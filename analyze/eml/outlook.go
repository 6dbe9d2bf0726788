package eml

import (
	"mime"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/headers"
)

// bareMSG makes the message of an Outlook item that is an input of its own, and those inside it.
func (r *reader) bareMSG(l *Layer, path string) ([]*Message, error) {
	l.Ending = EndingNone
	item := msg.Read(l.Data)
	if item.Empty() {
		return nil, ErrMSG
	}
	r.unpacked = 2*len(l.Data) + 1<<20
	return r.item(path, item, l.Data, 0).All(), nil
}

// openMSG looks into a part that is an Outlook item, whatever it is called, and says whether it is one.
func (p *parser) openMSG(part *Part) bool {
	if p.depth >= p.limits.Depth || p.parts >= p.limits.Parts || !msg.Is(part.Decoded.Data) {
		return false
	}
	item := msg.Read(part.Decoded.Data)
	if item.Empty() {
		return false
	}
	r := p.reader
	r.unpacked += 2*len(part.Decoded.Data) + 1<<20
	r.carry(p.message, part, r.item(p.message.carriedPath(part.Section()), item, part.Decoded.Data, p.depth+1))
	return true
}

// carry puts a message into the part that carries it.
func (r *reader) carry(outer *Message, part *Part, m *Message) {
	m.Carrier = outer
	part.Message, part.Parts = m, []*Part{m.Root}
	outer.Carried = append(outer.Carried, m)
}

// item makes a message of an Outlook item: its texts and files become parts with headers that are made, in
// layers of their own.
func (r *reader) item(path string, item *msg.Item, data []byte, depth int) *Message {
	m := stored(path, KindMSG, &item.Message, data)
	m.Item = item
	r.parts++
	if depth >= r.limits.Depth {
		m.Root.defect(DefectLimit, headers.Span{}, "")
		return m
	}
	r.keptTexts(m, item)
	for i := range item.Attachments {
		if r.parts >= r.limits.Parts {
			m.Root.defect(DefectLimit, headers.Span{}, "")
			break
		}
		at := m.Root.Section() + "!" + strconv.Itoa(i+1)
		m.Root.Parts = append(m.Root.Parts, r.attached(m, &item.Attachments[i], at, depth))
	}
	return m
}

// keptTexts makes parts of the texts of an item, and of what a report says of the delivery.
func (r *reader) keptTexts(m *Message, item *msg.Item) {
	texts := item.Message.Texts()
	for i := range texts {
		t := &texts[i]
		path, kind, data := "1", string(t.Format), []byte(t.Text)
		if len(texts) > 1 {
			path += "." + strconv.Itoa(i+1)
		}
		if t.Raw != nil {
			data = t.Raw
			kind = mime.FormatMediaType(kind, map[string]string{"charset": t.Declared})
		}
		part := r.madePart(m, path, data, "Content-Type", kind)
		part.Kept = t
		m.Root.Parts = append(m.Root.Parts, part)
	}
	if report := item.Message.DeliveryStatus(); report != "" {
		m.Root.Parts = append(m.Root.Parts, r.madePart(m, "2", []byte(report), "Content-Type", "message/delivery-status"))
	}
}

// madePart makes a part of content that has no header, with these fields: names and values in turn.
func (r *reader) madePart(m *Message, path string, data []byte, fields ...string) *Part {
	r.parts++
	var b strings.Builder
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i+1] != "" {
			b.WriteString(fields[i] + ": " + fields[i+1] + "\r\n")
		}
	}
	layer := newLayer(m.carriedPath(path)+"@header", []byte(b.String()))
	end := headers.Span{Start: len(layer.Data), End: len(layer.Data)}
	part := &Part{Span: layer.whole(), Layer: layer, Path: path, Header: headers.Scan(layer.Data, layer.whole()),
		Body: end, Decoded: Decoded{Data: data}}
	part.readType("text/plain")
	return part
}

// attached makes a part of a file, and opens what is inside it.
func (r *reader) attached(m *Message, a *msg.Attachment, path string, depth int) *Part {
	if clearSigned(a) {
		layer := newLayer(m.carriedPath(path), a.Data)
		part := r.parser(layer, layer.whole(), m, depth+1).entity(path, "text/plain")
		part.Attached = a
		return part
	}
	part := r.madePart(m, path, a.Data, "Content-Type", attachedType(a), "Content-Disposition", disposition(a),
		"Content-ID", contentID(a))
	part.Attached = a
	p := r.parser(part.Layer, part.Body, m, depth)
	switch {
	case a.Embedded != nil:
		r.embedded(m, part, depth)
	case len(a.Data) == 0:
	default:
		if !p.openTNEF(part) && !p.openMSG(part) {
			p.openFile(part)
		}
		p.openSigned(part)
	}
	return part
}

// embedded makes a message of an item inside an item. The file that it would be is made as long as all of
// them together are not much larger than the input.
func (r *reader) embedded(m *Message, part *Part, depth int) {
	item := part.Attached.Embedded
	if r.unpacked > 0 {
		part.Decoded.Data = item.Bytes()
		r.unpacked -= len(part.Decoded.Data)
	}
	r.carry(m, part, r.item(m.carriedPath(part.Section()), item, part.Decoded.Data, depth+1))
}

// clearSigned reports whether an attachment is the message as it was signed: its header and its parts
// (MS-OXOSMIME, section 2.1.2).
func clearSigned(a *msg.Attachment) bool {
	if a.Embedded != nil || !strings.HasPrefix(strings.ToLower(a.Type), "multipart/") {
		return false
	}
	h := headers.Scan(a.Data, headers.Span{End: min(len(a.Data), 16<<10)})
	f, ok := h.Find("Content-Type")
	return ok && headers.ReadParams(f.Text).Get("boundary") != ""
}

// attachedType is the media type of a file: as stated, or by its name.
func attachedType(a *msg.Attachment) string {
	switch stated := headers.ReadParams(a.Type).Value; {
	case a.Embedded != nil:
		return mediaType(KindMSG)
	case a.Reference != "":
		return referredType(a)
	case validType(stated) && !strings.HasPrefix(stated, "multipart/") && !strings.HasPrefix(stated, "message/") &&
		mime.FormatMediaType(stated, nil) != "":
		return stated
	}
	return filetype.MediaType(a.Name)
}

// referredType says where a file is that is not in the message (RFC 2046, section 5.2.3; RFC 2017).
func referredType(a *msg.Attachment) string {
	params := map[string]string{"access-type": "local-file", "name": a.Reference}
	if a.Method == mapi.ByWebReference {
		params = map[string]string{"access-type": "url", "url": a.Reference}
	}
	return mime.FormatMediaType("message/external-body", params)
}

// disposition says how a file is shown: within the text, or beside it.
func disposition(a *msg.Attachment) string {
	how := "attachment"
	if a.Hidden {
		how = "inline"
	}
	if a.Name == "" {
		return how
	}
	if text := mime.FormatMediaType(how, map[string]string{"filename": a.Name}); text != "" {
		return text
	}
	return how
}

func contentID(a *msg.Attachment) string {
	if id := strings.Join(strings.Fields(a.ContentID), ""); id != "" {
		return "<" + id + ">"
	}
	return ""
}
