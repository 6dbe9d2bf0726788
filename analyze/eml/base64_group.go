package eml

// put takes in the six bits of one character.
func (r *base64Reader) put(v byte) {
	if r.padded {
		r.note(FaultPadding, r.padAt, r.padAt+1, 1)
		r.padded = false
	}
	r.bits, r.count = r.bits<<6|uint32(v), r.count+1
	if r.count == 4 {
		r.room()
		r.out[r.n], r.out[r.n+1], r.out[r.n+2] = byte(r.bits>>16), byte(r.bits>>8), byte(r.bits)
		r.n += 3
		r.bits, r.count = 0, 0
	}
}

// pad ends a group at "=", which two of fill a group of two characters. A second "=" of the same group says
// nothing new.
func (r *base64Reader) pad(at int) {
	switch {
	case r.count >= 2:
		next := at + 1
		for next < len(r.body) && isLineEnd(r.body[next]) {
			next++
		}
		second := next < len(r.body) && r.body[next] == '='
		if second != (r.count == 2) {
			r.note(FaultPadding, at, at+1, 1)
		}
		r.flush()
	case r.count == 1:
		r.note(FaultIllegal, at, at+1, 1)
		r.bits, r.count = 0, 0
	}
	r.ended, r.padded, r.padAt = true, true, at
}

// flush writes the bytes of an incomplete group.
func (r *base64Reader) flush() {
	r.room()
	switch r.count {
	case 2:
		r.out[r.n] = byte(r.bits >> 4)
		r.n++
	case 3:
		r.out[r.n], r.out[r.n+1] = byte(r.bits>>10), byte(r.bits>>2)
		r.n += 2
	}
	r.bits, r.count = 0, 0
}

// room makes sure that a group can be written: characters that were lost are made up for.
func (r *base64Reader) room() {
	if len(r.out)-r.n < 3 {
		r.out = append(r.out, make([]byte, len(r.out)/8+64)...)
	}
}

// finish says how the data end: a group of one character is a cut, one of two or three may lack padding only.
func (r *base64Reader) finish(end int) {
	switch r.count {
	case 0:
		return
	case 1:
		r.note(FaultShort, end, end, 1)
	default:
		r.note(FaultPadding, end, end, 4-r.count)
	}
	r.flush()
}
