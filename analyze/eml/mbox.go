package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// splitMbox gives the spans of the messages of an mbox, each with its "From " line: at most limit of them.
// A "From " line counts at the start or after an empty line, when it ends like one (RFC 4155, appendix A)
// and a header field or another "From " line follows. Content-Length is not believed.
func splitMbox(b []byte, limit int) []headers.Span {
	var spans []headers.Span
	start := 0
	for at := nextFromLine(b, 1); at >= 0 && len(spans) < limit-1; at = nextFromLine(b, at+1) {
		spans = append(spans, headers.Span{Start: start, End: at})
		start = at
	}
	return append(spans, headers.Span{Start: start, End: len(b)})
}

// severalInMbox reports whether the bytes are an mbox of two messages or more. One message after a "From "
// line is a message.
func severalInMbox(b []byte) bool {
	return bytes.HasPrefix(b, []byte("From ")) && nextFromLine(b, 1) >= 0
}

// fromMark begins each message of an mbox but the first.
var fromMark = []byte("\nFrom ")

// nextFromLine finds the next "From " line at or after pos, -1 if there is none.
func nextFromLine(b []byte, pos int) int {
	for pos < len(b) {
		i := bytes.Index(b[pos:], fromMark[1:]) // its first letter is rarer than a line end
		if i < 0 {
			return -1
		}
		at := pos + i
		if afterEmptyLine(b, at) && isFromLine(b[at:]) {
			return at
		}
		pos = at + 1
	}
	return -1
}

func afterEmptyLine(b []byte, at int) bool {
	return bytes.HasSuffix(b[:at], []byte("\n\n")) || bytes.HasSuffix(b[:at], []byte("\n\r\n"))
}

// isFromLine reports whether a line reads "From someone ... hh:mm:ss ... yyyy" and a field follows it. That a field follows
// is looked for first: it costs less to tell, and a text may have a "From " line in every other line.
func isFromLine(b []byte) bool {
	end := bytes.IndexByte(b[:min(len(b), maxFromLine)], '\n')
	if end < 0 || !headers.Begins(b, headers.Span{Start: end + 1, End: min(len(b), end+2000)}) {
		return false
	}
	line := b[len("From "):end]
	i := bytes.IndexByte(line, ' ')
	return i > 0 && headers.ReadDate(string(line[i:])).OK()
}

// maxFromLine is how long a "From " line is at the most.
const maxFromLine = 300
