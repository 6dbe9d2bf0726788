package mend_test

import (
	"context"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
)

func TestExtractCollectedMail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	files := 0
	for _, path := range collected(t, "mime", "real", "tnef") {
		r := analyze.Message(context.Background(), read(t, path), analyze.Options{Name: path})
		files += checkSums(t, path, r)
	}
	t.Logf("%d files", files)
	if files == 0 {
		t.Error("no file was found")
	}
}
