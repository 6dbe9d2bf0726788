package mapi

import (
	"encoding/binary"
	"fmt"
	"iter"
)

// GUID is the namespace of a named property, as stored (MS-DTYP, section 2.3.4.2).
type GUID [16]byte

// String gives the usual form, as in 00020329-0000-0000-C000-000000000046.
func (g GUID) String() string {
	return fmt.Sprintf("%08X-%04X-%04X-%X-%X", u32(g[:]), u16(g[4:]), u16(g[6:]), g[8:10], g[10:])
}

// PropertyName is what a named property is called: by number, or by text if Text is not "".
type PropertyName struct {
	Set  GUID
	ID   uint32
	Text string
}

// Property is one property of a message, a recipient or an attachment. Its values are as stored
// in TNEF (MS-OXTNEF, section 2.1.3.4): little-endian, strings with their closing zero.
type Property struct {
	ID, Type uint16
	// Start and End span the property with its tag and padding, in the file it was read from.
	Start, End int
	// Name is nil unless the property is a named one; its ID is then the writer's own.
	Name *PropertyName
	// Value is the first value, nil if there is none; More are the others of a property
	// whose Type has TypeMultiple.
	Value []byte
	More  [][]byte
	// ValueAt is the offset of Value in the file.
	ValueAt int
	// Clipped says that the value was cut short by damage.
	Clipped bool
}

// Values yields all values.
func (p *Property) Values() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if p == nil || p.Value == nil || !yield(p.Value) {
			return
		}
		for _, v := range p.More {
			if !yield(v) {
				return
			}
		}
	}
}

// Properties is a list of properties in the order of the file.
type Properties []Property

// Get returns the first property with this id that is no named one, or nil.
func (l Properties) Get(id uint16) *Property {
	for i := range l {
		if l[i].ID == id && l[i].Name == nil {
			return &l[i]
		}
	}
	return nil
}

// Named returns the first property of this name, or nil.
func (l Properties) Named(name PropertyName) *Property {
	for i := range l {
		if l[i].Name != nil && *l[i].Name == name {
			return &l[i]
		}
	}
	return nil
}

// text finds the string with this id, the one in Unicode if there are several.
func (l Properties) text(id uint16) *Property {
	var found *Property
	for i := range l {
		p := &l[i]
		switch {
		case p.ID != id || p.Name != nil || len(p.Value) == 0:
		case p.Type == TypeString:
			return p
		case p.Type == TypeString8 && found == nil:
			found = p
		}
	}
	return found
}

// Text returns the first value of a string up to its closing zero; 8-bit strings are read in
// the code page. It is "" for other types, and for a nil property.
func (p *Property) Text(codepage int) string {
	if p == nil {
		return ""
	}
	return p.text(p.Value, codepage)
}

// Texts returns all values of a string as Text does the first.
func (p *Property) Texts(codepage int) []string {
	var list []string
	for v := range p.Values() {
		list = append(list, p.text(v, codepage))
	}
	return list
}

func (p *Property) text(value []byte, codepage int) string {
	switch p.Type &^ TypeMultiple {
	case TypeString:
		return DecodeUnicode(value)
	case TypeString8:
		return Decode(UntilZero(value), codepage)
	}
	return ""
}

func u16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func u64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
