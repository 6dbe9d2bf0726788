// Package msg reads .msg files, the form in which Outlook saves one message, appointment, contact or task
// (MS-OXMSG): its properties and recipients, its files under their real names, and the messages inside it.
// Its law: reading never fails; what is wrong is recorded beside what could be saved.
package msg

import (
	"iter"
	"strconv"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// Item is what one .msg file holds, or an item that is embedded in another one.
type Item struct {
	// Message has the properties and the recipients. The offsets of properties are not known: a
	// file keeps them in pieces. 8-bit strings are in the code page of the message, else of its
	// language, else in that of the item around it.
	Message mapi.Message
	// Attachments are in the order of their numbers.
	Attachments []Attachment
	// Faults are what is wrong with the item itself.
	Faults []Fault

	storage *compound.Entry
	names   *compound.Entry
}

// Attachment is one attachment of an item.
type Attachment struct {
	// Name is the best name there is: long file name, display name, short file name; that of a message is
	// its subject, where nothing else is stored. It is "" if there is none. It is the sender's text: make it
	// safe before using it as a path.
	Name string
	// RawName is what Name was decoded from if that was an 8-bit string, else nil.
	RawName []byte
	// ShortName is the name in the 8.3 form of old systems, or "".
	ShortName string
	// Type is the media type that the writer states (PidTagAttachMimeTag), mostly "".
	Type string
	// ContentID is what HTML calls it by (PidTagAttachContentId), without "cid:".
	ContentID string
	Method    mapi.Method
	// Reference is the path of a file that is not in the message, for the methods that refer to one.
	Reference string
	// Data is the file. An OLE object is given as a compound file of its own.
	Data []byte
	// Embedded is the message inside, nil if there is none or the depth limit was reached.
	Embedded *Item
	// Damage is "" if the attachment is whole, else what happened to it: StreamShort or NoData.
	Damage Fault
	// Hidden says that Outlook does not list it: it belongs to the text (PidTagAttachmentHidden,
	// or PidTagAttachFlags says so).
	Hidden bool
	// RenderingPosition is where in the text it stands, -1 for nowhere.
	RenderingPosition int
	// Size is PidTagAttachSize as stated, properties included; 0 if not stated.
	Size int64
	// Modified is PidTagLastModificationTime, zero if not stated.
	Modified time.Time
	// Properties are those of the attachment (MS-OXMSG, section 2.2.2).
	Properties mapi.Properties
}

// Fault says what is wrong with an item.
type Fault string

const (
	// NotMSG: this is no compound file, or one that holds no item.
	NotMSG Fault = "not-msg"
	// Unreadable: the tables of the file lead nowhere; nothing was read.
	Unreadable = Fault(compound.Unreadable)
	// Truncated: the file ends before what it refers to.
	Truncated = Fault(compound.Truncated)
	// TreeDamaged: a part of the directory of the file is lost.
	TreeDamaged = Fault(compound.TreeDamaged)
	// SmallLost: all values of less than 4,096 bytes are lost.
	SmallLost = Fault(compound.SmallLost)
	// StreamShort: a value ends before its length.
	StreamShort = Fault(compound.StreamShort)
	// NoProperties: an item, a recipient or an attachment has no list of its properties; those that are kept
	// apart were read.
	NoProperties Fault = "no-properties"
	// NoData: an attachment that should carry its data has none.
	NoData Fault = "no-data"
	// CodepageUnknown: 8-bit strings are in a code page that we cannot decode.
	CodepageUnknown Fault = "codepage-unknown"
	// Limit: a limit was reached and something was left unread.
	Limit = Fault(compound.Limit)
)

// Is says whether b is a compound file that, at a glance, holds an item of Outlook. Its name does not decide.
func Is(b []byte) bool { return compound.Holds(b, propertiesName) }

// Read reads a file within the default limits. It never returns nil: of bytes that are no .msg file the
// result is empty, with the fault NotMSG or Unreadable.
func Read(b []byte) *Item { return Limits{}.Read(b) }

// Empty says whether nothing was read.
func (it *Item) Empty() bool {
	return len(it.Message.Properties) == 0 && len(it.Message.Recipients) == 0 && len(it.Attachments) == 0
}

// Files yields every attachment, those of embedded messages after the message that holds them. The path is
// made of 1-based numbers: "3" is the third attachment, "3!1" the first one of the message embedded there.
func (it *Item) Files() iter.Seq2[string, *Attachment] {
	return func(yield func(string, *Attachment) bool) { it.files("", yield) }
}

func (it *Item) files(prefix string, yield func(string, *Attachment) bool) bool {
	for i := range it.Attachments {
		a, path := &it.Attachments[i], prefix+strconv.Itoa(i+1)
		if !yield(path, a) {
			return false
		}
		if a.Embedded != nil && !a.Embedded.files(path+"!", yield) {
			return false
		}
	}
	return true
}

func (it *Item) fault(f Fault) {
	for _, known := range it.Faults {
		if known == f {
			return
		}
	}
	it.Faults = append(it.Faults, f)
}
