package route

import (
	"flag"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data file")

func TestTableIsThatOfTheFile(t *testing.T) {
	var file struct{ Schedule []schedule }
	tables.Read(t, "schedules.toml", &file)
	tables.Hold(t, "schedules.toml", *update, tables.Var{Name: "schedules",
		Comment: "schedules are the records of schedules.toml, without sources.", Value: file.Schedule})
}
