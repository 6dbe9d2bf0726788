package auth

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding"
	"hash"
	"slices"
	"sort"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// draft is a body as lines without their ends, and where its parts stand among them. Changing a draft
// makes new lists of lines; the bytes stay.
type draft struct {
	lines  [][]byte
	starts []int // the offset of each line in the layer, -1 for a line that is not in the file
	layer  *eml.Layer
	end    int // of the body in the layer
	parts  []region
}

// region is the body of a leaf, in lines of a draft.
type region struct {
	first, last int
	header      int // the first line of its header; first where it has none in the body
	text        bool
	part        *eml.Part
}

// newDraft splits a body into lines and finds the leaves in it.
func newDraft(root *eml.Part, at headers.Span) draft {
	d := draft{layer: root.Layer, end: at.End}
	body, mark := root.Layer.Bytes(at), byte('\n')
	if root.Layer.Ending == eml.EndingCR {
		mark = '\r'
	}
	for pos := 0; pos < len(body); {
		end, next := len(body), len(body)
		if i := bytes.IndexByte(body[pos:], mark); i >= 0 {
			end, next = pos+i, pos+i+1
		}
		d.starts = append(d.starts, at.Start+pos)
		d.lines = append(d.lines, bytes.TrimSuffix(body[pos:end], []byte{'\r'}))
		pos = next
	}
	for p := range root.All() {
		if p.Layer == root.Layer && len(p.Parts) == 0 && !p.Multipart() && len(d.parts) < maxUndoParts {
			d.parts = append(d.parts, region{first: d.lineAt(p.Body.Start), last: d.lineAfter(p.Body.End),
				header: d.lineAt(p.Header.Start), text: p.Text(), part: p})
		}
	}
	return d
}

// lineAt gives the line that begins at an offset, or the first after it.
func (d *draft) lineAt(offset int) int { return sort.SearchInts(d.starts, offset) }

// lineAfter gives the first line after an offset: the line end before a boundary belongs to the boundary.
func (d *draft) lineAfter(offset int) int {
	i := sort.SearchInts(d.starts, offset)
	if i < len(d.starts) && d.starts[i] == offset && offset > 0 && d.layer.Data[offset-1] != '\n' {
		return i + 1
	}
	return i
}

// span gives the bytes of lines i to j.
func (d draft) span(i, j int) headers.Span {
	for i < j && d.starts[i] < 0 {
		i++
	}
	if i >= j {
		return headers.Span{}
	}
	end := d.end
	if j < len(d.starts) && d.starts[j] >= 0 {
		end = d.starts[j]
	}
	return headers.Span{Start: d.starts[i], End: end}
}

// replace puts lines in the place of lines i to j, and moves the parts with them.
func (d draft) replace(i, j int, lines [][]byte) draft {
	starts := make([]int, len(lines))
	for k := range starts {
		starts[k] = -1
	}
	out := d
	out.lines = slices.Concat(d.lines[:i], lines, d.lines[j:])
	out.starts = slices.Concat(d.starts[:i], starts, d.starts[j:])
	out.parts = slices.Clone(d.parts)
	move := func(line *int) {
		if *line >= j {
			*line += len(lines) - (j - i)
		} else if *line > i {
			*line = min(*line, i+len(lines))
		}
	}
	for k := range out.parts {
		r := &out.parts[k]
		wasStart := r.first
		move(&r.first)
		move(&r.last)
		move(&r.header)
		if wasStart == i && i < j {
			r.first = i // what replaces the start of a part is its new start
		}
	}
	return out
}

// content gives the decoded content of a leaf as it stands in the draft; whole is false where other text
// stands in it.
func (d draft) content(p region) (content []byte, whole bool) {
	decoded := eml.Decode(bytes.Join(d.lines[p.first:p.last], []byte("\r\n")), p.part.Encoding)
	_, foreign := decoded.Fault(eml.FaultForeign)
	return decoded.Data, !foreign
}

// lineHasher hashes lines in canonical form (RFC 6376, sections 3.4.3 and 3.4.4), and can say at any line
// what the hash of the body would be if it ended there.
type lineHasher struct {
	canon   Canon
	kind    hashKind
	length  int
	hash    hash.Hash
	pending int // empty lines that count only if another follows
	total   int // bytes of the canonical body
	fed     int // bytes that were hashed
	buffer  []byte
}

func (u *undoer) hasher() *lineHasher {
	return &lineHasher{canon: u.canon, kind: u.hash, length: u.length, hash: newHash(u.hash)}
}

func newHash(kind hashKind) hash.Hash {
	if kind == sha1Hash {
		return sha1.New()
	}
	return sha256.New()
}

func (h *lineHasher) line(line []byte) {
	if h.canon == Relaxed {
		line = bytes.TrimRight(line, " \t")
	}
	if len(line) == 0 {
		h.pending++
		return
	}
	h.buffer = h.buffer[:0]
	for ; h.pending > 0; h.pending-- {
		h.buffer = append(h.buffer, '\r', '\n')
	}
	if h.canon == Relaxed {
		h.buffer = appendRelaxed(h.buffer, line)
	} else {
		h.buffer = append(h.buffer, line...)
	}
	h.write(append(h.buffer, '\r', '\n'))
}

// write hashes bytes as far as l= reaches.
func (h *lineHasher) write(b []byte) {
	if h.length >= 0 {
		h.hash.Write(b[:min(len(b), max(0, h.length-h.total))])
	} else {
		h.hash.Write(b)
	}
	h.total += len(b)
	h.fed += len(b)
}

// sum gives the hash of the body if it ends here.
func (h *lineHasher) sum() []byte {
	if h.total == 0 && h.canon == Simple {
		c := newHash(h.kind)
		c.Write([]byte("\r\n"))
		return c.Sum(nil)
	}
	return h.hash.Sum(nil)
}

// clone copies the state of the hash, so that it can go on in two ways.
func (h *lineHasher) clone() *lineHasher {
	c := *h
	c.buffer = nil
	c.hash = newHash(h.kind)
	state, err := h.hash.(encoding.BinaryMarshaler).MarshalBinary()
	if err == nil {
		err = c.hash.(encoding.BinaryUnmarshaler).UnmarshalBinary(state)
	}
	if err != nil {
		panic(err) // the standard library's hashes always can
	}
	return &c
}
