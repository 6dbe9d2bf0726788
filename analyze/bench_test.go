package analyze

import (
	"context"
	"os"
	"testing"
)

// BenchmarkMessage examines a forwarded message with a route, a wrong charset and a winmail.dat.
func BenchmarkMessage(b *testing.B) {
	input, err := os.ReadFile("../docs/sample.eml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(input)))
	b.ReportAllocs()
	for b.Loop() {
		Message(context.Background(), input, Options{})
	}
}
