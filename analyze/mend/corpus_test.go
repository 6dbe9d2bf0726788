package mend_test

import (
	"context"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

func TestExtractCollectedMail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	files := 0
	for _, path := range someOf(collected(t, "mime", "real", "tnef"), 400) {
		r := analyze.Message(context.Background(), read(t, path), analyze.Options{Name: path})
		files += checkSums(t, path, r)
	}
	t.Logf("%d files", files)
	if files == 0 {
		t.Error("no file was found")
	}
}

func TestRepairCollectedMail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	repaired, copied := make(map[string][]byte), 0
	for _, path := range someOf(collected(t, "mime", "real", "tnef"), 400) {
		mail := read(t, path)
		r, err := mend.Repair(context.Background(), mail, mend.RepairOptions{Name: path})
		if err != nil {
			continue
		}
		if len(r.Changes) == 0 {
			copied++
			continue
		}
		checkRepaired(t, path, r)
		repaired[path] = r.Message
	}
	t.Logf("%d messages repaired, %d copied", len(repaired), copied)
	checkPython(t, repaired)
}
