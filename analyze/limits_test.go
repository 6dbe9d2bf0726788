package analyze

import (
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// limitRow is a row of docs/limits.md: what, the bound, folder.Constant, what is said.
var limitRow = regexp.MustCompile("(?m)^(\\| [^|]+ \\|)[^|]*(\\| `([a-z/-]+)\\.([A-Za-z.]+)` \\|)")

// TestLimitsAreDocumented holds docs/limits.md equal to the code, and to every limits.go.
func TestLimitsAreDocumented(t *testing.T) {
	name := filepath.Join("..", "docs", "limits.md")
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	fresh := limitRow.ReplaceAllStringFunc(string(page), func(row string) string {
		m := limitRow.FindStringSubmatch(row)
		listed[m[3]+"."+m[4]] = true
		expr, ok := constants(t, m[3])[m[4]]
		if !ok {
			t.Errorf("%s.%s is not in the code", m[3], m[4])
		}
		return m[1] + " " + amount(t, expr) + " " + m[2]
	})
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(name, []byte(fresh), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if fresh != string(page) {
		t.Error("docs/limits.md is not what the code says; run go test ./analyze -run Limits -update")
	}
	for _, folder := range []string{"headers", "analyze", "analyze/eml", "analyze/tnef", "analyze/msg"} {
		for constant := range readConstants(t, folder, "limits.go") {
			if !listed[folder+"."+constant] && !strings.HasPrefix(strings.ToLower(constant), "limit") {
				t.Errorf("docs/limits.md does not list %s.%s", folder, constant)
			}
		}
	}
}

func constants(t *testing.T, folder string) map[string]string {
	return readConstants(t, folder, "*.go")
}

// readConstants gives the constants of the files of a folder, and the fields of DefaultLimits, as they are written.
func readConstants(t *testing.T, folder, pattern string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(folder), pattern))
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]string)
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		text := func(n ast.Node) string { return string(source[n.Pos()-file.FileStart : n.End()-file.FileStart]) }
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				addConstants(found, d, text)
			}
		}
	}
	return found
}

func addConstants(found map[string]string, d *ast.GenDecl, text func(ast.Node) string) {
	for _, s := range d.Specs {
		v, ok := s.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			continue
		}
		if d.Tok == token.CONST {
			found[v.Names[0].Name] = text(v.Values[0])
		}
		if all, ok := v.Values[0].(*ast.CompositeLit); ok && v.Names[0].Name == "DefaultLimits" {
			for _, e := range all.Elts {
				if e, ok := e.(*ast.KeyValueExpr); ok {
					found["DefaultLimits."+text(e.Key)] = text(e.Value)
				}
			}
		}
	}
}

// amount writes a constant for people: those that are shifted are bytes.
func amount(t *testing.T, expr string) string {
	t.Helper()
	v, err := types.Eval(token.NewFileSet(), nil, token.NoPos, expr)
	if err != nil {
		t.Errorf("%s: %v", expr, err)
		return ""
	}
	n, _ := constant.Int64Val(v.Value)
	switch {
	case strings.Contains(expr, "<< 30"):
		return fmt.Sprintf("%d GB", n>>30)
	case strings.Contains(expr, "<< 20"):
		return fmt.Sprintf("%d MB", n>>20)
	case strings.Contains(expr, "<< 10"):
		return fmt.Sprintf("%d KB", n>>10)
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
