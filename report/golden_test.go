package report_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

type writer func(io.Writer, *analyze.Report, report.Options) error

func TestGolden(t *testing.T) {
	shanghai := time.FixedZone("UTC+8", 8*3600)
	for _, test := range []struct {
		golden, sample string
		write          writer
		options        report.Options
	}{
		{"late.en.txt", "late", report.Text, report.Options{}},
		{"late.zh.txt", "late", report.Text, report.Options{Lang: report.Chinese, Zone: shanghai, Verbose: true}},
		{"late.narrow.txt", "late", report.Text, report.Options{Width: 60}},
		{"late.color.txt", "late", report.Text, report.Options{Color: true, Quiet: true}},
		{"late.wide.txt", "late", report.Text, report.Options{Width: 150, Color: true}},
		{"unsettled.en.txt", "unsettled", report.Text, report.Options{Verbose: true}},
		{"unsettled.zh.txt", "unsettled", report.Text, report.Options{Lang: report.Chinese, Width: 140, Zone: shanghai, Verbose: true}},
		{"unsettled.zh.md", "unsettled", report.Markdown, report.Options{Lang: report.Chinese}},
		{"late.en.md", "late", report.Markdown, report.Options{}},
		{"verified.en.txt", "verified", report.Text, report.Options{Verbose: true}},
		{"verified.zh.txt", "verified", report.Text, report.Options{Lang: report.Chinese, Zone: shanghai}},
		{"verified.en.md", "verified", report.Markdown, report.Options{}},
		{"verified.zh.md", "verified", report.Markdown, report.Options{Lang: report.Chinese}},
		{"garbled.en.txt", "garbled", report.Text, report.Options{}},
		{"garbled.zh.txt", "garbled", report.Text, report.Options{Lang: report.Chinese}},
		{"garbled.zh.md", "garbled", report.Markdown, report.Options{Lang: report.Chinese}},
		{"carried.en.txt", "carried", report.Text, report.Options{}},
		{"carried.zh.txt", "carried", report.Text, report.Options{Lang: report.Chinese, Width: 80}},
		{"carried.en.md", "carried", report.Markdown, report.Options{}},
		{"carried.json", "carried", report.JSON, report.Options{}},
		{"healthy.en.txt", "healthy", report.Text, report.Options{}},
		{"healthy.zh.txt", "healthy", report.Text, report.Options{Lang: report.Chinese}},
		{"unread.en.txt", "unread", report.Text, report.Options{}},
	} {
		t.Run(test.golden, func(t *testing.T) {
			var out bytes.Buffer
			if err := test.write(&out, samples()[test.sample], test.options); err != nil {
				t.Fatal(err)
			}
			compare(t, test.golden, out.Bytes())
		})
	}
}

func TestTally(t *testing.T) {
	var tally report.Tally
	for _, name := range []string{"late", "garbled", "garbled", "carried", "healthy", "unread"} {
		tally.Add(samples()[name])
	}
	for golden, lang := range map[string]report.Lang{"tally.en.txt": report.English, "tally.zh.txt": report.Chinese} {
		var out bytes.Buffer
		if err := tally.Text(&out, report.Options{Lang: lang}); err != nil {
			t.Fatal(err)
		}
		compare(t, golden, out.Bytes())
	}
}

// compare holds a golden file against what was written.
func compare(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}
