package report_test

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// TestEveryCheckHasWords names the codes that a check reports and nobody can read about.
func TestEveryCheckHasWords(t *testing.T) {
	for _, code := range analyze.Codes() {
		if _, known := report.Explain(code, report.Chinese); !known {
			t.Errorf("%s has no file in catalogue", code)
		}
	}
}
