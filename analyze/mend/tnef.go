package mend

import (
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// item writes a message that Outlook stored, nil for one that was sent as mail.
func (w *mender) item(e *analyze.Evidence, m *eml.Message) *entity {
	if m.Stored == "" || m.Root.TNEF == nil {
		return nil
	}
	w.changed("1", ChangedTNEF, "")
	n := w.stream(m.Root.TNEF, true)
	if len(m.Root.Header.Fields) == 0 {
		n.fields = append(itemFields(&m.Root.TNEF.Message), n.fields...)
	}
	return n
}

// itemFields are the fields that the properties of an item give.
func itemFields(m *mapi.Message) []field {
	data := m.Header()
	var list []field
	for _, f := range headers.Scan(data, headers.Span{End: len(data)}).Fields {
		if f.Kind == headers.Named {
			list = append(list, field{fieldName(f.Name), tidyLines(strings.ToValidUTF8(f.Text, "?"))})
		}
	}
	return list
}

// unwrapped writes what is in a winmail.dat: its files, and its texts where the message has none.
func (w *mender) unwrapped(e *analyze.Evidence, p *eml.Part) *entity {
	w.changed(p.Section(), ChangedTNEF, "")
	n := w.stream(p.TNEF, !readable(e))
	if n.boundary == "" && p != e.Root && len(n.body) == 0 {
		return n
	}
	if n.boundary == "" {
		n = w.multipart("multipart/mixed", nil, []*entity{n})
	}
	return n
}

// readable reports whether a message has a text that programs show.
func readable(e *analyze.Evidence) bool {
	for _, c := range e.Contents {
		if c.Body && c.Lost == "" && c.Reading != nil && strings.TrimSpace(c.Reading.Text) != "" {
			return true
		}
	}
	return false
}

// stream writes the texts and files of a stream.
func (w *mender) stream(s *tnef.Stream, texts bool) *entity {
	parts := itemTexts(w, &s.Message, texts)
	for i := range s.Attachments {
		parts = append(parts, w.inside(&s.Attachments[i], i))
	}
	switch len(parts) {
	case 0:
		return textEntity("text/plain", nil, "")
	case 1:
		if parts[0].boundary != "" {
			return parts[0]
		}
	}
	return w.multipart("multipart/mixed", nil, parts)
}

// itemTexts writes the texts of an item: the page and its plain text as alternatives, an appointment or a contact
// as a part of its own.
func itemTexts(w *mender, m *mapi.Message, texts bool) []*entity {
	var shown, rest []*entity
	for _, t := range m.Texts() {
		switch {
		case t.Format == mapi.Calendar || t.Format == mapi.Card:
			rest = append(rest, textEntity(string(t.Format), nil, t.Text))
		case !texts:
		case t.Format == mapi.HTML:
			shown = append(shown, textEntity(string(t.Format), nil, asUTF8(t.Text)))
		default:
			shown = append([]*entity{textEntity(string(t.Format), nil, t.Text)}, shown...)
		}
	}
	if len(shown) > 1 {
		shown = []*entity{w.multipart("multipart/alternative", nil, shown)}
	}
	return append(shown, rest...)
}

// inside writes a file of a stream.
func (w *mender) inside(a *tnef.Attachment, i int) *entity {
	name := strings.TrimSpace(visible(a.Name))
	if name == "" {
		name = "attachment-" + strconv.Itoa(i+1)
	}
	if a.Embedded != nil {
		inner := w.stream(a.Embedded, true)
		inner.fields = append(append(itemFields(&a.Embedded.Message), field{"MIME-Version", "1.0"}), inner.fields...)
		return &entity{inner: inner, fields: []field{{"Content-Type", "message/rfc822"}, disposed("attachment", name)}}
	}
	kind := a.Type
	major, minor, _ := strings.Cut(kind, "/")
	if !token(major) || !token(minor) || major == "message" || major == "multipart" {
		kind = kindOf(a.Data)
	}
	n := leaf(kind, nil, a.Data)
	disposition := "attachment"
	if id := a.ContentID; id != "" && isASCII(id) && !strings.ContainsAny(id, " <>\r\n\t") {
		n.fields = append(n.fields, field{"Content-ID", "<" + id + ">"})
		if a.Hidden {
			disposition = "inline"
		}
	}
	n.fields = append(n.fields, disposed(disposition, name))
	return n
}

// kindOf gives the media type that the bytes of a file show.
func kindOf(data []byte) string {
	kind := filetype.Of(data).Name
	if kind == "" || strings.HasPrefix(kind, "message/") {
		return "application/octet-stream"
	}
	return kind
}

// disposed is the field that names a file.
func disposed(how, name string) field {
	return field{"Content-Disposition", structured(how, []param{{"filename", cut(name, 400)}})}
}
