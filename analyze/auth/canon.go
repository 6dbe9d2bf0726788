package auth

import (
	"bytes"
	"encoding/binary"
)

// trimBody cuts off the empty lines at the end of a body (RFC 6376, section 3.4.3); under relaxed, lines of
// white space are empty too (section 3.4.4). What is left needs one line end after it, unless it is empty.
func trimBody(b []byte, canon Canon, cr bool) []byte {
	for n := len(b); n > 0; n = len(b) {
		switch {
		case b[n-1] == '\n' && n > 1 && b[n-2] == '\r':
			b = b[:n-2]
		case b[n-1] == '\n', cr && b[n-1] == '\r', canon == Relaxed && isBlank(b[n-1]):
			b = b[:n-1]
		default:
			return b
		}
	}
	return b
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// blockSize is how much is looked over before it is hashed: little enough to stay in the nearest cache.
const blockSize = 16 << 10

// small pieces of canonical text are gathered before they are hashed, large ones are hashed where they stand.
const small = 2 << 10

// canonicalizer passes a body on in canonical form. It copies only what it must: text whose lines end with
// CRLF and that has no blanks to take out is passed on as it stands.
type canonicalizer struct {
	canon  Canon
	to     []*stream
	buffer []byte
	room   int // how much the buffer is likely to hold
}

// body goes over a body. Every line end becomes CRLF; a CR that no LF follows is text, but in a file whose
// lines end with CR.
func (c *canonicalizer) body(b []byte, ending lineForm) {
	b = trimBody(b, c.canon, ending == formCR)
	c.room = min(len(b)+len(b)/32, blockSize) + small
	if ending == formCRLF {
		c.text(b)
	} else {
		c.lines(b, ending)
	}
	if len(b) > 0 || c.canon == Simple {
		c.end()
	}
	c.flush()
}

// end takes the last line end.
func (c *canonicalizer) end() {
	if len(c.buffer) > 0 {
		c.add(crlf)
		return
	}
	for _, s := range c.to {
		s.write(crlf)
	}
}

// lineForm says how the lines of a body end.
type lineForm uint8

const (
	formMixed lineForm = iota // with LF, or with CRLF
	formCRLF                  // with CRLF, and no CR or LF stands alone
	formCR                    // with CR
)

var crlf = []byte("\r\n")

// lines goes over the lines of a body one at a time, which gives each its CRLF.
func (c *canonicalizer) lines(b []byte, ending lineForm) {
	mark := byte('\n')
	if ending == formCR {
		mark = '\r'
	}
	for {
		i := bytes.IndexByte(b, mark)
		if i < 0 {
			c.line(b)
			return
		}
		line := b[:i]
		if i > 0 && ending != formCR && line[i-1] == '\r' {
			line = line[:i-1]
		}
		c.line(line)
		c.add(crlf)
		b = b[i+1:]
	}
}

func (c *canonicalizer) line(line []byte) {
	if c.canon == Relaxed {
		line = bytes.TrimRight(line, " \t")
	}
	c.text(line)
}

// text passes on text whose line ends are right; under relaxed, blanks at the end of a line are left out
// and each other run of blanks is one blank.
func (c *canonicalizer) text(b []byte) {
	for len(b) > 0 {
		n := min(len(b), blockSize)
		if c.canon == Relaxed {
			n = even(b, n)
		}
		c.add(b[:n])
		b = b[n:]
		if c.canon == Relaxed && len(b) > 0 && isBlank(b[0]) {
			b = c.blanks(b)
		}
	}
}

// blanks takes in a run of blanks, and gives what follows it.
func (c *canonicalizer) blanks(b []byte) []byte {
	b = bytes.TrimLeft(b, " \t")
	if len(b) > 0 && !bytes.HasPrefix(b, crlf) {
		c.buffer = append(c.buffer, ' ')
	}
	return b
}

// add takes a piece of canonical text.
func (c *canonicalizer) add(p []byte) {
	if len(p) < small {
		if c.buffer == nil {
			c.buffer = make([]byte, 0, c.room)
		}
		c.buffer = append(c.buffer, p...)
		if len(c.buffer) >= blockSize {
			c.flush()
		}
		return
	}
	c.flush()
	for _, s := range c.to {
		s.write(p)
	}
}

func (c *canonicalizer) flush() {
	for _, s := range c.to {
		s.write(c.buffer)
	}
	c.buffer = c.buffer[:0]
}

// even gives how many of the first n bytes are canonical under relaxed: it stops at a tab, and at a blank
// that white space follows. It looks at 32 bytes at a time.
func even(b []byte, n int) int {
	i := 0
	for i+32 <= n && i+32 < len(b) {
		p := (*[33]byte)(b[i:])
		suspect := uneven8(p[0:9]) | uneven8(p[8:17]) | uneven8(p[16:25]) | uneven8(p[24:33])
		if suspect&high != 0 {
			if k := uneven(b[i:], 32); k < 32 {
				return i + k
			}
		}
		i += 32
	}
	return i + uneven(b[i:], n-i)
}

// uneven8 looks at eight bytes and the one after them. No high bit of the result is set where all of them are
// canonical; it may also be set where an exclamation mark follows a blank.
func uneven8(p []byte) uint64 {
	here, next := binary.LittleEndian.Uint64(p), binary.LittleEndian.Uint64(p[1:])
	tab, blank := here^eight*'\t', here^eight*' '
	white := (next - eight*(' '+1)) &^ next
	return (tab-eight)&^tab | (blank-eight)&^blank&white
}

// uneven is even for a few bytes.
func uneven(b []byte, n int) int {
	for i := range n {
		if b[i] == '\t' || b[i] == ' ' && (i+1 == len(b) || b[i+1] <= ' ') {
			return i
		}
	}
	return n
}

const (
	eight = 0x0101010101010101 // a byte times this stands in all eight places
	high  = eight * 0x80
)

// appendRelaxed adds a line with each run of white space made one blank.
func appendRelaxed(out, line []byte) []byte {
	for len(line) > 0 {
		n := even(line, len(line))
		out = append(out, line[:n]...)
		line = line[n:]
		if len(line) > 0 {
			out = append(out, ' ')
			line = bytes.TrimLeft(line[1:], " \t")
		}
	}
	return out
}
