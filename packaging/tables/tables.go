// Package tables keeps the Go form of a data file true to it. What is known of charsets, dialects and the rest is
// written in TOML, beside the code that uses it; the program holds the same as Go literals, which stand in the
// binary ready for use, so that a start costs no reading. It keeps the law that both say the same: a test of the
// package that owns the file reads it strictly and holds the literals to it, or writes them anew.
// Only tests import it.
package tables

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// Var is a variable of the Go form: a slice, a struct or a basic value, without maps and functions.
type Var struct {
	Name    string
	Comment string // one sentence that begins with the name
	Value   any
}

// Read decodes a TOML file strictly: a key that has no place in the target, or a mistake in the file, ends the test.
func Read(t testing.TB, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// Hold compares the Go form of a data file, which stands beside it, with what it should be, and writes it where update
// says so. Fields named Source and Try, which only tests read, and those that are zero are left out.
func Hold(t testing.TB, file string, update bool, vars ...Var) {
	t.Helper()
	name := GoFile(file)
	want, err := Source(packageOf(t), filepath.Base(file), vars...)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what %s says (%v): run \"go test . -update\" there, then the tests", name, file, err)
	}
}

// GoFile names the Go form of a data file: labels_toml.go for labels.toml.
func GoFile(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) + "_toml.go" }

// packageOf names the package whose test runs: that of its folder.
func packageOf(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(dir)
}
