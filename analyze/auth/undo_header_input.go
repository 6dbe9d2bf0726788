package auth

import (
	"encoding"
	"hash"
	"math"
	"slices"
	"strings"
)

// signedHeader is the text that a signature was made over (RFC 6376, section 3.7), hashed in such a way that
// it is cheap to hash it again with some fields changed: only what follows the first change is gone over.
type signedHeader struct {
	slots  []slot
	names  map[string]*signedName
	forms  [][]byte // each field in canonical form
	places []place  // of each field
	ending []byte   // the signature itself
	states [][]byte // of the hash before each slot
	hash   hash.Hash
	result []byte
	fed    int // bytes that the last hash took
}

// slot is one name in h= that a field stands for, or may come to stand for.
type slot struct {
	name *signedName
	nth  int // of this name, counted from the bottom
}

// signedName is the fields of one name, from the bottom up.
type signedName struct {
	fields []int
	first  int // slot
	put    [][]byte
	drop   []int // places in fields, ascending
}

// place is where a field is hashed.
type place struct {
	name *signedName
	at   int    // in the fields of its name
	slot int    // none where the signature does not see it
	form []byte // that is tried instead
}

// none is a slot after all others.
const none = math.MaxInt

// signed prepares the text for the changes that are to be undone.
func (u *headerUndoer) signed() *signedHeader {
	h := &signedHeader{names: make(map[string]*signedName), places: make([]place, len(u.fields)), hash: newHash(u.s.hash())}
	for i := range u.fields {
		h.forms = append(h.forms, []byte(u.canonical(u.fields[i].name(), u.fields[i].value)))
		h.places[i].slot = none
	}
	for i, f := range slices.Backward(u.fields) {
		if f.rawField.at != u.s.Start {
			name := h.name(f.lower)
			h.places[i].name, h.places[i].at = name, len(name.fields)
			name.fields = append(name.fields, i)
		}
	}
	for _, e := range u.edits {
		for _, set := range e.sets {
			if set.at == notStanding {
				h.name(strings.ToLower(set.name))
			}
		}
	}
	h.fill(u.s.Signed)
	h.ending = appendField(nil, u.s.Header, u.s.raw.name, u.s.unsignedText())
	h.ending = h.ending[:len(h.ending)-len(crlf)]
	return h
}

func (h *signedHeader) name(lower string) *signedName {
	name, ok := h.names[lower]
	if !ok {
		name = &signedName{first: none}
		h.names[lower] = name
	}
	return name
}

// fill takes in the names of h= and hashes the fields that they stand for.
func (h *signedHeader) fill(signed []string) {
	count := make(map[*signedName]int)
	for _, listed := range signed {
		name, ok := h.names[strings.ToLower(listed)]
		if !ok || count[name] == len(name.fields)+mostTogether {
			continue
		}
		s := slot{name, count[name]}
		count[name]++
		name.first = min(name.first, len(h.slots))
		if s.nth < len(name.fields) {
			h.places[name.fields[s.nth]].slot = len(h.slots)
		}
		h.slots = append(h.slots, s)
	}
	for _, s := range h.slots {
		state, err := h.hash.(encoding.BinaryAppender).AppendBinary(nil)
		if err != nil {
			panic(err) // the standard library's hashes always can
		}
		h.states = append(h.states, state)
		h.hash.Write(h.form(s))
	}
}

// form gives the field that stands in a slot, in canonical form.
func (h *signedHeader) form(s slot) []byte {
	n := s.name
	if s.nth < len(n.put) {
		return n.put[len(n.put)-1-s.nth] // a field that is put back stands below the others
	}
	at := s.nth - len(n.put)
	for _, gone := range n.drop {
		if gone <= at {
			at++
		}
	}
	if at >= len(n.fields) {
		return nil
	}
	i := n.fields[at]
	if form := h.places[i].form; form != nil {
		return form
	}
	return h.forms[i]
}

// with gives the hash of the header with some fields changed; nil where the signature does not see it.
func (h *signedHeader) with(sets []fieldSet) []byte {
	first := none
	for i := range sets {
		first = min(first, h.change(&sets[i]))
	}
	h.fed = 0
	if first != none {
		h.from(first)
	}
	for i := range sets {
		h.restore(&sets[i])
	}
	if first == none {
		return nil
	}
	return h.result
}

// from hashes the header from a slot on.
func (h *signedHeader) from(first int) {
	if err := h.hash.(encoding.BinaryUnmarshaler).UnmarshalBinary(h.states[first]); err != nil {
		panic(err) // it is a state of this hash
	}
	for _, s := range h.slots[first:] {
		form := h.form(s)
		h.hash.Write(form)
		h.fed += len(form)
	}
	h.hash.Write(h.ending)
	h.fed += len(h.ending)
	h.result = h.hash.Sum(h.result[:0])
}

// change makes a change and gives the first slot that shows it.
func (h *signedHeader) change(set *fieldSet) int {
	if set.at == notStanding {
		name := h.names[strings.ToLower(set.name)]
		name.put = append(name.put, set.form)
		return name.first
	}
	p := &h.places[set.at]
	if p.name == nil {
		return none
	}
	if set.drop {
		i, _ := slices.BinarySearch(p.name.drop, p.at)
		p.name.drop = slices.Insert(p.name.drop, i, p.at)
	} else {
		p.form = set.form
	}
	return p.slot
}

// restore takes a change back.
func (h *signedHeader) restore(set *fieldSet) {
	if set.at == notStanding {
		name := h.names[strings.ToLower(set.name)]
		name.put = name.put[:0]
		return
	}
	if p := &h.places[set.at]; p.name != nil {
		p.name.drop, p.form = p.name.drop[:0], nil
	}
}
