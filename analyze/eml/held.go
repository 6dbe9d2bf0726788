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

// Begins reports whether Data is only the beginning of the content, see Limits.Held.
func (d Decoded) Begins() bool { return d.whole != nil }

// Pieces gives the content piece by piece; each is valid until the next one. Those of quoted-printable end with a
// line.
func (d Decoded) Pieces() iter.Seq[[]byte] {
	if d.whole != nil {
		return pieces(d.whole.body, d.whole.encoding, func() {})
	}
	return func(yield func([]byte) bool) { yield(d.Data) }
}

// decodeHeld takes the encoding off a large body without holding all that comes of it. It does so only where nothing
// is wrong with the encoding, and nobody has to look at more of the content than its beginning: ok is false else.
func (part *Part) decodeHeld(raw []byte, held int) (d Decoded, ok bool) {
	if held == 0 || len(raw) < 2*held || part.packed() || part.SMIME() || carriesMessage(part.Type) {
		return d, false
	}
	c := &content{body: raw, encoding: part.Encoding}
	sum, sound := sha256.New(), true
	for piece := range pieces(raw, part.Encoding, func() { sound = false }) {
		if d.Data == nil {
			d.Data = make([]byte, 0, held)
		}
		d.Data = append(d.Data, piece[:min(held-len(d.Data), len(piece))]...)
		if c.size == 0 && !part.beginningTells(d.Data) || part.Text() && marked(piece) {
			return Decoded{}, false
		}
		_, _ = sum.Write(piece)
		c.size += len(piece)
	}
	if !sound || c.size <= held || part.hidden(d.Data) != Identity {
		return Decoded{}, false
	}
	sum.Sum(c.sum[:0])
	d.whole, d.End = c, len(bytes.TrimRight(raw, "\r\n"))
	if part.Encoding == QuotedPrintable {
		d.End, d.soft = len(raw), bytes.Count(raw, []byte("=\r\n"))+bytes.Count(raw, []byte("=\n"))
		d.escapes = bytes.Count(raw, []byte{'='}) - d.soft
	}
	return d, true
}

// beginningTells reports whether the beginning of a content is enough to know what it is: a text that is no message
// and has no parts, or a file that is not of a kind that is known by its end.
func (part *Part) beginningTells(head []byte) bool {
	if part.Text() {
		parts := entityBoundary(head) != "" || bytes.HasPrefix(head, []byte("--"))
		return !parts && bytes.IndexByte(head[:min(len(head), 1024)], 0) < 0
	}
	for _, mark := range [...]string{"PK", "%PDF", "\xd0\xcf\x11\xe0", "7z", "Rar!", "\x78\x9f\x3e\x22", "{\\rtf"} {
		if bytes.HasPrefix(head, []byte(mark)) {
			return false
		}
	}
	return bytes.IndexByte(head, 0) >= 0 && !part.openEnded()
}

// openEnded reports whether base64 ends in a full line: then the end of the content says whether it was cut.
func (part *Part) openEnded() bool {
	raw := bytes.TrimRight(part.Raw(), "\r\n")
	last := len(raw) - 1 - bytes.LastIndexByte(raw, '\n')
	return part.Encoding == Base64 && !bytes.HasSuffix(raw, []byte("=")) && last >= lineEndAt(raw, 0)
}

// marked reports whether a file may stand in a text in an encoding of its own.
func marked(piece []byte) bool {
	for _, mark := range enclosedMarks {
		if findMark(piece, 0, mark.text) >= 0 {
			return true
		}
	}
	return false
}
