package answers

import (
	"flag"
	"maps"
	"slices"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data files")

// sorted reads a file of records by their keys, and makes a list of them in the order of the keys.
func sorted[T, R any](t *testing.T, file string, join func(key string, record T) R) []R {
	t.Helper()
	records := map[string]T{}
	tables.Read(t, file, &records)
	return inOrder(records, join)
}

func inOrder[T, R any](records map[string]T, join func(key string, record T) R) []R {
	var list []R
	for _, key := range slices.Sorted(maps.Keys(records)) {
		list = append(list, join(key, records[key]))
	}
	return list
}

// symptomFile reads symptoms.toml.
func symptomFile(t *testing.T) []Symptom {
	t.Helper()
	var file struct {
		Symptom []struct {
			ID          string
			Says, Codes []string
			Who         string
			En, Zh      Words
		}
	}
	tables.Read(t, "symptoms.toml", &file)
	var list []Symptom
	for _, s := range file.Symptom {
		list = append(list, Symptom{s.ID, s.Says, s.Codes, s.Who, Both{s.En, s.Zh}})
	}
	return list
}

// fileOfClients reads clients.toml.
func fileOfClients(t *testing.T) clientFile {
	t.Helper()
	var file struct {
		Advice map[string]advice
		Error  []clientError
	}
	tables.Read(t, "clients.toml", &file)
	for _, e := range file.Error {
		if _, ok := file.Advice[e.Advice]; !ok {
			t.Errorf("%s: there is no advice %q", e.Code, e.Advice)
		}
	}
	join := func(id string, a advice) advice { a.ID = id; return a }
	return clientFile{Advice: inOrder(file.Advice, join), Error: file.Error}
}

func TestTablesAreThoseOfTheFiles(t *testing.T) {
	hold := func(file, name string, value any) {
		tables.Hold(t, file+".toml", *update, tables.Var{Name: name, Comment: name + " is what " + file + ".toml says.", Value: value})
	}
	codes := func(key string, c code) codeRecord { return codeRecord{key, c} }
	hold("reasons", "reasons", sorted(t, "reasons.toml", func(id string, b Both) reason { return reason{id, b} }))
	hold("rules", "rules", sorted(t, "rules.toml", func(id string, p pair) rule { return rule{id, p} }))
	hold("statuses", "statuses", sorted(t, "statuses.toml", codes))
	hold("replies", "replies", sorted(t, "replies.toml", codes))
	hold("symptoms", "symptoms", symptomFile(t))
	hold("clients", "clients", fileOfClients(t))
}
