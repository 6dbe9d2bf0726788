package mend_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// seed adds the test messages of the checks.
func seed(f *testing.F) {
	names, _ := filepath.Glob("../testdata/*.eml")
	for _, name := range names {
		if b, err := os.ReadFile(name); err == nil && len(b) < 4000 {
			f.Add(b)
		}
	}
}

// Whatever the input is, what is repaired is read by a strict reader.
func FuzzRepair(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := mend.Repair(context.Background(), b, mend.RepairOptions{Thorough: true})
		if err != nil || len(r.Changes) == 0 {
			return
		}
		if why := strictly(r.Message); why != "" {
			t.Errorf("go-message: %s\n%s", why, r.Message)
		}
	})
}

// Whatever the input is, the copy is as long as the message in it, and the same for the same input.
func FuzzRedact(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		one, err := mend.Redact(context.Background(), b, analyze.Options{})
		if err != nil {
			return
		}
		two, err := mend.Redact(context.Background(), b, analyze.Options{})
		file, _ := eml.Read(b, "", eml.Limits{})
		unwrapped := len(file.Messages) > 0 && file.Messages[0].Root.Layer.Unwrapped()
		if err != nil || !bytes.Equal(one.Message, two.Message) || len(one.Message) != len(b) && !unwrapped {
			t.Errorf("%d bytes became %d: %v", len(b), len(one.Message), err)
		}
	})
}
