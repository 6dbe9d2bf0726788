package analyze

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Data flows one way: no package may import one that stands after it in the line.
func TestImportsFollowTheLine(t *testing.T) {
	const module = "github.com/eml-inspect/eml-inspect/"
	rank := func(pkg string) int {
		switch {
		case pkg == "headers" || pkg == "charset":
			return 0
		case pkg == "analyze/mend":
			return 3 // it gives back what the analysis found; reports say nothing of it
		case strings.HasPrefix(pkg, "analyze/"):
			return 1
		case pkg == "analyze":
			return 2
		case strings.HasPrefix(pkg, "report"):
			return 3
		}
		return 4
	}
	eachFile(t, func(path string) {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			return
		}
		from := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../")
		for _, spec := range file.Imports {
			to, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module)
			if ours && (rank(to) > rank(from) || (rank(from) == 0 && to != from)) {
				t.Errorf("%s imports %s", path, to)
			}
		}
	})
}

// One door per dependency: each third-party module is imported from one of our packages only.
func TestOneDoorPerDependency(t *testing.T) {
	doors := make(map[string]string)
	eachFile(t, func(path string) {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			return
		}
		for _, spec := range file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			if !strings.Contains(name, ".") || strings.HasPrefix(name, "github.com/eml-inspect/") {
				continue
			}
			dir := filepath.ToSlash(filepath.Dir(path))
			if door, ok := doors[name]; ok && door != dir && !shared(name) {
				t.Errorf("%s is imported from %s and %s", name, door, dir)
			}
			doors[name] = dir
		}
	})
}

// shared are the modules of which several packages need a part of their own.
func shared(name string) bool {
	return strings.HasPrefix(name, "golang.org/x/text/") || strings.HasPrefix(name, "github.com/pelletier/go-toml/v2")
}

// eachFile runs over the Go files of the module that are no tests.
func eachFile(t *testing.T, see func(path string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && path != ".." && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if d.IsDir() && path != ".." {
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
				return fs.SkipDir // a module of its own
			}
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			see(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
