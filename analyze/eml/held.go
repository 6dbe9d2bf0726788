package eml

import (
	"bytes"
	"crypto/sha256"
	"iter"
)

// content is what a large body holds: its size and checksum, and how it is read again.
type content struct {
	size     int
	sum      [sha256.Size]byte
	body     []byte
	encoding Encoding
	text     bool // pieces of it end with a line
}

// Size is how many bytes the content has.
func (d Decoded) Size() int {
	if d.whole != nil {
		return d.whole.size
	}
	return len(d.Data)
}

// Sum is the SHA-256 of the content.
func (d Decoded) Sum() [sha256.Size]byte {
	if d.whole != nil {
		return d.whole.sum
	}
	return sha256.Sum256(d.Data)
}

// Begins reports whether Data is only the beginning of the content, see Limits.Held; of a file the last 64 KB follow.
func (d Decoded) Begins() bool { return d.whole != nil }

// Pieces gives the content piece by piece; each is valid until the next one. Those of a text end
// with a line.
func (d Decoded) Pieces() iter.Seq[[]byte] {
	if d.whole != nil {
		return d.whole.pieces(func() {})
	}
	return func(yield func([]byte) bool) { yield(d.Data) }
}

// decodeHeld takes the encoding off a large body without holding all that comes of it: only the beginning, and of a
// file the end. It does so only where nothing is wrong with the encoding, and nobody has to look at the rest: ok is
// false else.
func (part *Part) decodeHeld(raw []byte, held int) (d Decoded, ok bool) {
	if held == 0 || len(raw) < 2*held || part.packed() || part.SMIME() || carriesMessage(part.Type) {
		return d, false
	}
	c := &content{body: raw, encoding: part.Encoding, text: part.Text()}
	sum, sound, h := sha256.New(), true, holder{data: make([]byte, 0, held+heldEnd), most: held}
	for piece := range c.pieces(func() { sound = false }) {
		h.take(piece)
		if c.size == 0 && !part.beginningTells(h.data) || c.text && marked(piece) {
			return Decoded{}, false
		}
		_, _ = sum.Write(piece)
		c.size += len(piece)
	}
	if !sound || c.size <= held || part.hidden(h.data) != Identity {
		return Decoded{}, false
	}
	if d.Data = h.data; !c.text {
		d.Data = append(d.Data, h.tail...)
	}
	sum.Sum(c.sum[:0])
	d.whole = c
	if part.Encoding == QuotedPrintable {
		d.End, d.soft = len(raw), bytes.Count(raw, []byte("=\r\n"))+bytes.Count(raw, []byte("=\n"))
		d.escapes = bytes.Count(raw, []byte{'='}) - d.soft
	} else {
		d.End, d.open = len(bytes.TrimRight(raw, "\r\n")), openEnded(raw)
	}
	return d, true
}

// heldEnd is how much of the end of a file is held: as much as tells what it is, and whether it is whole.
const heldEnd = 64 << 10

// holder holds the beginning and the end of what passes by.
type holder struct {
	data, tail []byte
	most       int // bytes of data
}

func (h *holder) take(piece []byte) {
	n := min(h.most-len(h.data), len(piece))
	h.data = append(h.data, piece[:n]...)
	if piece = piece[n:]; len(piece) >= heldEnd {
		h.tail = append(h.tail[:0], piece[len(piece)-heldEnd:]...)
		return
	}
	h.tail = append(h.tail, piece...)
	h.tail = h.tail[max(0, len(h.tail)-heldEnd):]
}

// beginningTells reports whether the beginning of a content, and the end of a file, are enough to know what it is: a
// text that is no message and has no parts, or a file in which nothing has to be found.
func (part *Part) beginningTells(head []byte) bool {
	if part.Text() {
		parts := entityBoundary(head) != "" || bytes.HasPrefix(head, []byte("--"))
		return !parts && bytes.IndexByte(head[:min(len(head), 1024)], 0) < 0
	}
	for _, mark := range [...]string{"\xd0\xcf\x11\xe0", "\x78\x9f\x3e\x22"} { // compound file, winmail.dat
		if bytes.HasPrefix(head, []byte(mark)) {
			return false
		}
	}
	return !mayBeMessage(head)
}

// openEnded reports whether base64 ends in a full line: then the end of the content says whether it was cut.
func openEnded(raw []byte) bool {
	raw = bytes.TrimRight(raw, "\r\n")
	width := lineEndAt(raw, 0)
	last := len(raw) - 1 - bytes.LastIndexByte(raw, '\n')
	return !bytes.HasSuffix(raw, []byte("=")) && last >= width && width >= minRegular && len(raw) > 2*width
}

// marked reports whether a file may stand in a text in an encoding of its own.
func marked(piece []byte) bool {
	for _, mark := range enclosedMarks {
		if findMark(piece, 0, []byte(mark.text)) >= 0 {
			return true
		}
	}
	return false
}
