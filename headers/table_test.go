package headers

import (
	"flag"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data files")

// dialectFile reads dialects.toml with its sources and examples.
func dialectFile(t testing.TB) []dialectRecord {
	var data struct{ Dialect []dialectRecord }
	tables.Read(t, "dialects.toml", &data)
	return data.Dialect
}

func clockData(t testing.TB) []clockRecord {
	var data struct{ Clock []clockRecord }
	tables.Read(t, "clocks.toml", &data)
	return data.Clock
}

// clockFile makes the table of clocks.toml with its sources and examples.
func clockFile(t testing.TB) *clockTable { return newClockTable(clockData(t)) }

func verdictsOf(t testing.TB) (data verdictFile) {
	tables.Read(t, "verdicts.toml", &data)
	return data
}

// verdictTableOf makes the table of verdicts.toml with its sources and examples.
func verdictTableOf(t testing.TB) *verdictTable { return newVerdictTable(verdictsOf(t)) }

func TestTablesAreThoseOfTheFiles(t *testing.T) {
	tables.Hold(t, "dialects.toml", *update, tables.Var{Name: "dialectRecords",
		Comment: "dialectRecords are the records of dialects.toml, without sources and examples.", Value: dialectFile(t)})
	tables.Hold(t, "clocks.toml", *update, tables.Var{Name: "clockRecords",
		Comment: "clockRecords are the records of clocks.toml, without sources and examples.", Value: clockData(t)})
	tables.Hold(t, "verdicts.toml", *update, tables.Var{Name: "verdictData",
		Comment: "verdictData is verdicts.toml, without sources and examples.", Value: verdictsOf(t)})
}
