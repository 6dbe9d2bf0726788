package catalogue

import (
	"cmp"
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the catalogue")

// wordsFile is the one file that is no finding code.
const wordsFile = "words.toml"

// filesHere lists the files of the catalogue.
func filesHere(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("*.toml")
	if err != nil || len(list) < 50 {
		t.Fatalf("%d files, %v", len(list), err)
	}
	return list
}

// joinLines undoes the line breaks of the file: English words are parted by a blank, Chinese is not.
func joinLines(lang Lang, text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	if lang == Chinese {
		return strings.Join(lines, "")
	}
	return strings.Join(lines, " ")
}

func joined(lang Lang, s Said) Said {
	return Said{joinLines(lang, s.Title), joinLines(lang, s.Headline), joinLines(lang, s.Cause), joinLines(lang, s.Fix)}
}

// readPages reads the files of all codes.
func readPages(t *testing.T) []page {
	t.Helper()
	var list []page
	for _, file := range filesHere(t) {
		if file == wordsFile {
			continue
		}
		var p struct{ En, Zh Said }
		tables.Read(t, file, &p)
		list = append(list, page{strings.TrimSuffix(file, ".toml"), joined(English, p.En), joined(Chinese, p.Zh)})
	}
	slices.SortFunc(list, func(a, b page) int { return strings.Compare(a.Code, b.Code) })
	return list
}

// readWords reads words.toml.
func readWords(t *testing.T) []word {
	t.Helper()
	groups := map[string]map[string]struct{ En, Zh string }{}
	tables.Read(t, wordsFile, &groups)
	var list []word
	for group, words := range groups {
		for key, w := range words {
			list = append(list, word{group, key, joinLines(English, w.En), joinLines(Chinese, w.Zh)})
		}
	}
	slices.SortFunc(list, func(a, b word) int {
		return cmp.Or(strings.Compare(a.Group, b.Group), strings.Compare(a.Key, b.Key))
	})
	return list
}

func TestTablesAreThoseOfTheFiles(t *testing.T) {
	tables.Hold(t, "pages.toml", *update, tables.Var{Name: "pages",
		Comment: "pages are the texts of all codes, in the order of the codes.", Value: readPages(t)})
	tables.Hold(t, wordsFile, *update, tables.Var{Name: "words",
		Comment: "words are the records of words.toml, in the order of their groups and keys.", Value: readWords(t)})
}
