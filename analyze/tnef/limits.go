package tnef

// Bounds used where a Limits field is zero. They lie far above real mail: an attachment takes
// about six attributes and fifteen properties, a recipient about a dozen properties.
const (
	// DefaultAttributes bounds the attributes of a stream with all that is embedded in it.
	DefaultAttributes = 1 << 16
	// DefaultAttachments bounds the attachments of a stream with all that is embedded in it, as
	// the parts of a message are bounded.
	DefaultAttachments = 10_000
	// DefaultProperties bounds the property values of a stream with all embedded in it.
	DefaultProperties = 1 << 17
	// DefaultDepth bounds how deep messages embedded in messages are opened.
	DefaultDepth = 20
)

// Limits bounds what one Read may build, so that memory and time stay linear in the input.
// Reaching one is a fault of kind Limit; what was read until then is kept. A zero field
// stands for its default.
type Limits struct {
	Attributes  int
	Attachments int
	Properties  int
	Depth       int
}

// Read reads a stream within these limits; see the function Read.
func (l Limits) Read(b []byte) *Stream {
	left := l.orDefault()
	return read(b, &left, 0)
}

func (l Limits) orDefault() Limits {
	if l.Attributes <= 0 {
		l.Attributes = DefaultAttributes
	}
	if l.Attachments <= 0 {
		l.Attachments = DefaultAttachments
	}
	if l.Properties <= 0 {
		l.Properties = DefaultProperties
	}
	if l.Depth <= 0 {
		l.Depth = DefaultDepth
	}
	return l
}
