package eml

import (
	"bytes"
	"iter"
)

// pieceSize is about how many bytes of a body are decoded at once where not all that comes of it is held.
const pieceSize = 2 << 20

// pieces decodes the body of a content piece by piece. Where anything is wrong with the encoding it calls unsound and
// ends.
func (c *content) pieces(unsound func()) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		switch c.encoding {
		case Base64:
			base64Pieces(c.body, c.text, yield, unsound)
		case QuotedPrintable:
			quotedPieces(c.body, yield, unsound)
		default:
			unsound()
		}
	}
}

// quotedPieces decodes quoted-printable that has escapes and soft line breaks, and no fault.
func quotedPieces(body []byte, yield func([]byte) bool, unsound func()) {
	soft, escapes := 0, 0
	r := quotedReader{mark: '\n'}
	for len(body) > 0 {
		end := len(body)
		if end > pieceSize {
			if end = 1 + bytes.LastIndexByte(body[:pieceSize], '\n'); end == 0 {
				unsound()
				return
			}
		}
		r = quotedReader{body: body[:end], out: r.out[:0], mark: '\n'}
		r.lines()
		if len(r.Faults) > 0 {
			unsound()
			return
		}
		if !yield(r.out) {
			return
		}
		soft, escapes, body = soft+r.soft, escapes+r.escapes, body[end:]
	}
	if soft == 0 || escapes == 0 {
		unsound() // the signs of it may be lost
	}
}

// base64Pieces decodes base64 of which all lines have one length, but for the last one, and nothing else stands
// between and behind them.
func base64Pieces(body []byte, text bool, yield func([]byte) bool, unsound func()) {
	body = bytes.TrimRight(body, "\r\n")
	width := lineEndAt(body, 0)
	if width == 0 || width%4 != 0 || len(body) < minRegular {
		unsound()
		return
	}
	r := base64Pieced{text: text, out: make([]byte, pieceSize/4*3+64), pairs: base64Pairs()}
	for len(body) > 0 {
		end := min(width, len(body))
		if !r.line(body[:end], len(body) == end, yield) {
			if !r.stopped {
				unsound()
			}
			return
		}
		body = body[end:]
		switch {
		case len(body) == 0:
		case bytes.HasPrefix(body, []byte("\r\n")):
			body = body[2:]
		case body[0] == '\n' || body[0] == '\r':
			body = body[1:]
		default:
			unsound()
			return
		}
	}
	yield(r.out[:r.n])
}

// base64Pieced decodes lines into a buffer that is given away whenever it is full.
type base64Pieced struct {
	out     []byte
	n       int
	pairs   *[1 << 16]uint16
	text    bool // pieces end with a line
	stopped bool // no more is wanted
}

// give gives what is decoded away, and keeps the line of a text that is not ended.
func (r *base64Pieced) give(yield func([]byte) bool) bool {
	end := r.n
	if r.text {
		if end = 1 + bytes.LastIndexByte(r.out[:r.n], '\n'); end == 0 {
			return false
		}
	}
	r.stopped = !yield(r.out[:end])
	r.n = copy(r.out, r.out[end:r.n])
	return !r.stopped
}

// line decodes one line, or what there is of the last one. It reports whether to go on.
func (r *base64Pieced) line(line []byte, last bool, yield func([]byte) bool) bool {
	pads := 0
	if last {
		for pads < 2 && len(line) > pads && line[len(line)-1-pads] == '=' {
			pads++
		}
	}
	if len(line)%4 != 0 {
		return false
	}
	whole := line[:len(line)-(pads+3)/4*4]
	for len(whole) > 0 {
		if r.n+pieceSize/64 > len(r.out) && !r.give(yield) {
			return false
		}
		step := whole[:min(len(whole), pieceSize/64)]
		n, read := decodeRun(r.out[r.n:], step, r.pairs)
		if read != len(step) {
			return false
		}
		r.n, whole = r.n+n, whole[read:]
	}
	if pads == 0 {
		return true
	}
	d := decodeBase64(line[len(line)-4:])
	r.n += copy(r.out[r.n:], d.Data)
	return len(d.Faults) == 0
}
