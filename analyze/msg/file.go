package msg

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// Bytes gives the item as a .msg file of its own, nil of one that was not read from a file. That is what
// saves an embedded item.
func (it *Item) Bytes() []byte {
	if it.storage == nil {
		return nil
	}
	root := &compound.Entry{Name: "Root Entry", Storage: true, Class: itemClass}
	hasNames := false
	for _, e := range it.storage.Entries {
		hasNames = hasNames || strings.EqualFold(e.Name, namesName)
		if it.storage.Name != "Root Entry" && strings.EqualFold(e.Name, propertiesName) {
			e = &compound.Entry{Name: e.Name, Data: asTop(e.Data)}
		}
		root.Entries = append(root.Entries, e)
	}
	if !hasNames && it.names != nil {
		root.Entries = append(root.Entries, it.names)
	}
	return root.Bytes()
}

// itemClass is the CLSID of the root of a .msg file, 00020D0B-0000-0000-C000-000000000046.
var itemClass = [16]byte{0x0b, 0x0d, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}

// asTop makes the list of properties of an embedded item one of a file: its header is eight bytes longer
// (MS-OXMSG, section 2.4.1).
func asTop(list []byte) []byte {
	at := min(embeddedHeader, len(list))
	out := append(make([]byte, 0, len(list)+topHeader-embeddedHeader), list[:at]...)
	out = append(out, make([]byte, topHeader-at)...)
	return append(out, list[at:]...)
}
