package msg

// Bounds used where a Limits field is zero. They lie far above real mail: a recipient takes about thirty
// properties.
const (
	// DefaultProperties bounds the property values of a file with all items embedded in it.
	DefaultProperties = 1 << 16
	// DefaultDepth bounds how deep items embedded in items are opened.
	DefaultDepth = 20
)

// Limits bounds what one Read may build, so that memory and time stay linear in the file. Reaching one is
// the fault Limit; what was read until then is kept. A zero field stands for its default.
type Limits struct {
	Properties int
	Depth      int
}

func (l Limits) orDefault() Limits {
	if l.Properties <= 0 {
		l.Properties = DefaultProperties
	}
	if l.Depth <= 0 {
		l.Depth = DefaultDepth
	}
	return l
}
