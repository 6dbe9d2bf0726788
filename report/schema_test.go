package report_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"github.com/eml-inspect/eml-inspect/report"
)

// The program keeps the schema that stands in schema.json.
func TestSchemaIsKept(t *testing.T) {
	want, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if _, err := z.Write(want); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("schema.gz", packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return // it is compiled in the next time
	}
	if !bytes.Equal(report.Schema(), want) {
		t.Error("schema.gz is not schema.json; run go test ./report -update")
	}
}
