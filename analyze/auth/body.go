package auth

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"hash"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// group is what signatures of one kind share: the same canonical body under the same hash.
type group struct {
	canon  Canon
	hash   hashKind
	length int
}

// compare computes the body hash of every signature, each kind once.
func compare(list []Signature, m *eml.Message) {
	root := m.Root
	if !m.HasBody() && root.Header.Separator.Empty() {
		return // a header alone: nothing can be said of the body
	}
	at := headers.Span{Start: max(root.Header.End, root.Header.Separator.End), End: root.End}
	body := root.Layer.Bytes(at)
	done := make(map[group]*digest)
	for i := range list {
		s := &list[i]
		if !s.hashable() {
			continue
		}
		g := group{s.Body, s.hash(), s.Length}
		d, ok := done[g]
		if !ok {
			d = newDigest(g)
			d.body(body, root.Layer.Ending == eml.EndingCR)
			done[g] = d
		}
		s.judge(d)
	}
}

// hashable reports whether the body hash can be compared. That needs less than verifying: a signature
// that lost its b= still says what the body was.
func (s *Signature) hashable() bool {
	canon := s.Body == Simple || s.Body == Relaxed
	return canon && s.hash() != noHash && len(s.stated()) > 0 && s.Problem != "bad-length"
}

func (s *Signature) judge(d *digest) {
	s.BodyLength = d.total
	s.BodyHash = Mismatch
	switch {
	case s.Length > d.total:
		s.Problem = "length-beyond-body" // RFC 6376, section 3.5: l= must not be more than there is
	case bytes.Equal(s.stated(), d.sum):
		s.BodyHash = Match
	}
	if s.Length >= 0 {
		s.Unsigned = max(0, d.total-s.Length)
	}
}

// digest hashes a body in canonical form (RFC 6376, sections 3.4.3 and 3.4.4), up to a length.
type digest struct {
	group
	hash    hash.Hash
	buffer  []byte
	total   int // bytes of the canonical body
	pending int // empty lines that count only if another line follows
	sum     []byte
}

// bufferSize is how much canonical text is gathered before it is hashed.
const bufferSize = 16 << 10

func newDigest(g group) *digest {
	d := &digest{group: g, buffer: make([]byte, 0, bufferSize+2048), hash: sha256.New()}
	if g.hash == sha1Hash {
		d.hash = sha1.New()
	}
	return d
}

// body goes over the lines of a body. Every line end becomes CRLF; a CR that no LF follows is text, but
// in a file whose lines end with CR.
func (d *digest) body(b []byte, endsWithCR bool) {
	mark := byte('\n')
	if endsWithCR {
		mark = '\r'
	}
	for len(b) > 0 {
		i := bytes.IndexByte(b, mark)
		line, next := b, len(b)
		if i >= 0 {
			line, next = b[:i], i+1
		}
		if n := len(line); mark == '\n' && i >= 0 && n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		d.line(line)
		b = b[next:]
	}
	d.finish()
}

func (d *digest) line(line []byte) {
	if d.canon == Relaxed {
		line = bytes.TrimRight(line, " \t")
	}
	if len(line) == 0 {
		d.pending++
		return
	}
	d.flushPending()
	if d.canon == Relaxed {
		d.buffer = appendRelaxed(d.buffer, line)
	} else {
		d.buffer = append(d.buffer, line...)
	}
	d.buffer = append(d.buffer, '\r', '\n')
	if len(d.buffer) >= bufferSize {
		d.write()
	}
}

func (d *digest) flushPending() {
	for ; d.pending > 0; d.pending-- {
		d.buffer = append(d.buffer, '\r', '\n')
		if len(d.buffer) >= bufferSize {
			d.write()
		}
	}
}

// write hashes what was gathered, as far as l= reaches.
func (d *digest) write() {
	part := d.buffer
	if d.length >= 0 {
		part = part[:min(len(part), max(0, d.length-d.total))]
	}
	d.hash.Write(part)
	d.total += len(d.buffer)
	d.buffer = d.buffer[:0]
}

// finish ends the body. An empty one is one line end under simple, nothing under relaxed.
func (d *digest) finish() {
	if d.canon == Simple && d.total == 0 && len(d.buffer) == 0 {
		d.buffer = append(d.buffer, '\r', '\n')
	}
	d.write()
	d.sum = d.hash.Sum(nil)
}

// appendRelaxed adds a line with each run of white space made one blank.
func appendRelaxed(out, line []byte) []byte {
	for len(line) > 0 {
		i := bytes.IndexAny(line, " \t")
		if i < 0 {
			return append(out, line...)
		}
		out = append(append(out, line[:i]...), ' ')
		line = bytes.TrimLeft(line[i:], " \t")
	}
	return out
}
