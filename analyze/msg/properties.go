package msg

import (
	"encoding/binary"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// values are the streams of one storage by the tag of their property (MS-OXMSG, section 2.1.3).
type values struct {
	tags []uint32                   // in the order of the directory
	of   map[uint32]*compound.Entry // the value, or of several their lengths
	more map[uint32][]*compound.Entry
}

// sortValues reads the names of streams: the tag in hexadecimal digits, and "-" with a number for one of
// several values.
func sortValues(storage *compound.Entry) values {
	v := values{of: make(map[uint32]*compound.Entry), more: make(map[uint32][]*compound.Entry)}
	const tagEnd = len(valueName) + 8
	for _, e := range storage.Entries {
		if e.Storage || len(e.Name) < tagEnd || e.Name[:len(valueName)] != valueName {
			continue
		}
		tag, err := strconv.ParseUint(e.Name[len(valueName):tagEnd], 16, 32)
		switch rest := e.Name[tagEnd:]; {
		case err != nil:
		case rest != "":
			v.more[uint32(tag)] = append(v.more[uint32(tag)], e)
		case v.of[uint32(tag)] == nil:
			v.of[uint32(tag)] = e
			v.tags = append(v.tags, uint32(tag))
		}
	}
	return v
}

// properties reads the list of properties of a storage, and the streams that the list does not name, so that
// nothing is lost with a damaged list.
func (r *reader) properties(storage *compound.Entry, header int) mapi.Properties {
	v := sortValues(storage)
	list := storage.Find(propertiesName)
	if list == nil {
		r.item.fault(NoProperties)
		list = &compound.Entry{}
	}
	b := list.Data
	out := make(mapi.Properties, 0, min(max(0, len(b)-header)/propertySize, r.left.Properties)+len(v.tags)/4)
	for at := header; at+propertySize <= len(b) && r.more(); at += propertySize {
		tag := binary.LittleEndian.Uint32(b[at:])
		p := mapi.Property{Type: uint16(tag), ID: uint16(tag >> 16)}
		switch size := width(p.Type); {
		case size > 0:
			p.Value = b[at+8 : at+8+size : at+8+size]
		case v.of[tag] == nil:
			continue
		default:
			r.value(&p, v.of[tag], v.more[tag])
			delete(v.of, tag)
		}
		out = append(out, r.named(p))
	}
	for _, tag := range v.tags {
		if e := v.of[tag]; e != nil && r.more() {
			p := mapi.Property{Type: uint16(tag), ID: uint16(tag >> 16)}
			r.value(&p, e, v.more[tag])
			out = append(out, r.named(p))
		}
	}
	return out
}

func (r *reader) named(p mapi.Property) mapi.Property {
	if p.ID >= mapi.FirstNamed {
		p.Name = r.names[p.ID]
	}
	return p
}

// value takes the value of a property out of its stream: one value, values of one size in a row, or the
// lengths of values that have streams of their own (MS-OXMSG, section 2.1.4).
func (r *reader) value(p *mapi.Property, e *compound.Entry, more []*compound.Entry) {
	p.Clipped = e.Short
	if p.Type&mapi.TypeMultiple == 0 {
		p.Value = e.Data
		return
	}
	var list [][]byte
	if size := packed(p.Type); size > 0 {
		for at := 0; at+size <= len(e.Data) && r.more(); at += size {
			list = append(list, e.Data[at:at+size:at+size])
		}
	} else {
		for _, one := range more {
			if !r.more() {
				break
			}
			p.Clipped = p.Clipped || one.Short
			list = append(list, one.Data)
		}
	}
	if len(list) > 0 {
		p.Value, p.More = list[0], list[1:]
	}
}

// width is the size of a value that stands in the list itself (MS-OXMSG, section 2.4.2.1), 0 for types that
// have a stream.
func width(kind uint16) int {
	switch kind {
	case mapi.TypeInteger16, mapi.TypeBoolean:
		return 2
	case mapi.TypeInteger32, mapi.TypeFloating32, mapi.TypeErrorCode:
		return 4
	case mapi.TypeFloating64, mapi.TypeCurrency, mapi.TypeFloatingTime, mapi.TypeInteger64, mapi.TypeTime:
		return 8
	}
	return 0
}

// packed is the size of each of several values that stand in a row in one stream, 0 for types whose values
// have a stream each.
func packed(kind uint16) int {
	kind &^= mapi.TypeMultiple
	if kind == mapi.TypeGUID {
		return len(mapi.GUID{})
	}
	return width(kind)
}
