package tnef

import (
	"math/rand/v2"
	"testing"
)

func slowSum(b []byte) uint16 {
	var n uint16
	for _, c := range b {
		n += uint16(c)
	}
	return n
}

func TestSumMatchesByteByByte(t *testing.T) {
	high := make([]byte, 5000)
	mixed := make([]byte, 5000)
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range high {
		high[i], mixed[i] = 0xff, byte(rnd.Uint32())
	}
	for _, b := range [][]byte{high, mixed} {
		for n := range b {
			if got, want := sum(b[:n]), slowSum(b[:n]); got != want {
				t.Fatalf("%d bytes: got %d, want %d", n, got, want)
			}
		}
	}
}

func TestSumsBetween(t *testing.T) {
	b := make([]byte, 1000)
	for i := range b {
		b[i] = byte(255 - i%7)
	}
	s := newSums(b)
	for start := 0; start <= len(b); start += 13 {
		for end := start; end <= len(b); end += 7 {
			if got, want := s.between(start, end), slowSum(b[start:end]); got != want {
				t.Fatalf("[%d:%d]: got %d, want %d", start, end, got, want)
			}
		}
	}
}
