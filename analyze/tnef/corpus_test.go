package tnef_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// corpus holds streams as NAME.tnef beside folders NAME with the files that others extracted.
const corpus = "../../../shared/corpora/tnef"

func TestCorpus(t *testing.T) {
	streams, _ := filepath.Glob(filepath.Join(corpus, "*", "*.tnef"))
	if len(streams) == 0 {
		t.Skipf("no streams in %s: this test needs a corpus that is not part of the project", corpus)
	}
	for _, path := range streams {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := tnef.Read(b)
		checkLaw(t, b, s)
		for _, f := range s.Faults {
			if f.Kind != tnef.GarbageAtEnd {
				t.Errorf("%s: fault %v", path, f)
			}
		}
		checkExtracted(t, strings.TrimSuffix(path, ".tnef"), s)
	}
}

// checkExtracted compares files by name and bytes. Some of the corpus went through a checkout
// that turned CRLF into LF, so text may differ in that.
func checkExtracted(t *testing.T, dir string, s *tnef.Stream) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, file := range files {
		name := filepath.Base(file)
		if strings.HasPrefix(name, "message.") {
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !holds(s, name, want) {
			t.Errorf("%s is not among the attachments", file)
		}
	}
}

func holds(s *tnef.Stream, name string, want []byte) bool {
	for _, a := range s.Files() {
		lf := bytes.ReplaceAll(a.Data, []byte("\r\n"), []byte("\n"))
		if a.Name == name && (bytes.Equal(a.Data, want) || bytes.Equal(lf, want)) {
			return true
		}
	}
	return false
}
