package compound

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"testing"
)

// random makes a tree of storages and streams.
func random(r *rand.Rand, depth int) *Entry {
	e := &Entry{Name: "Root Entry", Storage: true}
	for i := range r.IntN(12) {
		name := fmt.Sprintf("entry %d", i)
		if depth > 0 && r.IntN(4) == 0 {
			inner := random(r, depth-1)
			inner.Name = name
			inner.Class[3] = byte(i)
			e.Entries = append(e.Entries, inner)
			continue
		}
		sizes := [...]int{0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 20000, 70000}
		data := make([]byte, sizes[r.IntN(len(sizes))])
		for j := range data {
			data[j] = byte(r.Uint32())
		}
		e.Entries = append(e.Entries, &Entry{Name: name, Data: data})
	}
	return e
}

func same(t *testing.T, path string, want, got *Entry) {
	t.Helper()
	if want.Name != got.Name || want.Storage != got.Storage || want.Class != got.Class || got.Short ||
		!bytes.Equal(want.Data, got.Data) || len(want.Entries) != len(got.Entries) {
		t.Fatalf("%s: %q with %d bytes and %d entries came back as %q with %d and %d", path, want.Name,
			len(want.Data), len(want.Entries), got.Name, len(got.Data), len(got.Entries))
	}
	for _, inner := range want.Entries {
		back := got.Find(inner.Name)
		if back == nil {
			t.Fatalf("%s/%s is missing", path, inner.Name)
		}
		same(t, path+"/"+inner.Name, inner, back)
	}
}

func TestAnyTreeComesBack(t *testing.T) {
	for seed := range uint64(60) {
		want := random(rand.New(rand.NewPCG(seed, 0)), 3)
		got, faults := Read(want.Bytes())
		if got == nil || len(faults) > 0 {
			t.Fatalf("seed %d: %v", seed, faults)
		}
		same(t, "", want, got)
	}
}

// TestLargeFile: the FAT does not fit the header.
func TestLargeFile(t *testing.T) {
	want := &Entry{Name: "Root Entry", Storage: true, Entries: []*Entry{
		{Name: "large", Data: bytes.Repeat([]byte("0123456789abcdef"), 1<<19)}, {Name: "small", Data: []byte("x")}}}
	got, faults := Read(want.Bytes())
	if got == nil || len(faults) > 0 {
		t.Fatal(faults)
	}
	same(t, "", want, got)
}

// TestPieces: a stream that does not lie in one piece: two of its sectors have changed places.
func TestPieces(t *testing.T) {
	data := make([]byte, 200<<10)
	for i := range data {
		data[i] = byte(i / 512 * 7)
	}
	b := (&Entry{Name: "Root Entry", Storage: true, Entries: []*Entry{{Name: "large", Data: data}}}).Bytes()
	first := (len(b) - len(data)) / sectorSize // counted from the header
	sector := func(n int) []byte { return b[(first+n)*sectorSize : (first+n+1)*sectorSize] }
	link := func(n, to int) {
		binary.LittleEndian.PutUint32(b[sectorSize+4*(first-1+n):], uint32(first-1+to))
	}
	kept := bytes.Clone(sector(10))
	copy(sector(10), sector(20))
	copy(sector(20), kept)
	link(9, 20)
	link(20, 11)
	link(19, 10)
	link(10, 21)
	root, faults := Read(b)
	if root == nil || len(faults) > 0 || !bytes.Equal(root.Entries[0].Data, data) {
		t.Errorf("faults %v", faults)
	}
}
