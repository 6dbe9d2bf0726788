package msg

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// Names of the streams and storages of an item (MS-OXMSG, section 2.2).
const (
	propertiesName = "__properties_version1.0"
	namesName      = "__nameid_version1.0"
	recipientName  = "__recip_version1.0_#"
	attachmentName = "__attach_version1.0_#"
	valueName      = "__substg1.0_"
	unicodePage    = 1200
	topHeader      = 32 // bytes before the first property of the item of a file
	embeddedHeader = 24 // of an embedded one
	smallHeader    = 8  // of a recipient or an attachment
	propertySize   = 16
)

// Read reads a file within these limits; see the function Read.
func (l Limits) Read(b []byte) *Item {
	it := &Item{}
	if !compound.Is(b) {
		it.fault(NotMSG)
		return it
	}
	root, faults := compound.Read(b)
	for _, f := range faults {
		it.fault(Fault(f))
	}
	if root == nil {
		return it
	}
	left := l.orDefault()
	r := &reader{item: it, left: &left}
	it.names = root.Find(namesName)
	r.names = readNames(it.names)
	r.read(root, topHeader)
	if it.Empty() {
		it.fault(NotMSG)
	}
	return it
}

// reader reads one item.
type reader struct {
	item  *Item
	left  *Limits
	names map[uint16]*mapi.PropertyName
}

func (r *reader) read(storage *compound.Entry, header int) {
	it := r.item
	it.storage = storage
	it.Message.Properties = r.properties(storage, header)
	r.codepage()
	for _, inner := range numbered(storage, attachmentName) {
		if !r.more() {
			return
		}
		it.Attachments = append(it.Attachments, r.attachment(inner))
	}
	for _, inner := range numbered(storage, recipientName) {
		if !r.more() {
			return
		}
		it.Message.Recipients = append(it.Message.Recipients, r.properties(inner, smallHeader))
	}
}

// numbered lists the storages whose names begin so and end in a number, as the directory orders them: by
// that number.
func numbered(storage *compound.Entry, prefix string) []*compound.Entry {
	var list []*compound.Entry
	for _, e := range storage.Entries {
		if e.Storage && len(e.Name) > len(prefix) && strings.EqualFold(e.Name[:len(prefix)], prefix) {
			list = append(list, e)
		}
	}
	return list
}

// more says whether another property may be read.
func (r *reader) more() bool {
	if r.left.Properties > 0 {
		r.left.Properties--
		return true
	}
	r.item.fault(Limit)
	return false
}

// codepage settles the code page of 8-bit strings.
func (r *reader) codepage() {
	m := &r.item.Message
	stated, _ := m.Get(mapi.TagMessageCodepage).Int()
	locale, _ := m.Get(mapi.TagMessageLocale).Int()
	switch page := int(stated); {
	case page > 0 && page != unicodePage && mapi.Decodable(page):
		m.Codepage = page
	case page > 0 && page != unicodePage:
		r.item.fault(CodepageUnknown)
	default:
		if page = mapi.LocalePage(int(locale)); page != 0 {
			m.Codepage = page
		}
	}
}
