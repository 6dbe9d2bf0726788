package tnef

// Level says what an attribute belongs to (MS-OXTNEF, section 2.1.3).
const (
	LevelMessage    byte = 1
	LevelAttachment byte = 2
)

// Ids of the attributes (MS-OXTNEF, section 2.1.3.3).
const (
	AttOwner                   uint16 = 0x0000
	AttSentFor                 uint16 = 0x0001
	AttDelegate                uint16 = 0x0002
	AttOriginalMessageClass    uint16 = 0x0006
	AttDateStart               uint16 = 0x0006 // the same number; its type is that of a date
	AttDateEnd                 uint16 = 0x0007
	AttAidOwner                uint16 = 0x0008
	AttRequestResponse         uint16 = 0x0009
	AttFrom                    uint16 = 0x8000
	AttSubject                 uint16 = 0x8004
	AttDateSent                uint16 = 0x8005
	AttDateReceived            uint16 = 0x8006
	AttMessageStatus           uint16 = 0x8007
	AttMessageClass            uint16 = 0x8008
	AttMessageID               uint16 = 0x8009
	AttParentID                uint16 = 0x800a
	AttConversationID          uint16 = 0x800b
	AttBody                    uint16 = 0x800c
	AttPriority                uint16 = 0x800d
	AttAttachData              uint16 = 0x800f
	AttAttachTitle             uint16 = 0x8010
	AttAttachMetaFile          uint16 = 0x8011
	AttAttachCreateDate        uint16 = 0x8012
	AttAttachModifyDate        uint16 = 0x8013
	AttDateModified            uint16 = 0x8020
	AttAttachTransportFilename uint16 = 0x9001
	AttAttachRendData          uint16 = 0x9002
	AttMessageProps            uint16 = 0x9003
	AttRecipTable              uint16 = 0x9004
	AttAttachment              uint16 = 0x9005
	AttTNEFVersion             uint16 = 0x9006
	AttOEMCodepage             uint16 = 0x9007
)

// Attribute is one record of a stream (MS-OXTNEF, section 2.1.3): nine bytes of header,
// the data, two bytes of checksum.
type Attribute struct {
	Level byte
	ID    uint16
	Type  uint16
	// Start and End span header, data and checksum.
	Start, End int
	// Data is what the attribute holds, clipped where the stream is damaged.
	Data []byte
	// ChecksumOK says that the bytes of Data add up to the checksum behind them.
	ChecksumOK bool
	// Damage is "" for data as written, else Checksum, Truncated, LengthOverrun or LengthWrong.
	Damage FaultKind
}

// Known says whether the standard knows the id of the attribute.
func (a *Attribute) Known() bool { return levelOf(a.ID) != 0 }

const (
	headerSize   = 9 // level 1, id 2, type 2, length 4
	checksumSize = 2
	typeDate     = 3 // atpDate
	typeByte     = 6 // atpByte
	maxType      = 9 // atpTriples 0 to atpDword 8, and one beyond, MS-OXTNEF, section 2.1.3
)

// levelOf returns the level an id belongs to, 0 for an id the standard does not know.
func levelOf(id uint16) byte {
	switch {
	case id <= AttDelegate, id >= AttOriginalMessageClass && id <= AttRequestResponse,
		id == AttFrom, id >= AttSubject && id <= AttPriority, id == AttDateModified,
		id >= AttMessageProps && id <= AttRecipTable, id == AttTNEFVersion, id == AttOEMCodepage:
		return LevelMessage
	case id >= AttAttachData && id <= AttAttachModifyDate,
		id == AttAttachTransportFilename, id == AttAttachRendData, id == AttAttachment:
		return LevelAttachment
	}
	return 0
}

// header is the first nine bytes of an attribute.
type header struct {
	level    byte
	id, kind uint16
	length   uint32
}

// headerAt reads a header; b has at least headerSize bytes.
func headerAt(b []byte) header {
	_ = b[headerSize-1]
	return header{b[0], u16(b[1:]), u16(b[3:]), u32(b[5:])}
}

// hasLevel says whether the level is one of the two.
func (h header) hasLevel() bool { return h.level == LevelMessage || h.level == LevelAttachment }

// known says whether id, level and type are such as writers write together.
func (h header) known() bool {
	return h.level != 0 && h.level == levelOf(h.id) && h.kind <= maxType
}
