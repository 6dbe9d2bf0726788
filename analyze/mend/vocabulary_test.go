package mend_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// ruleFiles are the data files whose words the analysis compares texts with.
var ruleFiles = []string{"../bounce/rules.toml", "../strippers.toml", "../links.toml", "../forwards.toml", "../providers.toml",
	"../filetype/types.toml", "../../headers/verdicts.toml", "../../headers/dialects.toml", "../../headers/clocks.toml",
	"../../charset/labels.toml"}

// aside are the keys whose values are examples, sources and codes of ours.
var aside = []string{"try", "source", "fix", "symptom", "id", "why", "hex", "ascii", "letters"}

var (
	escapes = regexp.MustCompile(`\(\?P<\w+>|\\[a-zA-Z]`)
	tokens  = regexp.MustCompile(`[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[^\x00-\x7f]+`)
)

// sources are the folders whose code compares texts with words of its own.
var sources = []string{"../bounce", "..", "../../headers"}

// The vocabulary is what the rules of the analysis are written in, and nothing else. Rules may change a little before
// it is written again.
func TestVocabulary(t *testing.T) {
	words := make(map[string]bool)
	for _, name := range ruleFiles {
		var file map[string]any
		if err := toml.Unmarshal(read(t, name), &file); err != nil {
			t.Fatal(err)
		}
		wordsOf(file, words)
	}
	for _, folder := range sources {
		wordsOfCode(t, folder, words)
	}
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		writeVocabulary(t, strings.Join(slices.Sorted(maps.Keys(words)), "\n"))
	}
	kept := readVocabulary(t)
	foreign := 0
	for _, w := range kept {
		if !words[w] {
			foreign++
		}
	}
	if lacking := len(words) - len(kept) + foreign; foreign*50 > len(words) || lacking*50 > len(words) {
		t.Errorf("vocabulary.gz has %d words that no rule has, and lacks %d: go test ./analyze/mend -run Vocabulary -update",
			foreign, lacking)
	}
}

func writeVocabulary(t *testing.T, text string) {
	t.Helper()
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("vocabulary.gz", packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readVocabulary(t *testing.T) []string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(read(t, "vocabulary.gz")))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(text))
}

// wordsOfCode collects the words of the strings in the code of a folder.
func wordsOfCode(t *testing.T, folder string, words map[string]bool) {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(folder, "*.go"))
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.ImportSpec); ok {
				return false
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				wordsOf(strings.Trim(lit.Value, "`\""), words)
			}
			return true
		})
	}
}

// wordsOf collects the words of all strings of a data file but those of examples.
func wordsOf(value any, words map[string]bool) {
	switch v := value.(type) {
	case map[string]any:
		for key, one := range v {
			if !slices.Contains(aside, key) {
				wordsOf(one, words)
			}
		}
	case []map[string]any:
		for _, one := range v {
			wordsOf(one, words)
		}
	case []any:
		for _, one := range v {
			wordsOf(one, words)
		}
	case string:
		for _, w := range tokens.FindAllString(escapes.ReplaceAllString(v, " "), -1) {
			words[strings.ToLower(w)] = true
		}
	}
}
