package headers

import "bytes"

// Begins reports whether a header that has a field begins at the start of a span: what Scan would say of it. Its first line
// tells that nearly always.
func Begins(src []byte, at Span) bool {
	line := src[at.Start:at.End]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	switch {
	case len(bytes.TrimRight(line, "\r")) == 0 && len(line) < at.Len():
		return false
	case nameLength(line) > 0 && !bytes.HasPrefix(line, byteOrderMark):
		return true
	}
	return Scan(src, at).Named() > 0
}
