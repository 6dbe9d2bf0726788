package tnef_test

import (
	"encoding/binary"
	"unicode/utf16"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// builder writes TNEF streams for tests.
type builder struct{ b []byte }

func newStream() *builder {
	w := &builder{b: []byte(tnef.Signature + "\x34\x12")}
	w.att(tnef.LevelMessage, tnef.AttTNEFVersion, 8, le32(0x10000))
	return w
}

// att adds one attribute with its checksum.
func (w *builder) att(level byte, id, kind uint16, data []byte) *builder {
	w.b = append(w.b, level)
	w.b = binary.LittleEndian.AppendUint16(w.b, id)
	w.b = binary.LittleEndian.AppendUint16(w.b, kind)
	w.b = binary.LittleEndian.AppendUint32(w.b, uint32(len(data)))
	w.b = append(w.b, data...)
	var sum uint16
	for _, c := range data {
		sum += uint16(c)
	}
	w.b = binary.LittleEndian.AppendUint16(w.b, sum)
	return w
}

func (w *builder) message(id, kind uint16, data []byte) *builder {
	return w.att(tnef.LevelMessage, id, kind, data)
}

func (w *builder) attachment(id, kind uint16, data []byte) *builder {
	return w.att(tnef.LevelAttachment, id, kind, data)
}

func (w *builder) codepage(n uint32) *builder {
	return w.message(tnef.AttOEMCodepage, 6, append(le32(n), 0, 0, 0, 0))
}

// rend begins an attachment.
func (w *builder) rend() *builder {
	return w.attachment(tnef.AttAttachRendData, 6,
		[]byte{1, 0, 0xff, 0xff, 0xff, 0xff, 32, 0, 32, 0, 0, 0, 0, 0})
}

// file adds an attachment as old writers do: title, then data.
func (w *builder) file(title string, data []byte) *builder {
	return w.rend().attachment(tnef.AttAttachTitle, 1, zero(title)).
		attachment(tnef.AttAttachData, 6, data)
}

func (w *builder) props(list ...[]byte) *builder {
	return w.attachment(tnef.AttAttachment, 6, propList(list...))
}

// propList joins properties to a list.
func propList(list ...[]byte) []byte {
	out := le32(uint32(len(list)))
	for _, p := range list {
		out = append(out, p...)
	}
	return out
}

// prop is a property without a name; values are as they stand in the stream.
func prop(id, kind uint16, values ...[]byte) []byte {
	return append(tag(id, kind), joined(values)...)
}

func tag(id, kind uint16) []byte {
	return binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, kind), id)
}

// sized is a property whose values carry their lengths.
func sized(id, kind uint16, values ...[]byte) []byte {
	return append(tag(id, kind), sizedValues(values...)...)
}

func sizedValues(values ...[]byte) []byte {
	out := le32(uint32(len(values)))
	for _, v := range values {
		out = append(append(out, le32(uint32(len(v)))...), padded(v)...)
	}
	return out
}

func text8(id uint16, s string) []byte  { return sized(id, mapi.TypeString8, zero(s)) }
func text16(id uint16, s string) []byte { return sized(id, mapi.TypeString, utf16z(s)) }
func long(id uint16, n uint32) []byte   { return prop(id, mapi.TypeInteger32, le32(n)) }

// object is PidTagAttachDataObject: interface identifier, then the bytes.
func object(data []byte) []byte {
	return sized(mapi.TagAttachData, mapi.TypeObject, append([]byte("\a\x03\x02\x00\x00\x00\x00\x00"+
		"\xc0\x00\x00\x00\x00\x00\x00\x46"), data...))
}

func padded(b []byte) []byte {
	return append(b[:len(b):len(b)], make([]byte, -len(b)&3)...)
}

func zero(s string) []byte { return append([]byte(s), 0) }

func utf16z(s string) []byte {
	var out []byte
	for _, u := range append(utf16.Encode([]rune(s)), 0) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func le16(n uint16) []byte { return binary.LittleEndian.AppendUint16(nil, n) }
func le32(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
func le64(n uint64) []byte { return binary.LittleEndian.AppendUint64(nil, n) }

func joined(list [][]byte) []byte {
	var out []byte
	for _, b := range list {
		out = append(out, b...)
	}
	return out
}

// richText is PidTagRtfCompressed, not compressed (MS-OXRTFCP, section 2.1.3.1.1).
func richText(text string) []byte {
	b := append(le32(uint32(len(text)+12)), le32(uint32(len(text)))...)
	b = append(append(b, "MELA\x00\x00\x00\x00"...), text...)
	return sized(mapi.TagRTFCompressed, mapi.TypeBinary, b)
}

// lid is a property named by number in one of Outlook's namespaces.
func lid(set byte, id uint32, kind uint16, value []byte) []byte {
	space := []byte{set, 0x20, 6, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}
	b := append(append(tag(0x8001, kind), space...), le32(0)...)
	return append(append(b, le32(id)...), value...)
}
