package tnef_test

import (
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

func (t *tree) narrow(s string) string {
	b, err := t.page.charset.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return b
}

// write writes the message; chance decides in which of the ways that writers have.
func (t *tree) write(g grower) []byte {
	w := newStream().codepage(t.page.number)
	list := [][]byte{text16(mapi.TagMessageClass, "IPM.Note")}
	if g.IntN(2) == 0 {
		w.message(tnef.AttSubject, 1, zero(t.narrow(t.subject))).message(tnef.AttBody, 2, zero(t.narrow(t.body)))
	} else {
		list = append(list, text8(mapi.TagSubject, t.narrow(t.subject)), text16(mapi.TagBody, t.body))
	}
	for _, p := range t.properties {
		list = append(list, p.write())
	}
	if len(t.recipients) > 0 {
		rows := le32(uint32(len(t.recipients)))
		for _, name := range t.recipients {
			rows = append(rows, propList(long(mapi.TagRecipientType, 1), text8(mapi.TagDisplayName, t.narrow(name)))...)
		}
		w.message(tnef.AttRecipTable, 6, rows)
	}
	w.message(tnef.AttMessageProps, 6, propList(list...))
	for _, l := range t.files {
		t.writeLeaf(w, g, l)
	}
	return w.b
}

func (t *tree) writeLeaf(w *builder, g grower, l leaf) {
	var list [][]byte
	if l.contentID != "" {
		list = append(list, text16(mapi.TagAttachContentID, l.contentID))
	}
	w.rend()
	switch {
	case l.message != nil:
		list = append(list, long(mapi.TagAttachMethod, 5), object(l.data), text16(mapi.TagDisplayName, l.name))
	case g.IntN(2) == 0:
		list = append(list, long(mapi.TagAttachMethod, 1), sized(mapi.TagAttachData, mapi.TypeBinary, l.data),
			text8(mapi.TagAttachLongFilename, t.narrow(l.name)))
	case g.IntN(2) == 0:
		w.attachment(tnef.AttAttachData, 6, l.data).attachment(tnef.AttAttachTitle, 1, zero(t.narrow(l.name)))
	default:
		w.attachment(tnef.AttAttachTitle, 1, zero("SHORT~1.BIN")).attachment(tnef.AttAttachData, 6, l.data)
		list = append(list, text16(mapi.TagAttachLongFilename, l.name))
	}
	if len(list) > 0 {
		w.props(list...)
	}
}

func (p property) write() []byte {
	head := tag(p.id, p.kind)
	if p.name != nil {
		head = append(head, p.name.Set[:]...)
		if p.name.Text == "" {
			head = append(append(head, le32(0)...), le32(p.name.ID)...)
		} else {
			text := utf16z(p.name.Text)
			head = append(append(append(head, le32(1)...), le32(uint32(len(text)))...), padded(text)...)
		}
	}
	switch base := p.kind &^ mapi.TypeMultiple; {
	case base == mapi.TypeString8, base == mapi.TypeString, base == mapi.TypeBinary:
		return append(head, sizedValues(p.values...)...)
	case p.kind&mapi.TypeMultiple != 0:
		head = append(head, le32(uint32(len(p.values)))...)
	}
	return append(head, joined(p.values)...)
}
