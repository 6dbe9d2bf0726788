package sample

import (
	"bytes"
	"crypto/sha256"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// leaves counts the leaves of a message, and what is found wrong with them.
func leaves(t *testing.T, input []byte) (n, wrong int) {
	t.Helper()
	file, err := eml.Read(input, "", eml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range file.Messages {
		for part := range m.Root.All() {
			wrong += len(part.Defects) + len(part.Decoded.Faults)
			if part.Leaf() {
				n++
			}
		}
	}
	return n, wrong
}

// Whatever is measured is healthy mail with as many parts as it says: else a reader that gives up early is the fastest.
func TestMessagesAreHealthy(t *testing.T) {
	for _, c := range []struct {
		name   string
		input  []byte
		leaves int
	}{
		{"base64", Large(Base64, 200_000), 2},
		{"quoted", Large(Quoted, 200_000), 2},
		{"text", Large(Text, 200_000), 2},
		{"no forward", Forwards(0, 20_000), 3},
		{"forwards", Forwards(5, 20_000), 8},
		{"many forwards", Forwards(40, 20_000), 43},
		{"to sign", ToSign(1, 26_000), 1},
	} {
		if n, wrong := leaves(t, c.input); n != c.leaves || wrong > 0 {
			t.Errorf("%s: %d leaves, want %d; %d things are wrong", c.name, n, c.leaves, wrong)
		}
	}
	for i, m := range Small(60) {
		if n, wrong := leaves(t, m); n == 0 || wrong > 0 {
			t.Errorf("small %d: %d leaves, %d things are wrong", i, n, wrong)
		}
	}
}

// Large messages are as large as they are to be.
func TestSizes(t *testing.T) {
	const want = 300_000
	for _, kind := range []string{Base64, Quoted, Text} {
		if n := len(Large(kind, want)); n < want*99/100 || n > want*125/100 {
			t.Errorf("%s: %d bytes, want %d", kind, n, want)
		}
	}
}

// Two runs measure the same bytes.
func TestSameBytes(t *testing.T) {
	sum := func() [32]byte {
		return sha256.Sum256(bytes.Join(append(Small(30), Large(Base64, 50_000), Winmail(2, 1000)), nil))
	}
	if sum() != sum() {
		t.Error("the same call gives other bytes")
	}
}

// Texts are in the charset that they are said to be in.
func TestEncodedTexts(t *testing.T) {
	for _, e := range EncodedTexts() {
		if d, ok := charset.Decode(e.Bytes, e.Charset); !ok || d.Text != e.Text || len(e.Text) < 20 {
			t.Errorf("%s in %s: %q, want %q", e.Language, e.Charset, d.Text, e.Text)
		}
	}
}
