package tnef_test

import (
	"bytes"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// big is a stream of 50 MB in ten attachments.
func big() []byte {
	w := newStream().codepage(936)
	for range 10 {
		w.file("big.bin", bytes.Repeat([]byte("some bytes of a file, "), 5<<20/22))
	}
	return w.b
}

func BenchmarkRead50MB(b *testing.B) {
	stream := big()
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	for b.Loop() {
		tnef.Read(stream)
	}
}

// BenchmarkReadDamaged50MB searches the whole stream for a sound attribute.
func BenchmarkReadDamaged50MB(b *testing.B) {
	stream := big()
	stream[len(newStream().b)+5] ^= 0xff
	stream[len(stream)-1] ^= 0xff
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	for b.Loop() {
		tnef.Read(stream)
	}
}

func BenchmarkReadTypical(b *testing.B) {
	stream := properties().stream
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	for b.Loop() {
		tnef.Read(stream)
	}
}

// TestAllocs: files are not copied, and a small stream costs few allocations.
func TestAllocs(t *testing.T) {
	stream := big()[:20<<20]
	if n := testing.AllocsPerRun(3, func() { tnef.Read(stream) }); n > 60 {
		t.Errorf("%v allocations for a stream of five files", n)
	}
}
