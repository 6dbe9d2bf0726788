package mend_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// corpora is where collected mail is that is not part of the project.
const corpora = "../../../shared/corpora"

// testMail reads the test messages of the checks.
func testMail(t *testing.T) map[string][]byte {
	t.Helper()
	names, _ := filepath.Glob("../testdata/*.eml")
	if len(names) < 50 {
		t.Fatalf("only %d test messages", len(names))
	}
	mail := make(map[string][]byte)
	for _, name := range names {
		mail[filepath.Base(name)] = read(t, name)
	}
	return mail
}

// collected lists files of a folder of collected mail; the test is skipped where there is none.
func collected(t *testing.T, folders ...string) []string {
	t.Helper()
	var list []string
	for _, folder := range folders {
		_ = filepath.WalkDir(filepath.Join(corpora, folder), func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && !strings.HasSuffix(path, ".json") && !strings.HasSuffix(path, ".xml") {
				list = append(list, path)
			}
			return nil
		})
	}
	if len(list) == 0 {
		t.Skipf("no mail in %s: this test needs mail that is not part of the project", corpora)
	}
	return list
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// checkSums compares what is extracted with the checksums of a report.
func checkSums(t *testing.T, name string, r *analyze.Report) int {
	t.Helper()
	var want []analyze.Attachment
	for _, m := range r.Messages {
		want = append(want, m.Attachments...)
	}
	files := mend.Extract(r)
	if len(files) != len(want) {
		t.Errorf("%s: %d files, %d attachments", name, len(files), len(want))
		return 0
	}
	for i, f := range files {
		sum := sha256.Sum256(f.Data)
		if hex.EncodeToString(sum[:]) != want[i].SHA256 || len(f.Data) != want[i].Size {
			t.Errorf("%s: %s of %s is not what the report lists", name, f.SafeName, want[i].Source)
		}
		if mend.SafeName(f.SafeName) != f.SafeName {
			t.Errorf("%s: %q is not safe", name, f.SafeName)
		}
	}
	return len(files)
}
