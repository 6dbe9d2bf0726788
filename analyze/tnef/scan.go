package tnef

import "github.com/eml-inspect/eml-inspect/analyze/mapi"

// reader reads one stream; left is shared with the streams embedded in it.
type reader struct {
	b       []byte
	s       *Stream
	left    *Limits
	found   search
	limited bool
}

const keySize = 2

func read(b []byte, left *Limits, codepage int) *Stream {
	r := &reader{b: b, s: &Stream{Message: mapi.Message{Codepage: codepage}}, left: left}
	switch start := len(Signature) + keySize; {
	case !Is(b):
		r.fault(NotTNEF, 0)
	case len(b) < start:
		r.fault(Truncated, 0)
		r.s.End = len(Signature)
	default:
		r.s.Key = u16(b[len(Signature):])
		r.read(start)
	}
	return r.s
}

// read reads the attributes from an offset on, and what they say.
func (r *reader) read(at int) {
	r.s.End = r.attributes(at)
	r.message()
	r.attachments()
	r.sortFaults()
}

// attributes reads from at on and returns where it stopped.
func (r *reader) attributes(at int) int {
	for at < len(r.b) {
		if r.left.Attributes <= 0 {
			r.limit(at)
			return at
		}
		next := r.attribute(at)
		if next <= at {
			return at
		}
		at = next
	}
	return at
}

// attribute reads what stands at an offset and returns where to go on, 0 for nowhere.
func (r *reader) attribute(at int) int {
	if len(r.b)-at < headerSize {
		r.tail(at)
		return 0
	}
	h := headerAt(r.b[at:])
	size := r.fits(at, h)
	sound := size >= 0 && r.checks(at, size)
	level := levelOf(h.id)
	switch {
	case sound && (h.hasLevel() || level != 0):
		return r.keep(at, at+headerSize+size, h, "")
	case !h.hasLevel() || level == 0 && !r.leadsOn(at, size):
		return r.skip(at)
	case size < 0:
		return r.overrun(at, h)
	}
	return r.unsound(at, size, h)
}

// unsound keeps an attribute whose checksum fails: its data is damaged or, if it leads to no
// other attribute or one stands where its checksum would be right, its length.
func (r *reader) unsound(at, size int, h header) int {
	next := r.find(at + headerSize + checksumSize)
	if next > 0 && (!r.leadsOn(at, size) || r.sumsUp(at+headerSize, next-checksumSize)) {
		return r.keep(at, next-checksumSize, h, LengthWrong)
	}
	return r.keep(at, at+headerSize+size, h, Checksum)
}

// fits returns the length of the data, -1 if it and its checksum reach beyond the input.
func (r *reader) fits(at int, h header) int {
	room := len(r.b) - at - headerSize - checksumSize
	if room < 0 || uint64(h.length) > uint64(room) {
		return -1
	}
	return int(h.length)
}

// checks compares the checksum of an attribute whose data fits.
func (r *reader) checks(at, size int) bool {
	end := at + headerSize + size
	return sum(r.b[at+headerSize:end]) == u16(r.b[end:])
}

// leadsOn says whether an attribute of this size is followed by another one or the end.
func (r *reader) leadsOn(at, size int) bool {
	if size < 0 {
		return false
	}
	rest := r.b[at+headerSize+size+checksumSize:]
	return len(rest) == 0 || len(rest) >= headerSize && headerAt(rest).known()
}

// overrun keeps an attribute whose length reaches beyond the input.
func (r *reader) overrun(at int, h header) int {
	if next := r.find(at + headerSize + checksumSize); next > 0 {
		return r.keep(at, next-checksumSize, h, LengthOverrun)
	}
	end := len(r.b)
	if rest := end - at - headerSize; uint64(h.length) < uint64(rest) {
		end = at + headerSize + int(h.length)
	}
	return r.keep(at, end, h, Truncated)
}

// keep records an attribute whose data ends at end, with what is wrong about it.
func (r *reader) keep(at, end int, h header, damage FaultKind) int {
	a := Attribute{Level: h.level, ID: h.id, Type: h.kind, Start: at, Damage: damage}
	a.Data = r.b[at+headerSize : end : end]
	a.End = min(end+checksumSize, len(r.b))
	switch damage {
	case "":
		a.ChecksumOK = true
	case LengthWrong, LengthOverrun:
		a.ChecksumOK = sum(a.Data) == u16(r.b[end:])
	}
	if damage != "" {
		r.fault(damage, at)
	}
	switch level := levelOf(h.id); {
	case level == 0:
		r.fault(UnknownAttribute, at)
	case level != h.level:
		r.fault(BadLevel, at)
	}
	r.left.Attributes--
	r.s.Attributes = append(roomFor(r.s.Attributes), a)
	return a.End
}

// skip passes over bytes that are no attribute.
func (r *reader) skip(at int) int {
	next := r.find(at + 1)
	if next > 0 {
		r.fault(Garbage, at)
		return next
	}
	r.fault(GarbageAtEnd, at)
	return 0
}

// tail names a rest too short for a header: the start of an attribute, or anything else.
func (r *reader) tail(at int) {
	rest := r.b[at:]
	h := header{level: rest[0]}
	if !h.hasLevel() || len(rest) >= 3 && levelOf(u16(rest[1:])) != h.level {
		r.fault(GarbageAtEnd, at)
		return
	}
	r.fault(Truncated, at)
}
