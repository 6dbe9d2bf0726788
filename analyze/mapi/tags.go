package mapi

// Types of properties (MS-OXCDATA, section 2.11.1).
const (
	TypeNull         uint16 = 0x0001
	TypeInteger16    uint16 = 0x0002
	TypeInteger32    uint16 = 0x0003
	TypeFloating32   uint16 = 0x0004
	TypeFloating64   uint16 = 0x0005
	TypeCurrency     uint16 = 0x0006
	TypeFloatingTime uint16 = 0x0007
	TypeErrorCode    uint16 = 0x000a
	TypeBoolean      uint16 = 0x000b
	TypeObject       uint16 = 0x000d
	TypeInteger64    uint16 = 0x0014
	TypeString8      uint16 = 0x001e
	TypeString       uint16 = 0x001f
	TypeTime         uint16 = 0x0040
	TypeGUID         uint16 = 0x0048
	TypeBinary       uint16 = 0x0102
	// TypeMultiple is set in the type of a property that has any number of values.
	TypeMultiple uint16 = 0x1000
)

// Ids of the properties of a message (MS-OXPROPS, section 2).
const (
	TagMessageClass         uint16 = 0x001a
	TagSubject              uint16 = 0x0037
	TagSubmitTime           uint16 = 0x0039
	TagRepresentingKey      uint16 = 0x003b // kind and address, in capitals
	TagSubjectPrefix        uint16 = 0x003d
	TagRepresentingName     uint16 = 0x0042 // whom the From field names
	TagStartDate            uint16 = 0x0060
	TagEndDate              uint16 = 0x0061
	TagOriginalSubject      uint16 = 0x0049 // of what a receipt or a report is about
	TagRepresentingAddrType uint16 = 0x0064
	TagRepresentingAddress  uint16 = 0x0065
	TagConversationTopic    uint16 = 0x0070
	TagTransportHeaders     uint16 = 0x007d
	TagRecipientType        uint16 = 0x0c15
	TagSenderName           uint16 = 0x0c1a // whom the Sender field names
	TagSenderKey            uint16 = 0x0c1d // kind and address, in capitals
	TagSenderAddrType       uint16 = 0x0c1e
	TagSenderAddress        uint16 = 0x0c1f
	TagDisplayCc            uint16 = 0x0e03
	TagDisplayTo            uint16 = 0x0e04
	TagDeliveryTime         uint16 = 0x0e06
	TagNormalizedSubject    uint16 = 0x0e1d
	TagBody                 uint16 = 0x1000
	TagReportText           uint16 = 0x1001
	TagNDRReason            uint16 = 0x0c04
	TagNDRDiagnostic        uint16 = 0x0c05
	TagSupplementaryText    uint16 = 0x0c1b
	TagNDRStatus            uint16 = 0x0c20
	TagRTFCompressed        uint16 = 0x1009
	TagHTML                 uint16 = 0x1013
	TagMessageID            uint16 = 0x1035
	TagReferences           uint16 = 0x1039
	TagInReplyTo            uint16 = 0x1042
	TagDisplayName          uint16 = 0x3001
	TagAddrType             uint16 = 0x3002
	TagEmailAddress         uint16 = 0x3003
	TagCreationTime         uint16 = 0x3007
	TagLastModificationTime uint16 = 0x3008
	TagSMTPAddress          uint16 = 0x39fe
	TagInternetCodepage     uint16 = 0x3fde
	TagMessageLocale        uint16 = 0x3ff1
	TagMessageCodepage      uint16 = 0x3ffd
	TagSenderSMTP           uint16 = 0x5d01
	TagRepresentingSMTP     uint16 = 0x5d02
)

// Ids of the properties of an attachment (MS-OXPROPS, section 2).
const (
	TagAttachSize         uint16 = 0x0e20
	TagAttachData         uint16 = 0x3701
	TagAttachExtension    uint16 = 0x3703
	TagAttachFilename     uint16 = 0x3704
	TagAttachMethod       uint16 = 0x3705
	TagAttachLongFilename uint16 = 0x3707
	TagAttachPathname     uint16 = 0x3708
	TagRenderingPosition  uint16 = 0x370b
	TagAttachLongPathname uint16 = 0x370d
	TagAttachMimeTag      uint16 = 0x370e
	TagAttachContentID    uint16 = 0x3712
	TagAttachFlags        uint16 = 0x3714
	TagAttachmentHidden   uint16 = 0x7ffe
)

// FirstNamed is the first id of a named property (MS-OXPROPS, section 1.3.3).
const FirstNamed uint16 = 0x8000

func isText(kind uint16) bool { return kind == TypeString8 || kind == TypeString }
