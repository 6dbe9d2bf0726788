package report

import _ "embed"

//go:embed schema.json
var schemaText string

// Schema is the JSON Schema (draft 2020-12) of what JSON and NDJSON write. More keys than it names
// may come; those it names keep their meaning.
func Schema() []byte {
	return []byte(schemaText)
}
