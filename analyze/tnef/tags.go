package tnef

import "github.com/eml-inspect/eml-inspect/analyze/mapi"

// Property is one property of a message, a recipient or an attachment; see package mapi, which
// also has the ids and types of properties.
type (
	Property     = mapi.Property
	Properties   = mapi.Properties
	PropertyName = mapi.PropertyName
	GUID         = mapi.GUID
)

// width returns how many bytes a value of a fixed type takes with its padding to four bytes
// (MS-OXTNEF, section 2.1.3.4); 0 for types that carry their length, -1 for unknown ones.
func width(base uint16) int {
	switch base {
	case mapi.TypeInteger16, mapi.TypeInteger32, mapi.TypeFloating32, mapi.TypeErrorCode, mapi.TypeBoolean:
		return 4
	case mapi.TypeFloating64, mapi.TypeCurrency, mapi.TypeFloatingTime, mapi.TypeInteger64, mapi.TypeTime:
		return 8
	case mapi.TypeGUID:
		return 16
	case mapi.TypeObject, mapi.TypeString8, mapi.TypeString, mapi.TypeBinary:
		return 0
	}
	return -1
}

// landmark says whether a damaged property list may be read on from a property of this id
// and type: one that matters, and that writers store with this type.
func landmark(id, kind uint16) bool {
	switch id {
	case mapi.TagAttachData, mapi.TagRTFCompressed, mapi.TagHTML:
		return kind == mapi.TypeBinary || kind == mapi.TypeObject || isText(kind) && id == mapi.TagHTML
	case mapi.TagAttachMethod, mapi.TagRenderingPosition, mapi.TagAttachSize:
		return kind == mapi.TypeInteger32
	case mapi.TagMessageClass, mapi.TagSubject, mapi.TagNormalizedSubject, mapi.TagBody, mapi.TagDisplayName,
		mapi.TagAttachExtension, mapi.TagAttachFilename, mapi.TagAttachLongFilename, mapi.TagAttachMimeTag,
		mapi.TagAttachContentID:
		return isText(kind)
	}
	return false
}

func isText(kind uint16) bool { return kind == mapi.TypeString8 || kind == mapi.TypeString }
