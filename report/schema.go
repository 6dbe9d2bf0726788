package report

import (
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
)

// The schema as the program keeps it; a test packs schema.json so.
//
//go:embed schema.gz
var packedSchema string

// Schema is the JSON Schema (draft 2020-12) of what JSON and NDJSON write. More keys than it names
// may come; those it names keep their meaning.
func Schema() []byte {
	z, err := gzip.NewReader(strings.NewReader(packedSchema))
	if err != nil {
		return nil // a test reads all of it
	}
	text, _ := io.ReadAll(z)
	return text
}
