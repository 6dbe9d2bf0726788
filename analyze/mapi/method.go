package mapi

// Method says how an attachment is carried (PidTagAttachMethod, MS-OXCMSG, section 2.2.2.9).
type Method string

const (
	// MethodNone: nothing is attached, there is only an entry.
	MethodNone Method = "none"
	// ByValue: a file.
	ByValue Method = "by-value"
	// ByReference: a path on a file server that the recipient must reach.
	ByReference Method = "by-reference"
	// ByReferenceOnly: a path, for recipients on the sender's network only.
	ByReferenceOnly Method = "by-reference-only"
	// EmbeddedMessage: a message.
	EmbeddedMessage Method = "embedded-message"
	// OLE: an object that was pasted into the text.
	OLE Method = "ole"
	// ByWebReference: a link to a file in a cloud.
	ByWebReference Method = "by-web-reference"
	// UnknownMethod: a number the standard does not have.
	UnknownMethod Method = "unknown"
)

// MethodOf maps the values of PidTagAttachMethod.
func MethodOf(n int64) Method {
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

// Carries says whether what is attached is there itself.
func (m Method) Carries() bool { return m == ByValue || m == EmbeddedMessage || m == OLE }

// objects are what people paste into a text, by a stream that only they have.
var objects = [...]struct{ stream, ending, media string }{
	{"WordDocument", ".doc", "application/msword"},
	{"Workbook", ".xls", "application/vnd.ms-excel"},
	{"PowerPoint Document", ".ppt", "application/vnd.ms-powerpoint"},
	{"VisioDocument", ".vsd", "application/vnd.visio"},
}

// ObjectType gives the ending and the media type of the file that an OLE object is, by the names of the
// streams in its storage; has answers whether one is there.
func ObjectType(has func(stream string) bool) (ending, media string) {
	for _, o := range objects {
		if has(o.stream) {
			return o.ending, o.media
		}
	}
	return ".ole", "application/x-ole-storage"
}
