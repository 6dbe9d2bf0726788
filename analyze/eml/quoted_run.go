package eml

import (
	"bytes"
	"slices"
)

// run decodes what is sound from a place in a line on: escapes, of which many follow each other in letters that are not
// Latin, and characters that stand for themselves. It gives where it stopped: at the end, or at a "=" that has to be
// looked at.
func (r *quotedReader) run(at, end int) int {
	r.out = slices.Grow(r.out, end-at)
	body, out, n := r.body[:end], r.out[:cap(r.out)], len(r.out)
	for long, escapes := end-r.column > quotedLine-2, r.escapes; ; {
		for at+2 < end && body[at] == '=' {
			hi, lo := hexValues[body[at+1]], hexValues[body[at+2]]
			if hi|lo >= notHex || long && r.brokenAt(at, end) {
				break
			}
			out[n] = hi<<4 | lo
			at, n, escapes = at+3, n+1, escapes+1
		}
		if at == end || body[at] == '=' {
			r.out, r.escapes = out[:n], escapes
			return at
		}
		plain := bytes.IndexByte(body[at:], '=')
		if plain < 0 {
			plain = end - at
		}
		n += copy(out[n:], body[at:at+plain])
		at += plain
	}
}
