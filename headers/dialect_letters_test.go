package headers

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// What is filed by hosts, letters and clauses finds the record that trying all of them in their order does.
func TestDialectCandidates(t *testing.T) {
	r, table := rand.New(rand.NewPCG(5, 6)), dialects()
	for _, record := range dialectFile(t) {
		for _, text := range record.Try {
			for range 40 {
				h := ReadReceived(Field{Text: text})
				if got, want := table.match(&h), firstOfAll(table, &h); got != want {
					t.Fatalf("%q: record %d, want %d", text, got, want)
				}
				if text = altered(r, text); r.IntN(8) == 0 {
					text = strings.ToUpper(text)
				}
			}
		}
	}
}

// firstOfAll tries all records.
func firstOfAll(t *dialectTable, h *Hop) int {
	for i := range t.records {
		r := &t.records[i]
		missing := (!r.NoFrom || h.From == "") && (!r.NoWith || h.With == "") && (!r.NoID || h.ID == "")
		there := (len(r.FromPrefix) == 0 || h.From != "") && (len(r.Via) == 0 || h.Via != "") &&
			(len(r.IDShape) == 0 || h.ID != "")
		if missing && there && t.fits(i, h) {
			return i
		}
	}
	return -1
}
