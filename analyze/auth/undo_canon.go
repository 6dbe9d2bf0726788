package auth

import (
	"bytes"
	"encoding"
	"hash"
)

// canonText is lines in canonical form (RFC 6376, sections 3.4.3 and 3.4.4), one after another: any of them
// are hashed in one go.
type canonText struct {
	bytes  []byte
	starts []int // where each line begins, and where the last one ends
	filled []int // of the first n lines, how many there are up to the last one that is not empty
}

func canonical(lines [][]byte, canon Canon) canonText {
	size := 0
	for _, line := range lines {
		size += len(line) + len(crlf)
	}
	t := canonText{bytes: make([]byte, 0, size), starts: make([]int, 1, len(lines)+1)}
	for _, line := range lines {
		if canon == Relaxed {
			t.bytes = appendRelaxed(t.bytes, bytes.TrimRight(line, " \t"))
		} else {
			t.bytes = append(t.bytes, line...)
		}
		t.bytes = append(t.bytes, crlf...)
		t.starts = append(t.starts, len(t.bytes))
	}
	t.fill()
	return t
}

// fill notes which lines are empty.
func (t *canonText) fill() {
	t.filled = make([]int, len(t.starts))
	for n := 1; n < len(t.starts); n++ {
		t.filled[n] = n
		if t.starts[n]-t.starts[n-1] == len(crlf) {
			t.filled[n] = t.filled[n-1]
		}
	}
}

// replace puts a text in the place of lines i to j.
func (t *canonText) replace(i, j int, by canonText) canonText {
	size, cut := len(t.bytes)+len(by.bytes), len(t.starts)+len(by.starts)
	out := canonText{bytes: make([]byte, 0, size), starts: make([]int, 0, cut)}
	out.bytes = append(append(out.bytes, t.bytes[:t.starts[i]]...), by.bytes...)
	out.bytes = append(out.bytes, t.bytes[t.starts[j]:]...)
	out.starts = append(out.starts, t.starts[:i]...)
	for _, start := range by.starts {
		out.starts = append(out.starts, t.starts[i]+start)
	}
	shift := out.starts[len(out.starts)-1] - t.starts[j]
	for _, start := range t.starts[j+1:] {
		out.starts = append(out.starts, start+shift)
	}
	out.fill()
	return out
}

// lineRange is lines of a draft.
type lineRange struct{ first, last int }

// of gives the canonical form of lines.
func (t *canonText) of(r lineRange) []byte {
	return t.bytes[t.starts[r.first]:t.starts[max(r.first, r.last)]]
}

// ended gives lines without the empty ones at their end, which do not count where a body ends with them.
func (t *canonText) ended(r lineRange) lineRange {
	r.last = max(r.first, t.filled[max(r.first, r.last)])
	return r
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
	signed := h.signed(b)
	h.hash.Write(signed)
	h.total += len(b)
	*h.budget -= len(signed)
	return h
}

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
