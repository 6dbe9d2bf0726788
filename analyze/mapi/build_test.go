package mapi_test

import (
	"encoding/binary"
	"math"
	"time"
	"unicode/utf16"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

func wide(s string) []byte {
	var out []byte
	for _, u := range append(utf16.Encode([]rune(s)), 0) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func text(id uint16, s string) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeString, Value: wide(s)}
}

func narrow(id uint16, s string) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeString8, Value: append([]byte(s), 0)}
}

func blob(id uint16, s string) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeBinary, Value: []byte(s)}
}

func number(id uint16, n uint32) mapi.Property {
	return mapi.Property{ID: id, Type: mapi.TypeInteger32, Value: binary.LittleEndian.AppendUint32(nil, n)}
}

func when(id uint16, s string) mapi.Property {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	n := uint64(t.Unix()+11644473600) * 10_000_000
	return mapi.Property{ID: id, Type: mapi.TypeTime, Value: binary.LittleEndian.AppendUint64(nil, n)}
}

func double(f float64) []byte {
	return binary.LittleEndian.AppendUint64(nil, math.Float64bits(f))
}

// named gives a property a number in one of Outlook's namespaces.
func named(set byte, id uint32, p mapi.Property) mapi.Property {
	p.ID = 0x8001
	p.Name = &mapi.PropertyName{Set: mapi.GUID{set, 0x20, 6, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}, ID: id}
	return p
}

func message(list ...mapi.Property) *mapi.Message { return &mapi.Message{Properties: list} }

// stored is Rich Text that was not compressed.
func stored(s string) string {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(s)+12))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(s)))
	return string(b) + "MELA\x00\x00\x00\x00" + s
}
