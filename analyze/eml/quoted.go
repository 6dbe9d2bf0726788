package eml

import "bytes"

// decodeQuotedPrintable decodes RFC 2045, section 6.7. Escapes that are none stay as they stand, white
// space at line ends goes, and soft line breaks are forgiven blanks after the "=".
func decodeQuotedPrintable(body []byte) Decoded {
	if bytes.IndexByte(body, '=') < 0 {
		if d, ok := escapesLost(body); ok {
			return d
		}
	}
	size := max(0, len(body)-2*bytes.Count(body, []byte{'='})) + 64
	r := quotedReader{body: body, out: make([]byte, 0, size), mark: '\n'}
	if bytes.IndexByte(body, '\n') < 0 {
		r.mark = '\r' // saved by a program that ends lines so
	}
	r.lines()
	if r.soft == 0 && r.escapes > 0 {
		if joined, ok := softBreaksLost(body); ok {
			return joined
		}
	}
	r.End = len(body)
	r.Data = r.out
	return r.Decoded
}

type quotedReader struct {
	Decoded
	body, out []byte
	mark      byte // what ends a line
	end, next int  // the end of the line that is read, and the start of the one after it
	column    int  // where the line began, or where it should have been broken
	joined    bool // an escape took the line end with it
}

// lines decodes all lines.
func (r *quotedReader) lines() {
	for at := 0; at < len(r.body); {
		r.end, r.next = len(r.body), len(r.body)
		if i := bytes.IndexByte(r.body[at:], r.mark); i >= 0 {
			r.end, r.next = at+i, at+i+1
		}
		r.line(at)
		at = r.next
	}
}

// line decodes one line and its end.
func (r *quotedReader) line(at int) {
	text, lineEnd := r.end, r.end
	if text > at && r.body[text-1] == '\r' {
		lineEnd--
	}
	for text > at && (r.body[text-1] == '\r' || r.body[text-1] == ' ' || r.body[text-1] == '\t') {
		text--
	}
	soft := text > at && r.body[text-1] == '='
	if soft {
		text--
		r.soft++
	}
	r.column, r.joined = at, false
	for at = r.run(at, text); at < text; at = r.run(at, text) {
		at += r.escape(at, text)
	}
	if !soft && !r.joined {
		r.out = append(r.out, r.body[lineEnd:r.next]...)
	}
}

// escape decodes "=XX" at a place and gives how many bytes it takes. "=" and anything else is a fault.
func (r *quotedReader) escape(at, end int) int {
	if at+2 < end {
		hi, lo := hexValues[r.body[at+1]], hexValues[r.body[at+2]]
		if hi|lo < notHex && !r.joinedAt(at, end) {
			r.out = append(r.out, hi<<4|lo)
			r.escapes++
			return 3
		}
	}
	kind := FaultIllegal
	if end == len(r.body) && at+2 >= end {
		kind = FaultShort
	}
	r.note(kind, at, min(at+3, end), 1)
	switch {
	case at+1 < end && r.body[at+1] == '\r':
		r.column = at + 2
		return 2 // a soft break, in a text with other line ends
	case at+2 == end && r.next < len(r.body) && r.split(at):
		return 2
	case r.brokenAt(at, end):
		r.column = at + 1
		return 1 // a soft break that lost its line end
	}
	r.out = append(r.out, '=')
	return 1
}

// brokenAt reports whether a line should have been broken at the "=": it is too long, and this is where a
// soft break belongs.
func (r *quotedReader) brokenAt(at, end int) bool {
	return end-r.column > quotedLine-2 && at-r.column >= 72 && at-r.column <= 76
}

// joinedAt reports whether small letters that look like an escape are the word after a soft break that lost
// its line end.
func (r *quotedReader) joinedAt(at, end int) bool {
	return r.brokenAt(at, end) && (r.body[at+1] >= 'a' || r.body[at+2] >= 'a')
}

// split decodes an escape whose second digit was put on the next line.
func (r *quotedReader) split(at int) bool {
	hi, lo := hexValues[r.body[at+1]], hexValues[r.body[r.next]]
	if hi|lo >= notHex {
		return false
	}
	r.out = append(r.out, hi<<4|lo)
	r.next, r.joined = r.next+1, true
	return true
}

// notHex marks what is no hexadecimal digit.
const notHex = 0x80

// hexValues gives the value of a hexadecimal digit. Small letters are forgiven (RFC 2045, section 6.7).
var hexValues = func() (t [256]byte) {
	for i := range t {
		t[i] = notHex
	}
	const digits = "0123456789ABCDEF"
	for i := range digits {
		t[digits[i]] = byte(i)
		t[digits[i]|0x20] = byte(i)
	}
	return t
}()
