package auth

// tried are the cuts of a draft that no signature was made over. The searches come back with more places to cut at,
// and what is known need not be hashed again.
type tried struct {
	whole   bool // nothing was cut
	footers cutSet
	banners cutSet
	twice   cutSet
}

// cutSet is a set of cuts: for one end of a cut, a bit for each line that is the other end.
type cutSet map[int][]uint64

// remember makes a draft know what was looked at.
func (d *draft) remember() { d.tried = &tried{} }

// untouched reports whether the draft as it is was tried before, and notes it.
func (t *tried) untouched() bool {
	if t == nil {
		return false
	}
	known := t.whole
	t.whole = true
	return known
}

// footer reports whether the lines i to last were left out before, and notes it.
func (t *tried) footer(i, last int) bool { return t != nil && t.footers.again(last, i) }

// banner is footer for lines that were left out at a start.
func (t *tried) banner(first, i int) bool { return t != nil && t.banners.again(first, i) }

// two is footer for two footers at once, which begin with lines i and j.
func (t *tried) two(i, j int) bool { return t != nil && t.twice.again(i, j) }

// again reports whether a cut is in the set, and adds it.
func (s *cutSet) again(end, other int) bool {
	if *s == nil {
		*s = cutSet{}
	}
	bits := (*s)[end]
	if n := other/64 + 1 - len(bits); n > 0 {
		bits = append(bits, make([]uint64, n)...)
		(*s)[end] = bits
	}
	known := bits[other/64]&(1<<(other%64)) != 0
	bits[other/64] |= 1 << (other % 64)
	return known
}
