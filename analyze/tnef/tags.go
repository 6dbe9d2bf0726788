package tnef

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

// Ids of the properties this package reads (MS-OXPROPS, section 2).
const (
	TagMessageClass         uint16 = 0x001a
	TagSubject              uint16 = 0x0037
	TagSubjectPrefix        uint16 = 0x003d
	TagNormalizedSubject    uint16 = 0x0e1d
	TagAttachSize           uint16 = 0x0e20
	TagBody                 uint16 = 0x1000
	TagRTFCompressed        uint16 = 0x1009
	TagHTML                 uint16 = 0x1013
	TagDisplayName          uint16 = 0x3001
	TagLastModificationTime uint16 = 0x3008
	TagAttachData           uint16 = 0x3701
	TagAttachExtension      uint16 = 0x3703
	TagAttachFilename       uint16 = 0x3704
	TagAttachMethod         uint16 = 0x3705
	TagAttachLongFilename   uint16 = 0x3707
	TagRenderingPosition    uint16 = 0x370b
	TagAttachMimeTag        uint16 = 0x370e
	TagAttachContentID      uint16 = 0x3712
	TagAttachmentHidden     uint16 = 0x7ffe
)

// firstNamed is the first id of a named property (MS-OXPROPS, section 1.3.3).
const firstNamed = 0x8000

// width returns how many bytes a value of a fixed type takes with its padding to four bytes
// (MS-OXTNEF, section 2.1.3.4); 0 for types that carry their length, -1 for unknown ones.
func width(base uint16) int {
	switch base {
	case TypeInteger16, TypeInteger32, TypeFloating32, TypeErrorCode, TypeBoolean:
		return 4
	case TypeFloating64, TypeCurrency, TypeFloatingTime, TypeInteger64, TypeTime:
		return 8
	case TypeGUID:
		return 16
	case TypeObject, TypeString8, TypeString, TypeBinary:
		return 0
	}
	return -1
}

// landmark says whether a damaged property list may be read on from a property of this id
// and type: one that matters, and that writers store with this type.
func landmark(id, kind uint16) bool {
	switch id {
	case TagAttachData, TagRTFCompressed, TagHTML:
		return kind == TypeBinary || kind == TypeObject || isText(kind) && id == TagHTML
	case TagAttachMethod, TagRenderingPosition, TagAttachSize:
		return kind == TypeInteger32
	case TagMessageClass, TagSubject, TagNormalizedSubject, TagBody, TagDisplayName,
		TagAttachExtension, TagAttachFilename, TagAttachLongFilename, TagAttachMimeTag,
		TagAttachContentID:
		return isText(kind)
	}
	return false
}

func isText(kind uint16) bool { return kind == TypeString8 || kind == TypeString }
