package charset

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// coded is a text turned back to the bytes that a reader read.
type coded struct {
	bytes  []byte
	pieces []codedPiece
	high   int                   // bytes beyond ASCII
	read   [mostActuals]*decoded // what comes of them in the other charsets, once it is known
}

// codedPiece ends at a character that the reader does not have, or at the end of the text.
type codedPiece struct {
	end     int   // of its bytes
	holes   []int // where bytes are lost, from its start on
	strange string
}

// decoded is what came of a text, in another charset.
type decoded struct {
	text       string // empty if it is not worth a look
	made, lost int
	cost       int // what the text costs
}

// coded turns a text back to bytes.
func (r *reader) coded(text string) *coded {
	c := &coded{bytes: make([]byte, 0, len(text))}
	for i := 0; i < len(text); {
		start := len(c.bytes)
		b, holes, n := r.encode(c.bytes, text[i:])
		for k := range holes {
			holes[k] -= start
		}
		c.bytes = b
		p := codedPiece{end: len(b), holes: holes}
		if i += n; i < len(text) {
			_, size := utf8.DecodeRuneInString(text[i:])
			p.strange = text[i : i+size]
			i += size
		}
		c.pieces = append(c.pieces, p)
	}
	c.high = highBytes(c.bytes)
	return c
}

// equal tells that two readers have read the same.
func (c *coded) equal(d *coded) bool {
	return bytes.Equal(c.bytes, d.bytes) && slices.EqualFunc(c.pieces, d.pieces, func(p, q codedPiece) bool {
		return p.end == q.end && p.strange == q.strange && slices.Equal(p.holes, q.holes)
	})
}

// as reads the bytes in a charset, into a sink that is empty; unless all is asked for, only until more is lost
// than can be restored.
func (c *coded) as(actual *actual, all bool, s *sink) (d decoded) {
	start := 0
	if s.most = 1 + c.high/3; all {
		s.most = 0
	}
	for _, p := range c.pieces {
		b := c.bytes[start:p.end]
		if actual.name == "utf-8" {
			most := 1 + c.high/3
			if all {
				most = len(c.bytes)
			}
			d.decodeTorn(b, most, s)
		} else {
			d.decode(b, p.holes, actual.codec, s)
		}
		s.text = append(s.text, p.strange...)
		if start = p.end; !all && d.lost > 1+c.high/3 {
			break
		}
	}
	return d
}

// decode adds a piece. Nothing is read across a hole.
func (d *decoded) decode(b []byte, holes []int, c *codec, s *sink) {
	at := 0
	for n := 0; n <= len(holes); n++ {
		end := len(b)
		if n < len(holes) {
			end = holes[n]
		}
		high := highBytes(b[at:end])
		s.count, s.multi, s.cut, s.whole = 0, 0, false, nil
		c.decode(b[at:end], s)
		if end < len(b) {
			if s.cut {
				s.text = s.text[:len(s.text)-len("\uFFFD")]
				s.count--
			}
			s.text = append(s.text, "\uFFFD"...)
			d.lost++
		}
		d.made, d.lost = d.made+max(s.multi, (high-s.multi)/2), d.lost+s.count
		at = min(end+1, len(b))
	}
}
