package tnef

// search remembers the last search for a sound attribute, so that all searches of a stream
// together look at every byte once.
type search struct {
	sums     *sums
	from, to int // nothing sound starts in [from, to); to is 0 before the first search
	none     bool
}

// find returns the offset of the first sound attribute at or after from, 0 if there is none:
// a header of known level, id and type whose data fits and adds up to its checksum. It does
// not look inside TNEF streams it meets on the way, for those are embedded messages.
func (r *reader) find(from int) int {
	f := &r.found
	if f.sums == nil {
		f.sums = newSums(r.b)
		f.from, f.to = from, from
	}
	if f.none && from >= f.from {
		return 0
	}
	if from < f.from || from > f.to {
		f.from, f.to = from, from
	}
	f.to = r.nextSound(f.to)
	f.none = f.to >= len(r.b)
	if f.none {
		return 0
	}
	return f.to
}

// nextSound returns len(r.b) where find returns 0.
func (r *reader) nextSound(at int) int {
	for last := len(r.b) - headerSize - checksumSize; at <= last; at++ {
		switch r.b[at] {
		case LevelMessage, LevelAttachment:
			if r.isSound(at) {
				return at
			}
		case Signature[0]:
			if Is(r.b[at:]) {
				at = r.pastStream(at) - 1
			}
		}
	}
	return len(r.b)
}

func (r *reader) isSound(at int) bool {
	h := headerAt(r.b[at:])
	if !h.known() {
		return false
	}
	size := r.fits(at, h)
	if size < 0 {
		return false
	}
	return r.sumsUp(at+headerSize, at+headerSize+size)
}

// sumsUp compares a range with the checksum behind it in constant time, once find was called.
func (r *reader) sumsUp(start, end int) bool {
	return r.found.sums.between(start, end) == u16(r.b[end:])
}

// pastStream walks over the attributes of a stream inside the stream and returns its end.
func (r *reader) pastStream(at int) int {
	at += len(Signature) + keySize
	for at+headerSize <= len(r.b) {
		h := headerAt(r.b[at:])
		if !h.known() {
			return at
		}
		size := r.fits(at, h)
		if size < 0 {
			return len(r.b)
		}
		at += headerSize + size + checksumSize
	}
	return at
}
