package tnef

import "slices"

// FaultKind says what is wrong at one place of a stream.
type FaultKind string

const (
	// NotTNEF: the bytes do not start with the signature, or an attachment that calls itself
	// an embedded message holds something else.
	NotTNEF FaultKind = "not-tnef"
	// BadStart: the bytes do not start with the signature; reading began at the signature that stands
	// further on, or at the first attribute that is whole.
	BadStart FaultKind = "bad-start"
	// Checksum: the attribute's bytes do not add up to its checksum; they were changed.
	Checksum FaultKind = "checksum"
	// Truncated: the input ends inside this attribute; what is there was kept.
	Truncated FaultKind = "truncated"
	// LengthOverrun: the attribute claims to reach beyond the input, yet a sound attribute
	// follows within; the data was clipped there.
	LengthOverrun FaultKind = "length-overrun"
	// LengthWrong: the attribute's length leads to no attribute, and a sound one was found
	// elsewhere; the data was clipped there.
	LengthWrong FaultKind = "length-wrong"
	// BadLevel: the level is not the one the attribute's id belongs to; it was read by its id.
	BadLevel FaultKind = "bad-level"
	// UnknownAttribute: the id is none the standard knows; the attribute was kept unread.
	UnknownAttribute FaultKind = "unknown-attribute"
	// Garbage: bytes between two attributes belong to neither and were skipped.
	Garbage FaultKind = "garbage"
	// GarbageAtEnd: bytes after the last attribute are none; usually harmless.
	GarbageAtEnd FaultKind = "garbage-at-end"
	// PropertyDamaged: a property cannot be read as its type says; reading went on at the
	// next one that could be recognised.
	PropertyDamaged FaultKind = "property-damaged"
	// NoData: an attachment that should carry its data has none in the stream.
	NoData FaultKind = "no-data"
	// CodepageUnknown: 8-bit strings are in a code page we cannot decode.
	CodepageUnknown FaultKind = "codepage-unknown"
	// Limit: one of Limits was reached and something was left unread.
	Limit FaultKind = "limit"
)

// Fault is one thing wrong with a stream, at an offset counted from the stream's first byte.
type Fault struct {
	Kind   FaultKind
	Offset int
}

//go:noinline
func (r *reader) fault(kind FaultKind, offset int) {
	r.s.Faults = append(roomFor(r.s.Faults), Fault{kind, offset})
}

// roomFor doubles a list that is full, so that a long one is copied a few times only.
func roomFor[T any](list []T) []T {
	if len(list) < cap(list) {
		return list
	}
	return slices.Grow(list, len(list)+1)
}

// limit records the fault once per stream.
func (r *reader) limit(offset int) {
	if !r.limited {
		r.limited = true
		r.fault(Limit, offset)
	}
}

func (r *reader) sortFaults() {
	slices.SortStableFunc(r.s.Faults, func(a, b Fault) int { return a.Offset - b.Offset })
}
