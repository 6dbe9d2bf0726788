package charset

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

// labelRecords reads labels.toml with its sources, labels and examples.
func labelRecords(t testing.TB) []label {
	t.Helper()
	var file struct{ Charset []label }
	tables.Read(t, "labels.toml", &file)
	return file.Charset
}

// labelIndex lists the folded labels of records in their order, a line each with the place of its record; what folds to nothing is
// none. The records are given back as the program holds them.
func labelIndex(records []label) ([]label, string) {
	places := map[string]int{}
	for i := range records {
		for _, alias := range records[i].Aliases {
			places[fold(alias)] = i
		}
		places[fold(records[i].Name)] = i
		records[i].Aliases = nil
	}
	delete(places, "")
	var keys strings.Builder
	for _, folded := range slices.Sorted(maps.Keys(places)) {
		fmt.Fprintf(&keys, "%s %d\n", folded, places[folded])
	}
	return records, keys.String()
}

// hintFile reads hints.toml with its sources and examples.
func hintFile(t *testing.T) []hint {
	t.Helper()
	var file struct{ Hint []hint }
	tables.Read(t, "hints.toml", &file)
	return file.Hint
}

func TestTablesAreThoseOfTheFiles(t *testing.T) {
	list, keys := labelIndex(labelRecords(t))
	tables.Hold(t, "labels.toml", *update,
		tables.Var{Name: "labelList", Comment: "labelList are the charsets of labels.toml, without sources and examples.", Value: list},
		tables.Var{Name: "labelKeys", Comment: "labelKeys are their folded labels in order, a line each with the place of its charset.", Value: keys})
	tables.Hold(t, "hints.toml", *update, tables.Var{Name: "hintRecords",
		Comment: "hintRecords are the records of hints.toml, without sources and examples.", Value: hintFile(t)})
	var file struct{ Page []page }
	tables.Read(t, "pages.toml", &file)
	tables.Hold(t, "pages.toml", *update, tables.Var{Name: "pages",
		Comment: "pages are the records of pages.toml.", Value: file.Page})
}
