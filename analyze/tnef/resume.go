package tnef

import "bytes"

// Resume reads what is left of a stream whose first bytes are lost, changed, or stand behind others: from the signature on, or
// from the first attribute that is whole. It returns nil where there is neither. Its offsets count from the first byte of b.
func Resume(b []byte) *Stream {
	left := Limits{}.orDefault()
	r := &reader{b: b, s: &Stream{}, left: &left}
	at := r.find(0)
	lost := r.found.none
	if sig := bytes.Index(b, []byte(Signature)); sig >= 0 && (lost || sig < at) {
		at = sig + len(Signature) + keySize
		if lost = at+headerSize > len(b) || !headerAt(b[at:]).known(); !lost {
			r.s.Key = u16(b[at-keySize:])
		}
	}
	if lost {
		return nil
	}
	r.fault(BadStart, 0)
	r.read(at)
	return r.s
}
