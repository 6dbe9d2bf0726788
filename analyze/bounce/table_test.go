package bounce

import (
	"flag"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data file")

// ruleFile reads rules.toml with its sources and examples.
func ruleFile(t testing.TB) []Rule {
	t.Helper()
	var file struct{ Rule []Rule }
	tables.Read(t, "rules.toml", &file)
	for i := range file.Rule {
		r := &file.Rule[i]
		for _, s := range r.Says {
			r.says = append(r.says, newPhrase(s))
		}
		for _, s := range r.Unless {
			r.unless = append(r.unless, newPhrase(s))
		}
	}
	return file.Rule
}

// newPhrase makes a phrase as the program holds it.
func newPhrase(s string) phrase {
	var p phrase
	s, p.open = strings.CutSuffix(s, "…")
	for piece := range strings.SplitSeq(s, "…") {
		if piece = strings.TrimSpace(piece); piece != "" {
			p.pieces = append(p.pieces, piece)
		}
	}
	first := p.pieces[0]
	p.grams = [3]uint16{gram(first, 0), gram(first, len(first)/2), gram(first, len(first)-3)}
	return p
}

func TestTableIsThatOfTheFile(t *testing.T) {
	tables.Hold(t, "rules.toml", *update, tables.Var{Name: "ruleRecords",
		Comment: "ruleRecords are the records of rules.toml, without sources and examples.", Value: ruleFile(t)})
}
