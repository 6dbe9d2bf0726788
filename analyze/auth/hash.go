package auth

import (
	"crypto/sha1"
	"crypto/sha256"
	"hash"
	"slices"
)

// stream is a canonical body under one hash. Signatures that state l= ask for the hash at that length; it
// is taken in passing, so that any number of them costs one pass.
type stream struct {
	canon Canon
	kind  hashKind
	hash  hash.Hash
	cuts  []int    // the lengths that are asked for, ascending
	sums  [][]byte // the hash at each of them, as far as the body reaches
	whole bool     // the hash of all of it is asked for
	total int      // bytes of the canonical body
	sum   []byte   // the hash of all of it
}

// ask notes a length that is asked for, -1 for all of the body.
func (s *stream) ask(length int) {
	if length < 0 {
		s.whole = true
		return
	}
	if i, known := slices.BinarySearch(s.cuts, length); !known {
		s.cuts = slices.Insert(s.cuts, i, length)
	}
}

// answer gives the hash at a length; nil where the body is shorter.
func (s *stream) answer(length int) []byte {
	if length < 0 {
		return s.sum
	}
	if i, known := slices.BinarySearch(s.cuts, length); known && i < len(s.sums) {
		return s.sums[i]
	}
	return nil
}

// write takes the next piece of the canonical body.
func (s *stream) write(p []byte) {
	for len(s.sums) < len(s.cuts) && s.cuts[len(s.sums)] <= s.total+len(p) {
		n := s.cuts[len(s.sums)] - s.total
		s.hash.Write(p[:n])
		s.sums = append(s.sums, s.hash.Sum(nil))
		s.total += n
		p = p[n:]
	}
	if s.whole || len(s.sums) < len(s.cuts) {
		s.hash.Write(p)
	}
	s.total += len(p)
}

func (s *stream) finish() {
	s.write(nil)
	if s.whole {
		s.sum = s.hash.Sum(nil)
	}
}

func newHash(kind hashKind) hash.Hash {
	if kind == sha1Hash {
		return sha1.New()
	}
	return sha256.New()
}
