package filetype

import (
	"encoding/hex"
	"flag"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data file")

// complete works out the bytes that the record of a type states.
func complete(t *testing.T, r *Type) {
	r.magic = []byte(r.ASCII)
	if r.Hex != "" {
		magic, err := hex.DecodeString(r.Hex)
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
		r.magic = magic
	}
	if len(r.magic) > 0 {
		r.any = make([]bool, len(r.magic))
	}
	for i, c := range r.magic {
		r.any[i] = r.Hex == "" && c == '?'
	}
}

func TestTableIsThatOfTheFile(t *testing.T) {
	var file typeFile
	tables.Read(t, "types.toml", &file)
	for i := range file.Type {
		complete(t, &file.Type[i])
	}
	tables.Hold(t, "types.toml", *update, tables.Var{Name: "typeData", Comment: "typeData is types.toml.", Value: file})
}
