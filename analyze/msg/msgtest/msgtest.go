// Package msgtest writes .msg files from tables, so that tests need none of anybody's mail.
package msgtest

import (
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// Item is what a .msg file is made of.
type Item struct {
	Properties  mapi.Properties
	Recipients  []mapi.Properties
	Attachments []Attachment
}

// Attachment is one attachment: properties, and the item or the OLE object inside it.
type Attachment struct {
	Properties mapi.Properties
	Embedded   *Item
	Object     *compound.Entry
}

// Bytes writes the item as a file (MS-OXMSG, section 2.2).
func (it *Item) Bytes() []byte {
	w := &writer{ids: make(map[mapi.PropertyName]uint16)}
	root := w.item("Root Entry", it, 32)
	root.Entries = append(root.Entries, w.names())
	return root.Bytes()
}

type writer struct {
	ids   map[mapi.PropertyName]uint16
	order []mapi.PropertyName
}

func (w *writer) item(name string, it *Item, header int) *compound.Entry {
	e := &compound.Entry{Name: name, Storage: true}
	w.properties(e, it.Properties, header)
	for i, list := range it.Recipients {
		inner := &compound.Entry{Name: fmt.Sprintf("__recip_version1.0_#%08X", i), Storage: true}
		w.properties(inner, list, 8)
		e.Entries = append(e.Entries, inner)
	}
	for i, a := range it.Attachments {
		inner := &compound.Entry{Name: fmt.Sprintf("__attach_version1.0_#%08X", i), Storage: true}
		w.properties(inner, a.Properties, 8)
		if a.Embedded != nil {
			inner.Entries = append(inner.Entries, w.item("__substg1.0_3701000D", a.Embedded, 24))
		}
		if a.Object != nil {
			a.Object.Name, a.Object.Storage = "__substg1.0_3701000D", true
			inner.Entries = append(inner.Entries, a.Object)
		}
		e.Entries = append(e.Entries, inner)
	}
	return e
}

func (w *writer) properties(e *compound.Entry, list mapi.Properties, header int) {
	b := make([]byte, header)
	for _, p := range list {
		if p.Name != nil {
			p.ID = w.id(*p.Name)
		}
		tag := uint32(p.ID)<<16 | uint32(p.Type)
		entry := binary.LittleEndian.AppendUint32(nil, tag)
		entry = binary.LittleEndian.AppendUint32(entry, 6)
		if fixed(p.Type) {
			entry = append(entry, p.Value...)
		} else {
			size := len(p.Value)
			if p.Type == mapi.TypeString {
				size += 2
			}
			entry = binary.LittleEndian.AppendUint32(entry, uint32(size))
			e.Entries = append(e.Entries, streams(tag, p)...)
		}
		b = append(b, append(entry, make([]byte, 16-len(entry))...)...)
	}
	e.Entries = append(e.Entries, &compound.Entry{Name: "__properties_version1.0", Data: b})
}

// streams writes the values of a property that do not stand in the list (MS-OXMSG, sections 2.1.3, 2.1.4).
func streams(tag uint32, p mapi.Property) []*compound.Entry {
	name := fmt.Sprintf("__substg1.0_%08X", tag)
	if p.Type&mapi.TypeMultiple == 0 {
		return []*compound.Entry{{Name: name, Data: p.Value}}
	}
	main := &compound.Entry{Name: name}
	list := []*compound.Entry{main}
	n := 0
	for v := range p.Values() {
		switch base := p.Type &^ mapi.TypeMultiple; base {
		case mapi.TypeString, mapi.TypeString8, mapi.TypeBinary:
			main.Data = binary.LittleEndian.AppendUint32(main.Data, uint32(len(v)))
			if base == mapi.TypeBinary {
				main.Data = append(main.Data, 0, 0, 0, 0)
			}
			list = append(list, &compound.Entry{Name: fmt.Sprintf("%s-%08X", name, n), Data: v})
		default:
			main.Data = append(main.Data, v...)
		}
		n++
	}
	return list
}

func fixed(kind uint16) bool {
	switch kind {
	case mapi.TypeInteger16, mapi.TypeInteger32, mapi.TypeFloating32, mapi.TypeFloating64, mapi.TypeCurrency,
		mapi.TypeFloatingTime, mapi.TypeErrorCode, mapi.TypeBoolean, mapi.TypeInteger64, mapi.TypeTime:
		return true
	}
	return false
}

func (w *writer) id(name mapi.PropertyName) uint16 {
	id, ok := w.ids[name]
	if !ok {
		id = mapi.FirstNamed + uint16(len(w.order))
		w.ids[name] = id
		w.order = append(w.order, name)
	}
	return id
}

// names writes what named properties are called (MS-OXMSG, section 2.2.3); each has a namespace of its own.
func (w *writer) names() *compound.Entry {
	var sets, entries, texts []byte
	for i, name := range w.order {
		id, kind := name.ID, uint16(i+3)<<1
		if name.Text != "" {
			id, kind = uint32(len(texts)), kind|1
			text := Unicode(name.Text)
			texts = append(binary.LittleEndian.AppendUint32(texts, uint32(len(text))), text...)
			texts = append(texts, make([]byte, -len(texts)&3)...)
		}
		sets = append(sets, name.Set[:]...)
		entries = binary.LittleEndian.AppendUint32(entries, id)
		entries = binary.LittleEndian.AppendUint16(entries, kind)
		entries = binary.LittleEndian.AppendUint16(entries, uint16(i))
	}
	return &compound.Entry{Name: "__nameid_version1.0", Storage: true, Entries: []*compound.Entry{
		{Name: "__substg1.0_00020102", Data: sets}, {Name: "__substg1.0_00030102", Data: entries},
		{Name: "__substg1.0_00040102", Data: texts}}}
}

// Unicode is a text in UTF-16, little-endian.
func Unicode(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// Text is a property with a text in Unicode.
func Text(id uint16, s string) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeString, Value: Unicode(s)}
}

// Narrow is a property with an 8-bit string.
func Narrow(id uint16, s string) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeString8, Value: []byte(s)}
}

// Binary is a property with bytes.
func Binary(id uint16, b []byte) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeBinary, Value: b}
}

// Number is a property with a number of 32 bits.
func Number(id uint16, n int) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeInteger32, Value: binary.LittleEndian.AppendUint32(nil, uint32(n))}
}

// Time is a property with a time: 100-nanosecond steps since 1601.
func Time(id uint16, steps uint64) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeTime, Value: binary.LittleEndian.AppendUint64(nil, steps)}
}

// File is an attachment by value.
func File(name string, data []byte) Attachment {
	return Attachment{Properties: mapi.Properties{Number(mapi.TagAttachMethod, 1),
		Text(mapi.TagAttachLongFilename, name), Binary(mapi.TagAttachData, data)}}
}
