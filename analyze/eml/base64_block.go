package eml

import "github.com/segmentio/asm/base64"

// Full lines are decoded a block at a time: so many characters, which stay in the innermost cache of a processor. Fewer than
// the least are not worth it.
const blockMost, blockLeast = 4096, 128

// blocks decodes full lines that end alike, a block at a time, as long as all their characters are of the alphabet. A
// block in which anything else stands is left to those that look at lines.
func (r *base64Reader) blocks() {
	if r.at < r.unclean || r.width > blockMost/4 || len(r.body)-r.at < blockLeast {
		return
	}
	for {
		free := r.out[r.n:]
		block := free[max(0, len(free)-blockMost):] // decoding from there to the front overwrites only what was read
		n, next := r.squeeze(block)
		if n < blockLeast || !decodeClean(free, block[:n]) {
			r.unclean = max(next, r.at+blockLeast)
			return
		}
		r.n, r.End, r.before = r.n+n/4*3, next, r.width
		for isLineEnd(r.body[r.End-1]) {
			r.End--
		}
		for r.at = next; r.at < len(r.body) && isLineEnd(r.body[r.at]); {
			r.at++
		}
	}
}

// squeeze copies full lines without their ends, as many as there is room for and as end as the first one does. It gives
// the characters copied, and where the line after them begins.
func (r *base64Reader) squeeze(room []byte) (n, next int) {
	body, w, at := r.body, r.width, r.at
	gap := 1
	if at+w+1 < len(body) && body[at+w] == '\r' && body[at+w+1] == '\n' {
		gap = 2
	}
	for n+w <= len(room) && at+w+gap <= len(body) && body[at+w+gap-1] == '\n' && (gap == 1 || body[at+w] == '\r') {
		copy(room[n:n+w], body[at:])
		n, at = n+w, at+w+gap
	}
	return n, at
}

// run decodes the whole groups of a line from an offset on, up to the first that is not of the alphabet, and gives how many
// characters they are. After damage the next characters are looked at without vectors, so that much damage costs little.
func (r *base64Reader) run(at, end int) (read int) {
	src, dst := r.body[at:end], r.out[r.n:]
	if whole := len(src) &^ 3; whole >= blockLeast && at >= r.unclean {
		if decodeClean(dst, src[:whole]) {
			r.n += whole / 4 * 3
			return whole
		}
		r.unclean = at + blockMost
	}
	n, read := decodeRun(dst, src, base64Pairs())
	r.n += n
	return read
}

// decodeClean decodes whole groups with the vector instructions of the processor, if it has them. It gives false where
// anything that is not of the alphabet stands among them; what was written then means nothing.
func decodeClean(dst, src []byte) bool {
	n, err := base64.RawStdEncoding.Decode(dst, src)
	return err == nil && n == len(src)/4*3 // line ends are skipped, and make it less
}
