package rtf_test

import (
	"bytes"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/rtf"
)

// TestDecompressForeign reads the two messages that MS-OXRTFCP, section 3.1, gives in bytes.
func TestDecompressForeign(t *testing.T) {
	for _, c := range []struct{ packed, want string }{
		{"2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232" +
			"0af32068656c090020627705b06c647d0a800fa0", "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"},
		{"1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"},
	} {
		b, _ := hex.DecodeString(c.packed)
		got, faults := rtf.Decompress(b)
		if string(got) != c.want || len(faults) > 0 {
			t.Errorf("got %q, faults %v", got, faults)
		}
	}
}

func TestDecompressReadsBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 9000)
	for i := range noise {
		noise[i] = byte(rnd.Uint32())
	}
	for _, text := range []string{"", "a", strings.Repeat("ab", 5000), string(noise),
		"{\\rtf1\\ansi\\mac\\deff0\\deftab720 all of it known}", strings.Repeat("0123456789", 1000)} {
		for _, packed := range [][]byte{pack(text), header("MELA", len(text), []byte(text))} {
			got, faults := rtf.Decompress(packed)
			if string(got) != text || len(faults) > 0 {
				t.Errorf("%.20q: got %d of %d bytes, faults %v", text, len(got), len(text), faults)
			}
		}
	}
}

func TestDecompressDamage(t *testing.T) {
	text := "{\\rtf1 some text that is long enough to be cut, and to be changed}"
	whole := pack(text)
	change := func(at int, to byte) []byte {
		b := bytes.Clone(whole)
		b[at] = to
		return b
	}
	for _, c := range []struct {
		name   string
		packed []byte
		kind   rtf.FaultKind
		want   string
	}{
		{"cut", whole[:40], rtf.Truncated, "{\\rtf1 some text"},
		{"checksum", change(12, whole[12]+1), rtf.Checksum, text},
		{"size", change(4, 9), rtf.SizeWrong, text},
		{"other size", change(0, 20), rtf.Checksum, text},
		{"no header", whole[:12], rtf.NotCompressed, ""},
		{"not compressed", []byte(text), "", text},
		{"something else", []byte("sixteen bytes or more of it"), rtf.NotCompressed, ""},
		{"before the beginning", header("LZFu", 3, []byte{1, 0x80, 0x01, 'x'}), rtf.BadReference, "   x"},
	} {
		got, faults := rtf.Decompress(c.packed)
		if !strings.HasPrefix(string(got), c.want) || len(got) > len(text) {
			t.Errorf("%s: got %q", c.name, got)
		}
		if c.kind == "" != (len(faults) == 0) || c.kind != "" && faults[0].Kind != c.kind {
			t.Errorf("%s: faults %v", c.name, faults)
		}
	}
}

// TestDecompressKeepsMemory: a header that promises much does not make much.
func TestDecompressKeepsMemory(t *testing.T) {
	b := header("LZFu", 1<<31-1, bytes.Repeat([]byte{0xff}, 20))
	if got, _ := rtf.Decompress(b); cap(got) > 1000 {
		t.Errorf("%d bytes for %d", cap(got), len(b))
	}
}

func FuzzDecompress(f *testing.F) {
	f.Add(pack("{\\rtf1 some text some text some text}"))
	f.Add(header("MELA", 8, []byte("{\\rtf1 }")))
	f.Fuzz(func(t *testing.T, b []byte) {
		out, faults := rtf.Decompress(b)
		if len(out) > 9*len(b)+17 || len(faults) > 110 {
			t.Fatalf("%d bytes and %d faults of %d bytes", len(out), len(faults), len(b))
		}
		if out == nil && len(faults) == 0 {
			t.Fatal("nothing, and no reason")
		}
	})
}
