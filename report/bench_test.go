package report_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
	"github.com/eml-inspect/eml-inspect/report"
)

func BenchmarkText(b *testing.B) {
	r := late()
	for b.Loop() {
		if err := report.Text(io.Discard, r, report.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNDJSON(b *testing.B) {
	r := late()
	for b.Loop() {
		if err := report.NDJSON(io.Discard, r, report.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHugeValuesTakeLinearTime feeds a message whose every text is a megabyte long.
func TestHugeValuesTakeLinearTime(t *testing.T) {
	for _, unit := range []string{"a", "\u0301", "汉", "\xff", "`", "a b"} {
		huge := strings.Repeat(unit, 1<<20)
		r := carried()
		m := r.Messages[1]
		m.Summary.Subject, m.Summary.To = huge, huge
		m.Attachments[0].Name, m.Attachments[1].Type = huge, huge
		m.Findings[0].Facts["names"] = huge
		m.Findings[0].Where[0].Quote = huge
		took := processor.Least(5, 10*time.Second, func() {
			if report.Text(io.Discard, r, report.Options{}) != nil || report.Markdown(io.Discard, r, report.Options{}) != nil {
				t.Fatal("a writer that never fails failed")
			}
		})
		if took > 10*time.Second {
			t.Errorf("%q takes %s", unit, took)
		}
	}
}
