package tnef

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// Method says how an attachment is carried; see package mapi.
type Method = mapi.Method

// The methods.
const (
	MethodNone      = mapi.MethodNone
	ByValue         = mapi.ByValue
	ByReference     = mapi.ByReference
	ByReferenceOnly = mapi.ByReferenceOnly
	EmbeddedMessage = mapi.EmbeddedMessage
	OLE             = mapi.OLE
	ByWebReference  = mapi.ByWebReference
	UnknownMethod   = mapi.UnknownMethod
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
