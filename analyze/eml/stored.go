package eml

import (
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// stored makes a message of an item as Outlook keeps it, in data. Its header is the one that was received
// where Outlook kept that, else one made of its properties, in a layer of its own; its body as it was sent
// is not there.
func stored(path string, kind Kind, item *mapi.Message, data []byte) *Message {
	text := []byte(item.Received())
	made := len(text) == 0
	if made {
		text = item.Header()
	}
	name := path
	if name == "" {
		name = "@header"
	}
	layer := newLayer(name, text)
	block := headers.Scan(layer.Data, layer.whole())
	end := headers.Span{Start: len(text), End: len(text)}
	root := &Part{Span: layer.whole(), Layer: layer, Header: block, Type: mediaType(kind),
		Body: end, Decoded: Decoded{Data: data}}
	return &Message{Path: path, Root: root, Stored: kind, Made: made}
}

// mediaType is what a container of Outlook is sent as.
func mediaType(kind Kind) string {
	if kind == KindTNEF {
		return "application/ms-tnef"
	}
	return "application/vnd.ms-outlook"
}

// bareTNEF makes the message of a winmail.dat that was handed in alone, and those inside it.
func (r *reader) bareTNEF(l *Layer, path string) []*Message {
	l.Ending = EndingNone
	root := &Part{Span: l.whole(), Layer: l, Type: mediaType(KindTNEF), Body: l.whole(),
		Decoded: Decoded{Data: l.Data, same: true}, TNEF: tnef.Read(l.Data)}
	m := &Message{Path: path, Root: root, Stored: KindTNEF}
	r.objects(root, m, 0)
	return m.All()
}

// openTNEF looks into a part that is a winmail.dat, whatever it is called, and says whether it is one. Of one that is called so
// and does not begin as one it reads what is left.
func (p *parser) openTNEF(part *Part) bool {
	switch {
	case tnef.Is(part.Decoded.Data):
		part.TNEF = tnef.Read(part.Decoded.Data)
	case part.calledTNEF():
		part.TNEF = tnef.Resume(part.Decoded.Data)
	}
	if part.TNEF == nil {
		return false
	}
	p.objects(part, p.message, p.depth)
	return true
}

// calledTNEF reports whether the header of a part says that it is a winmail.dat.
func (p *Part) calledTNEF() bool {
	return p.Type == "application/ms-tnef" || p.Type == "application/vnd.ms-tnef" ||
		strings.HasPrefix(p.Type, "application/") && strings.EqualFold(p.Name(), "winmail.dat")
}

// objects makes messages of those that are attached inside a winmail.dat: embedded ones, and files that
// are messages. The one that carries them stays what is asked about: they are hidden in it.
func (r *reader) objects(part *Part, outer *Message, depth int) {
	for i := range part.TNEF.Attachments {
		if r.parts >= r.limits.Parts || depth >= r.limits.Depth {
			part.defect(DefectLimit, headers.Span{}, "")
			return
		}
		path := outer.carriedPath(part.Section()) + "!" + strconv.Itoa(i+1)
		if m := r.object(&part.TNEF.Attachments[i], path, depth+1); m != nil {
			m.Carrier, m.hidden = outer, true
			outer.Carried = append(outer.Carried, m)
		}
	}
}

// object makes a message of an attachment that is one, nil of a file.
func (r *reader) object(a *tnef.Attachment, path string, depth int) *Message {
	switch {
	case a.Embedded != nil:
		r.parts++
		m := stored(path, KindTNEF, &a.Embedded.Message, a.Data)
		m.Root.TNEF = a.Embedded
		r.objects(m.Root, m, depth)
		return m
	case hasEnding(a.Name, ".eml") && LooksLikeMessage(a.Data):
		layer := newLayer(path, a.Data)
		return r.parse(layer, layer.whole(), path, nil, depth)
	}
	return nil
}
