package headers

import "bytes"

// Begins reports whether a header that has a field begins at the start of a span: what Scan would say of it. Its first line
// tells that nearly always.
func Begins(src []byte, at Span) bool {
	line, rest, more := bytes.Cut(src[at.Start:at.End], []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	n := nameLength(line)
	switch {
	case len(line) == 0 && more:
		return false
	case bytes.HasPrefix(line, byteOrderMark) || bytes.IndexByte(line, '\r') >= 0:
	case n > 0 && line[n] == ':':
		return true
	case n == 0 && (bytes.HasPrefix(rest, []byte("\n")) || bytes.HasPrefix(rest, []byte("\r\n"))):
		return false
	}
	return Scan(src, at).Named() > 0
}
