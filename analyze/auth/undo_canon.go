package auth

import (
	"encoding"
	"hash"
	"slices"
)

// canonText is lines in canonical form (RFC 6376, sections 3.4.3 and 3.4.4), one after another: any of them
// are hashed in one go.
type canonText struct {
	bytes  []byte
	starts []int32 // where each line begins, and where the last one ends
	filled []int32 // of the first n lines, how many there are up to the last one that is not empty
}

func canonical(lines [][]byte, canon Canon) (t canonText) {
	t.set(lines, canon)
	return t
}

// set makes a text of lines, in the place of the one before.
func (t *canonText) set(lines [][]byte, canon Canon) {
	size := 0
	for _, line := range lines {
		size += len(line) + len(crlf)
	}
	t.bytes = slices.Grow(t.bytes[:0], size)
	t.starts = append(slices.Grow(t.starts[:0], len(lines)+1), 0)
	t.filled = append(slices.Grow(t.filled[:0], len(lines)+1), 0)
	filled := int32(0)
	for i, line := range lines {
		begin := len(t.bytes)
		if canon == Relaxed {
			t.bytes = appendRelaxed(t.bytes, trimBlanks(line))
		} else {
			t.bytes = append(t.bytes, line...)
		}
		if len(t.bytes) > begin {
			filled = int32(i + 1)
		}
		t.bytes = append(t.bytes, crlf...)
		t.starts = append(t.starts, int32(len(t.bytes)))
		t.filled = append(t.filled, filled)
	}
}

// fill notes which lines are empty.
func (t *canonText) fill() {
	t.filled = slices.Grow(t.filled[:0], len(t.starts))[:len(t.starts)]
	t.filled[0] = 0
	for n := 1; n < len(t.starts); n++ {
		t.filled[n] = int32(n)
		if int(t.starts[n]-t.starts[n-1]) == len(crlf) {
			t.filled[n] = t.filled[n-1]
		}
	}
}

// replace makes a text with another one in the place of lines i to j. Out is a text that nobody needs any more.
func (t *canonText) replace(out *canonText, i, j int, by canonText) {
	if i == 0 && j == t.lines() {
		*out = by
		return
	}
	size, cut := len(t.bytes)-int(t.starts[j]-t.starts[i])+len(by.bytes), i+len(by.starts)+len(t.starts)-j-1
	out.bytes = append(slices.Grow(out.bytes[:0], size), t.bytes[:t.starts[i]]...)
	out.bytes = append(append(out.bytes, by.bytes...), t.bytes[t.starts[j]:]...)
	out.starts = append(slices.Grow(out.starts[:0], cut), t.starts[:i]...)
	for _, start := range by.starts {
		out.starts = append(out.starts, t.starts[i]+start)
	}
	shift := out.starts[len(out.starts)-1] - t.starts[j]
	for _, start := range t.starts[j+1:] {
		out.starts = append(out.starts, start+shift)
	}
	out.fill()
}

// lineRange is lines of a draft.
type lineRange struct{ first, last int }

// of gives the canonical form of lines.
func (t *canonText) of(r lineRange) []byte {
	return t.bytes[t.starts[r.first]:t.starts[max(r.first, r.last)]]
}

// ended gives lines without the empty ones at their end, which do not count where a body ends with them.
func (t *canonText) ended(r lineRange) lineRange {
	r.last = max(r.first, int(t.filled[max(r.first, r.last)]))
	return r
}

// lines gives how many there are.
func (t *canonText) lines() int { return len(t.starts) - 1 }

// piece is canonical text that stands beside other text in a body.
type piece struct {
	text   []byte
	filled int // bytes up to the end of the last line that is not empty
}

// piece gives lines as a piece.
func (t *canonText) piece(r lineRange) piece { return piece{t.of(r), len(t.of(t.ended(r)))} }

// whole gives all of a text as a piece.
func (t *canonText) whole() piece { return t.piece(lineRange{0, t.lines()}) }

// dropEmpty takes off the empty lines at the end of a body that is made of pieces.
func dropEmpty(pieces []piece) {
	for n := len(pieces) - 1; n >= 0; n-- {
		p := &pieces[n]
		if p.text = p.text[:p.filled]; p.filled > 0 {
			return
		}
	}
}

// wrap makes the text of base64 in lines of a width, in the place of the text before, and says how many they are.
// The lines are not noted: none of them is empty.
func (t *canonText) wrap(encoded []byte, width int) (lines int) {
	lines = (len(encoded) + width - 1) / width
	t.bytes = slices.Grow(t.bytes[:0], len(encoded)+lines*len(crlf))
	for len(encoded) > 0 {
		n := min(width, len(encoded))
		t.bytes = append(append(t.bytes, encoded[:n]...), crlf...)
		encoded = encoded[n:]
	}
	return lines
}

// bodyHash hashes a canonical body, as far as l= reaches.
type bodyHash struct {
	hash   hash.Hash
	kind   hashKind
	canon  Canon
	length int  // l=, -1 for all of the body
	total  int  // bytes of the canonical body
	budget *int // what is hashed counts against it
	state  []byte
	result []byte
}

func (u *undoer) hash() *bodyHash {
	return &bodyHash{hash: newHash(u.kind), kind: u.kind, canon: u.canon, length: u.length, budget: &u.budget}
}

// start begins a new body.
func (h *bodyHash) start() *bodyHash {
	h.hash.Reset()
	h.total = 0
	return h
}

// from goes on where another hash is.
func (h *bodyHash) from(o *bodyHash) *bodyHash {
	var err error
	if o.state, err = o.hash.(encoding.BinaryAppender).AppendBinary(o.state[:0]); err == nil {
		err = h.hash.(encoding.BinaryUnmarshaler).UnmarshalBinary(o.state)
	}
	if err != nil {
		panic(err) // the standard library's hashes always can
	}
	h.total = o.total
	return h
}

func (h *bodyHash) write(b []byte) *bodyHash {
	*h.budget -= len(h.signed(b))
	return h.take(b)
}

// take is write for what was counted already.
func (h *bodyHash) take(b []byte) *bodyHash {
	h.hash.Write(h.signed(b))
	h.total += len(b)
	return h
}

// skip counts as much as hashing more of the body would, where what comes of it is known. So the bound does not
// depend on what is hashed twice.
func (h *bodyHash) skip(b []byte) { *h.budget -= len(h.signed(b)) + sumCost }

// signed gives as much of the next bytes as l= reaches.
func (h *bodyHash) signed(b []byte) []byte {
	if h.length < 0 {
		return b
	}
	return b[:max(0, min(len(b), h.length-h.total))]
}

// sum gives the hash of the body if it ends here. The bytes are good until the next call.
func (h *bodyHash) sum() []byte {
	*h.budget -= sumCost
	if h.total == 0 && h.canon == Simple {
		return h.kind.of(h.signed(crlf)) // RFC 6376, section 3.4.3
	}
	h.result = h.hash.Sum(h.result[:0])
	return h.result
}
