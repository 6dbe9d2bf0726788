package headers

// Span is a run of bytes, given by the offset of its first byte and the offset after its last one.
// Which bytes are meant (a file, a decoded object, the text of a field) is said where a Span is used.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether there is no byte in it.
func (s Span) Empty() bool { return s.End <= s.Start }

// Shift moves the span by n bytes: a place in the text of a field becomes a place in its layer.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
