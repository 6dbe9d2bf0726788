package tnef

// lanes selects every second byte of eight, so that sums have 16 bits to grow in.
const lanes = 0x00ff00ff00ff00ff

// sum returns the sum of all bytes modulo 65536: the checksum of MS-OXTNEF, section 2.1.3.
// It adds eight bytes at a time, in four 16-bit lanes that are folded before they can overflow.
func sum(b []byte) uint16 {
	var total uint16
	for len(b) >= sumWidth {
		n := min(len(b)&^(sumWidth-1), 1024)
		total += sumBlock(b[:n])
		b = b[n:]
	}
	for _, c := range b {
		total += uint16(c)
	}
	return total
}

// sumWidth is how many bytes are added in one step.
const sumWidth = 32

// sumBlock takes a multiple of sumWidth bytes, at most 1024: a lane holds the sum of 128 bytes.
func sumBlock(b []byte) uint16 {
	var even, odd uint64
	for ; len(b) >= sumWidth; b = b[sumWidth:] {
		p := (*[sumWidth]byte)(b)
		w, x, y, z := u64(p[:]), u64(p[8:]), u64(p[16:]), u64(p[24:])
		even += w&lanes + x&lanes + y&lanes + z&lanes
		odd += w>>8&lanes + x>>8&lanes + y>>8&lanes + z>>8&lanes
	}
	return fold(even) + fold(odd)
}

// fold adds the four lanes, modulo 65536.
func fold(x uint64) uint16 { return uint16(x + x>>16 + x>>32 + x>>48) }

// sumStep is the distance of the marks in sums.
const sumStep = 64

// sums holds the checksum of every prefix whose length is a multiple of sumStep, so that
// any range is summed in constant time and searching for attributes stays linear.
type sums struct {
	b     []byte
	marks []uint16
}

func newSums(b []byte) *sums {
	s := &sums{b: b, marks: make([]uint16, 1, len(b)/sumStep+1)}
	var total uint16
	for ; len(b) >= sumStep; b = b[sumStep:] {
		total += sumBlock(b[:sumStep])
		s.marks = append(s.marks, total)
	}
	return s
}

// between returns the checksum of b[start:end].
func (s *sums) between(start, end int) uint16 { return s.prefix(end) - s.prefix(start) }

func (s *sums) prefix(n int) uint16 {
	k := n / sumStep
	return s.marks[k] + sum(s.b[k*sumStep:n])
}
