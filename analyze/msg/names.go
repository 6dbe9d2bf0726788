package msg

import (
	"encoding/binary"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// Streams that say what named properties are called (MS-OXMSG, section 2.2.3.1).
const (
	namesGUIDs   = "__substg1.0_00020102"
	namesEntries = "__substg1.0_00030102"
	namesTexts   = "__substg1.0_00040102"
)

// maxNames is how many names are read; there are no more ids than that.
const maxNames = 0x7fff

// Namespaces that have a number instead of an entry (MS-OXMSG, section 2.2.3.1.2).
var (
	setMAPI   = mapi.GUID{0x28, 0x03, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}
	setPublic = mapi.GUID{0x29, 0x03, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}
)

// readNames gives the names of the ids that a file uses for named properties.
func readNames(storage *compound.Entry) map[uint16]*mapi.PropertyName {
	if storage == nil {
		return nil
	}
	sets, entries, texts := stream(storage, namesGUIDs), stream(storage, namesEntries), stream(storage, namesTexts)
	names := make(map[uint16]*mapi.PropertyName)
	for at := 0; at+8 <= len(entries) && len(names) < maxNames; at += 8 {
		id := binary.LittleEndian.Uint32(entries[at:])
		kind, index := binary.LittleEndian.Uint16(entries[at+4:]), binary.LittleEndian.Uint16(entries[at+6:])
		name := &mapi.PropertyName{ID: id}
		if !setOf(name, sets, int(kind>>1)) {
			continue
		}
		if kind&1 != 0 {
			name.ID, name.Text = 0, nameText(texts, id)
		}
		names[mapi.FirstNamed+index&maxNames] = name
	}
	return names
}

func stream(storage *compound.Entry, name string) []byte {
	if e := storage.Find(name); e != nil {
		return e.Data
	}
	return nil
}

// setOf finds the namespace with this number.
func setOf(name *mapi.PropertyName, sets []byte, n int) bool {
	const first = 3 // of those that have an entry
	switch {
	case n == 1:
		name.Set = setMAPI
	case n == 2:
		name.Set = setPublic
	case n >= first && (n-first+1)*16 <= len(sets):
		name.Set = mapi.GUID(sets[(n-first)*16:])
	default:
		return false
	}
	return true
}

// longestName is how many bytes of the text of a name are read.
const longestName = 512

// nameText reads a text: its length in bytes, then UTF-16.
func nameText(texts []byte, at uint32) string {
	if uint64(at)+4 > uint64(len(texts)) {
		return ""
	}
	n := min(uint64(binary.LittleEndian.Uint32(texts[at:])), longestName, uint64(len(texts))-uint64(at)-4)
	return mapi.DecodeUnicode(texts[at+4 : uint64(at)+4+n])
}
