package eml

import (
	"bytes"
	"encoding/base64"
)

// decodeBase64 decodes RFC 2045, section 6.8. Undamaged data take the fast way of the standard library;
// anything else is read line by line, past what does not belong to it.
func decodeBase64(body []byte) Decoded {
	out := make([]byte, base64.StdEncoding.DecodedLen(len(body)))
	if n, err := base64.StdEncoding.Decode(out, body); err == nil {
		return Decoded{Data: out[:n]}
	}
	r := base64Reader{out: out[:0], urlSafe: !bytes.ContainsAny(body, "+/")}
	for at := 0; at < len(body); {
		end := len(body)
		if i := bytes.IndexAny(body[at:], "\r\n"); i >= 0 {
			end = at + i
		}
		r.line(body[at:end], at)
		for at = end; at < len(body) && (body[at] == '\r' || body[at] == '\n'); {
			at++
		}
	}
	r.finish(len(body))
	r.Data = r.out
	return r.Decoded
}

// base64Reader decodes line by line and keeps the bits of a group that a line breaks.
type base64Reader struct {
	Decoded
	out     []byte
	bits    uint32
	count   int  // characters in the group
	ended   bool // padding, or a line shorter than the others, has ended the data
	padded  bool // padding has ended a group
	width   int  // of the first line of data
	urlSafe bool // "-" and "_" are characters of the data (RFC 4648, section 5)
}

// line takes in one line: data, or text that does not belong to them.
func (r *base64Reader) line(line []byte, at int) {
	line = bytes.TrimRight(line, " \t")
	if len(line) == 0 {
		return
	}
	if r.foreign(line) {
		r.note(FaultForeign, at, at+len(line), 1)
		return
	}
	r.End, r.ended = at+len(line), false
	if r.width == 0 {
		r.width = len(line)
	}
	for i, c := range line {
		r.char(c, at+i)
	}
	r.ended = r.ended || len(line) < r.width
}

// foreign tells other text from damaged data: words with blanks between them, many characters that base64
// does not have, a line drawn of one character, or anything but a full line after the data have ended.
func (r *base64Reader) foreign(line []byte) bool {
	illegal, blanks, drawn := 0, 0, len(line) > 7
	for _, c := range line {
		if r.value(c) == notBase64 && c != '=' {
			illegal++
		}
		if c == ' ' || c == '\t' {
			blanks++
		}
		drawn = drawn && c == line[0]
	}
	switch {
	case blanks > 1, illegal > blanks && blanks > 0:
		return true
	case drawn && !isLetterOrDigit(line[0]):
		return true
	case r.ended:
		return illegal > 0 || len(line)%4 != 0 || len(line) < min(r.width, 40)
	}
	return illegal > 2 && illegal*8 > len(line)
}

func isLetterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// value gives the six bits of a character in these data.
func (r *base64Reader) value(c byte) byte {
	if (c == '-' || c == '_') && !r.urlSafe {
		return notBase64
	}
	return base64Values[c]
}

func (r *base64Reader) char(c byte, at int) {
	v := r.value(c)
	switch {
	case c == '=':
		r.pad(at)
	case v == notBase64:
		if c != ' ' && c != '\t' {
			r.note(FaultIllegal, at, at+1, 1)
		}
	default:
		if r.padded {
			r.note(FaultPadding, at-1, at, 1)
			r.padded = false
		}
		r.bits, r.count = r.bits<<6|uint32(v), r.count+1
		if r.count == 4 {
			r.out = append(r.out, byte(r.bits>>16), byte(r.bits>>8), byte(r.bits))
			r.bits, r.count = 0, 0
		}
	}
}

// pad ends a group at "=". A second "=" of the same group says nothing new.
func (r *base64Reader) pad(at int) {
	switch {
	case r.count >= 2:
		r.flush()
	case r.count == 1:
		r.note(FaultIllegal, at, at+1, 1)
		r.bits, r.count = 0, 0
	}
	r.ended, r.padded = true, true
}

// flush writes the bytes of an incomplete group.
func (r *base64Reader) flush() {
	switch r.count {
	case 2:
		r.out = append(r.out, byte(r.bits>>4))
	case 3:
		r.out = append(r.out, byte(r.bits>>10), byte(r.bits>>2))
	}
	r.bits, r.count = 0, 0
}

// finish says how the data end: a group of one character is a cut, one of two or three may lack padding only.
func (r *base64Reader) finish(end int) {
	switch r.count {
	case 0:
		return
	case 1:
		r.note(FaultShort, end, end, 1)
	default:
		r.note(FaultPadding, end, end, 4-r.count)
	}
	r.flush()
}

const notBase64 = 0xff

// base64Values gives the six bits of a character; "-" and "_" are those of RFC 4648, section 5.
var base64Values = func() (t [256]byte) {
	for i := range t {
		t[i] = notBase64
	}
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := range alphabet {
		t[alphabet[i]] = byte(i)
	}
	t['-'], t['_'] = 62, 63
	return t
}()
