package tnef

import "time"

// Method says how an attachment is carried (PidTagAttachMethod, MS-OXCMSG, section 2.2.2.9).
type Method string

const (
	// MethodNone: nothing is attached, there is only an entry.
	MethodNone Method = "none"
	// ByValue: a file; Data is its content.
	ByValue Method = "by-value"
	// ByReference: a path on a file server that the recipient must reach.
	ByReference Method = "by-reference"
	// ByReferenceOnly: a path, for recipients on the sender's network only.
	ByReferenceOnly Method = "by-reference-only"
	// EmbeddedMessage: a message; Embedded is what it holds.
	EmbeddedMessage Method = "embedded-message"
	// OLE: an object that was pasted into the text; Data is its storage or stream.
	OLE Method = "ole"
	// ByWebReference: a link to a file in a cloud.
	ByWebReference Method = "by-web-reference"
	// UnknownMethod: a number the standard does not have.
	UnknownMethod Method = "unknown"
)

// Attachment is one attachment of a stream, put together from its attributes.
type Attachment struct {
	// Name is the best name there is: long file name, transport file name, title, short file
	// name, display name, in this order; "" if there is none. It is the sender's text: make
	// it safe before using it as a path.
	Name string
	// RawName is what Name was decoded from if that was an 8-bit string, else nil.
	RawName []byte
	// ShortName is the name in the 8.3 form of old systems, or "".
	ShortName string
	// Type is the media type the writer states (PidTagAttachMimeTag), mostly "".
	Type string
	// ContentID is what HTML calls it by (PidTagAttachContentId), without "cid:".
	ContentID string
	Method    Method
	// Data is the file, or for an object the bytes after its interface identifier.
	Data []byte
	// DataAt is the offset of Data in the stream.
	DataAt int
	// Embedded is the message inside, with offsets counted from Data[0]; nil if there is
	// none or the depth limit was reached.
	Embedded *Stream
	// Damage is "" if Data is as it was written, else what happened to it: Checksum,
	// Truncated, LengthOverrun, LengthWrong, PropertyDamaged, NoData.
	Damage FaultKind
	// Hidden says that the writer asks not to list it (PidTagAttachmentHidden).
	Hidden bool
	// RenderingPosition is where in the text it stands, -1 for nowhere.
	RenderingPosition int
	// Size is PidTagAttachSize as stated, properties included; 0 if not stated.
	Size int64
	// Modified is PidTagLastModificationTime; without it attAttachModifyDate, which has no
	// time zone and is given as if it were UTC. It is zero if not stated.
	Modified time.Time
	// Properties are those of attAttachment (MS-OXTNEF, section 2.1.3.3.23).
	Properties Properties
	// Start and End span the attributes it was read from.
	Start, End int
}

// method maps PidTagAttachMethod.
func method(n int64) Method {
	switch n {
	case 0:
		return MethodNone
	case 1:
		return ByValue
	case 2, 3:
		return ByReference
	case 4:
		return ByReferenceOnly
	case 5:
		return EmbeddedMessage
	case 6:
		return OLE
	case 7:
		return ByWebReference
	}
	return UnknownMethod
}

// carries says whether data of this method is in the stream.
func (m Method) carries() bool { return m == ByValue || m == EmbeddedMessage || m == OLE }
