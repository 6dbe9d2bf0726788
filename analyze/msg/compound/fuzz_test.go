package compound_test

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// FuzzRead: whatever the tables say, the streams that lie in one piece are pieces of the file, and there are no more entries than it has room for.
func FuzzRead(f *testing.F) {
	f.Add((&compound.Entry{Name: "Root Entry", Storage: true, Entries: []*compound.Entry{
		{Name: "a", Data: []byte("small")}, {Name: "b", Storage: true, Entries: []*compound.Entry{{Name: "c", Data: make([]byte, 5000)}}},
	}}).Bytes())
	f.Add([]byte(compound.Signature))
	f.Fuzz(func(t *testing.T, b []byte) {
		root, _ := compound.Read(b)
		if n := count(root); n > len(b)/128+1 {
			t.Errorf("%d entries in %d bytes", n, len(b))
		}
	})
}

func count(e *compound.Entry) int {
	if e == nil {
		return 0
	}
	n := 1
	for _, inner := range e.Entries {
		n += count(inner)
	}
	return n
}
