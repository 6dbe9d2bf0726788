package bounce

import (
	"flag"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data file")

// ruleRecord is a rule as it stands in rules.toml.
type ruleRecord struct {
	Rule
	Says   []string // one of these phrases
	Unless []string // and none of these
	Source string   // where the meaning is from
	Try    string   // an answer that must meet this rule
}

// ruleFile reads rules.toml.
func ruleFile(t testing.TB) []ruleRecord {
	t.Helper()
	var file struct{ Rule []ruleRecord }
	tables.Read(t, "rules.toml", &file)
	return file.Rule
}

// rulesOf makes rules as the program holds them.
func rulesOf(records []ruleRecord) []Rule {
	var list []Rule
	for _, r := range records {
		for _, s := range r.Says {
			r.says = append(r.says, newPhrase(s))
		}
		for _, s := range r.Unless {
			r.unless = append(r.unless, newPhrase(s))
		}
		list = append(list, r.Rule)
	}
	return list
}

// newPhrase makes a phrase as the program holds it.
func newPhrase(s string) phrase {
	var pieces []string
	for piece := range strings.SplitSeq(s, gap) {
		pieces = append(pieces, strings.TrimSpace(piece))
	}
	first := pieces[0]
	return phrase{strings.Join(pieces, gap), [3]uint16{gram(first, 0), gram(first, len(first)/2), gram(first, len(first)-3)}}
}

func TestTableIsThatOfTheFile(t *testing.T) {
	tables.Hold(t, "rules.toml", *update, tables.Var{Name: "ruleRecords",
		Comment: "ruleRecords are the records of rules.toml, without sources and examples.", Value: rulesOf(ruleFile(t))})
}
