package tnef

import (
	"fmt"
	"time"
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

// Property is one property of a message, a recipient or an attachment (MS-OXTNEF, section
// 2.1.3.4). Its values are as stored: little-endian, strings with their closing zero.
type Property struct {
	ID, Type uint16
	// Start and End span the property with its tag and padding.
	Start, End int
	// Name is nil unless the property is a named one; its ID is then the writer's own.
	Name *PropertyName
	// Value is the first value, nil if there is none; More are the others of a property
	// whose Type has TypeMultiple.
	Value []byte
	More  [][]byte
	// Clipped says that the value was cut short by damage.
	Clipped bool

	at int // where Value starts
}

// Properties is a list of properties in the order of the stream.
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

// text returns the string with this id, preferring Unicode where both are stored, and the
// bytes of a string in a code page.
func (l Properties) text(id uint16, codepage int) (string, []byte) {
	var text string
	var raw []byte
	for i := range l {
		p := &l[i]
		switch {
		case p.ID != id || p.Name != nil || len(p.Value) == 0:
		case p.Type == TypeString:
			return decodeUTF16(p.Value), nil
		case p.Type == TypeString8 && raw == nil:
			text, raw = p.Text(codepage), untilZero(p.Value)
		}
	}
	return text, raw
}

// Text returns the first value of a string up to its closing zero; 8-bit strings are read in
// the code page. It is "" for other types, and for a nil property.
func (p *Property) Text(codepage int) string {
	if p == nil {
		return ""
	}
	switch p.Type &^ TypeMultiple {
	case TypeString:
		return decodeUTF16(p.Value)
	case TypeString8:
		return decodeText(untilZero(p.Value), codepage)
	}
	return ""
}

// Int returns the first value of an integer, boolean or error code, and whether it is one.
func (p *Property) Int() (int64, bool) {
	if p == nil {
		return 0, false
	}
	switch base := p.Type &^ TypeMultiple; {
	case (base == TypeInteger16 || base == TypeBoolean) && len(p.Value) >= 2:
		return int64(int16(u16(p.Value))), true
	case (base == TypeInteger32 || base == TypeErrorCode) && len(p.Value) >= 4:
		return int64(int32(u32(p.Value))), true
	case (base == TypeInteger64 || base == TypeCurrency) && len(p.Value) >= 8:
		return int64(u64(p.Value)), true
	}
	return 0, false
}

// Time returns the first value of a time in UTC, and whether it is one.
func (p *Property) Time() (time.Time, bool) {
	if p == nil || p.Type&^TypeMultiple != TypeTime || len(p.Value) < 8 {
		return time.Time{}, false
	}
	return filetime(u64(p.Value))
}
