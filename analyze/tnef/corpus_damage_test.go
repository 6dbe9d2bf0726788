package tnef_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// everyByte makes TestCorpusDamage cut and change the streams of the corpus at every byte, which
// takes minutes; without it some two hundred places of each are taken.
const everyByte = "EML_INSPECT_EVERY_BYTE"

// TestCorpusDamage cuts foreign streams, and changes bytes of them: reading ends, holds the law,
// takes no more memory than the stream and 20 MB, and gives what stands before the damage.
func TestCorpusDamage(t *testing.T) {
	streams, _ := filepath.Glob(filepath.Join(corpus, "*", "*.tnef"))
	if len(streams) == 0 {
		t.Skipf("no streams in %s: this test needs a corpus that is not part of the project", corpus)
	}
	for _, path := range streams {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		step := max(1, len(b)/211)
		if os.Getenv(everyByte) != "" {
			step = 1
		}
		whole := tnef.Read(b)
		for at := 4; at < len(b); at += step {
			checkDamaged(t, path, b[:at], at, whole)
			flipped := bytes.Clone(b)
			flipped[at] ^= 0xff
			checkDamaged(t, path, flipped, at, whole)
		}
	}
}

// checkDamaged reads a stream that is whole up to at.
func checkDamaged(t *testing.T, name string, b []byte, at int, whole *tnef.Stream) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := tnef.Read(b)
	s.Message.Texts()
	s.Message.Header()
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > uint64(len(b))+20<<20 {
		t.Errorf("%s damaged at %d: %d bytes of memory", name, at, used)
	}
	checkLaw(t, b, s)
	for i := range whole.Attachments {
		w := &whole.Attachments[i]
		if w.End > at {
			break
		}
		if i >= len(s.Attachments) || s.Attachments[i].Name != w.Name || !bytes.Equal(s.Attachments[i].Data, w.Data) {
			t.Errorf("%s damaged at %d: %q is lost", name, at, w.Name)
		}
	}
}
