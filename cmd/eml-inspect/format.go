package main

import (
	"io"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// format is a way to write reports.
type format struct {
	name  string
	write func(io.Writer, *analyze.Report, report.Options) error
	split report.Split                          // writes one whose messages are too many to be held together
	prose bool                                  // for a person: reports are set apart, unread inputs are left to the diagnostics
	begin func(io.Writer, report.Options) error // before the first report; nil for nothing
	end   func(io.Writer, report.Options) error // behind the last
}

// formats lists what --format knows. The first is the default.
func formats() []format {
	return []format{
		{name: "text", write: report.Text, split: report.SplitText(), prose: true},
		{name: "json", write: report.JSON, split: report.SplitJSON()},
		{name: "ndjson", write: report.NDJSON, split: report.SplitNDJSON()},
		{name: "html", write: report.Article, split: report.SplitHTML(), begin: report.BeginHTML, end: report.EndHTML},
		{name: "markdown", write: report.Markdown, split: report.SplitMarkdown()},
		{name: "csv", write: report.CSV, split: report.SplitCSV(), begin: report.BeginCSV},
	}
}

// formatNames lists the names that --format takes.
func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// formatNamed finds a format that is known to exist.
func formatNamed(name string) format {
	list := formats()
	return list[max(0, slices.IndexFunc(list, func(f format) bool { return f.name == name }))]
}
