package eml

import "bytes"

// decodeQuotedPrintable decodes RFC 2045, section 6.7. Escapes that are none stay as they stand, white
// space at line ends goes, and soft line breaks are forgiven blanks after the "=".
func decodeQuotedPrintable(body []byte) Decoded {
	r := quotedReader{body: body, out: make([]byte, 0, len(body))}
	for at := 0; at < len(body); {
		end, next := len(body), len(body)
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		r.line(at, end, next)
		at = next
	}
	r.Data = r.out
	return r.Decoded
}

type quotedReader struct {
	Decoded
	body, out []byte
}

// line decodes one line and its end.
func (r *quotedReader) line(at, end, next int) {
	text := end
	for text > at && (r.body[text-1] == '\r' || r.body[text-1] == ' ' || r.body[text-1] == '\t') {
		text--
	}
	lineEnd := end
	if end > at && r.body[end-1] == '\r' {
		lineEnd--
	}
	soft := text > at && r.body[text-1] == '='
	if soft {
		text--
	}
	for at < text {
		i := bytes.IndexByte(r.body[at:text], '=')
		if i < 0 {
			break
		}
		r.out = append(r.out, r.body[at:at+i]...)
		at += i + r.escape(at+i, text)
	}
	r.out = append(r.out, r.body[at:text]...)
	if !soft {
		r.out = append(r.out, r.body[lineEnd:next]...)
	}
}

// escape decodes "=XX" at a place and gives how many bytes it takes. "=" and anything else is a fault.
func (r *quotedReader) escape(at, end int) int {
	if at+2 < end {
		hi, lo := hexValue(r.body[at+1]), hexValue(r.body[at+2])
		if hi >= 0 && lo >= 0 {
			r.out = append(r.out, byte(hi<<4|lo))
			return 3
		}
	}
	kind := FaultIllegal
	if end == len(r.body) && at+2 >= end {
		kind = FaultShort
	}
	r.note(kind, at, min(at+3, end), 1)
	r.out = append(r.out, '=')
	return 1
}

func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}
