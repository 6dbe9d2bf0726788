package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// csvMark stands before the first column, so that a spreadsheet reads the file as UTF-8 and not as the code page of the
// machine. Programs skip it (in Python: the encoding utf-8-sig).
const csvMark = "\ufeff"

// BeginCSV writes the row of column names, in English whatever the language, behind a byte order mark. The error is the
// writer's.
func BeginCSV(w io.Writer, _ Options) error {
	if _, err := io.WriteString(w, csvMark); err != nil {
		return err
	}
	var names []string
	for _, c := range csvColumns() {
		names = append(names, c.name)
	}
	return writeRows(w, [][]string{names})
}

// CSV writes a report as rows of comma-separated values (RFC 4180): one for each message, and one for an input that
// holds none. The rows follow those of BeginCSV. No cell can act in a spreadsheet: one that would begin a formula there
// begins with an apostrophe, and what is invisible or controls the screen is spelled out. The error is the writer's.
func CSV(w io.Writer, r *analyze.Report, o Options) error {
	list := r.Messages
	if len(list) == 0 {
		list = []*analyze.MessageReport{nil}
	}
	var rows [][]string
	for _, m := range list {
		var row []string
		for _, c := range csvColumns() {
			row = append(row, cellText(c.of(r, m, &o)))
		}
		rows = append(rows, row)
	}
	return writeRows(w, rows)
}

// writeRows writes rows that end with CR LF.
func writeRows(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w) // quotes what has to be
	out.UseCRLF = true
	return out.WriteAll(rows)
}

// mostInCell is how many characters a cell holds. Spreadsheets take 32,767.
const mostInCell = 2000

// cellText makes a text harmless in a spreadsheet. A cell must not begin with a mark that begins a formula, also behind
// blanks and in full width, and neither must what follows a semicolon, at which a spreadsheet of some countries parts
// the cells.
func cellText(s string) string {
	s = Safe(s)
	if utf8.RuneCountInString(s) > mostInCell {
		s = string([]rune(s)[:mostInCell]) + "…"
	}
	parts := strings.Split(s, ";")
	for i, part := range parts {
		text := strings.TrimLeft(part, " \u3000\u00a0'\"")
		if text != "" && strings.ContainsRune("=+-@＝＋－＠﹢﹣﹦﹫−", firstRune(text)) {
			parts[i] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// csvColumn is a column: its name, and what stands in it. Of an input without a message the message is nil.
type csvColumn struct {
	name string
	of   func(r *analyze.Report, m *analyze.MessageReport, o *Options) string
}

// csvColumns lists the columns in their order. New ones come at the end.
func csvColumns() []csvColumn {
	return slices.Concat([]csvColumn{
		{"file", func(r *analyze.Report, _ *analyze.MessageReport, _ *Options) string { return r.Input.Name }},
		of("path", func(m *analyze.MessageReport) string { return m.Path }),
		of("role", func(m *analyze.MessageReport) string { return string(m.Role) }),
	}, csvSummary(), csvOutcome(), csvBounce(), []csvColumn{
		of("filters", filtersOf),
		of("attachments", func(m *analyze.MessageReport) string { return decimal(len(m.Attachments)) }),
		of("act", func(m *analyze.MessageReport) string {
			if m.Brief {
				return ""
			}
			return m.Act.Who
		}),
		of("wait_seconds", func(m *analyze.MessageReport) string { return optional(m.Act.WaitSeconds) }),
		{"kind", func(r *analyze.Report, _ *analyze.MessageReport, _ *Options) string { return string(r.Input.Kind) }},
		{"error", func(r *analyze.Report, _ *analyze.MessageReport, _ *Options) string { return r.Input.Error }},
	})
}

// of is a column about a message alone.
func of(name string, say func(*analyze.MessageReport) string) csvColumn {
	return csvColumn{name, func(_ *analyze.Report, m *analyze.MessageReport, _ *Options) string {
		if m == nil {
			return ""
		}
		return say(m)
	}}
}

// csvSummary are the columns of the fields that a person looks at first.
func csvSummary() []csvColumn {
	return []csvColumn{
		of("from", func(m *analyze.MessageReport) string { return m.Summary.From }),
		of("to", func(m *analyze.MessageReport) string { return m.Summary.To }),
		of("subject", func(m *analyze.MessageReport) string { return m.Summary.Subject }),
		{"date", func(_ *analyze.Report, m *analyze.MessageReport, o *Options) string {
			if m == nil {
				return ""
			}
			return clock(m.Summary.Date, o.Zone)
		}},
		of("message_id", func(m *analyze.MessageReport) string { return m.Summary.MessageID }),
	}
}

// csvOutcome are the columns that say what happened.
func csvOutcome() []csvColumn {
	return []csvColumn{
		of("state", func(m *analyze.MessageReport) string { return m.Delivery.State }),
		{"headline", func(_ *analyze.Report, m *analyze.MessageReport, o *Options) string {
			if m == nil {
				return ""
			}
			return headline(m, o)
		}},
		of("severity", worstOf),
		of("codes", codesOf),
		of("held_by", func(m *analyze.MessageReport) string { return holder(m).Facts["held_by"] }),
		of("held_seconds", func(m *analyze.MessageReport) string { return holder(m).Facts["seconds"] }),
		of("total_seconds", func(m *analyze.MessageReport) string {
			if n := m.Route.TotalSeconds; n != nil && *n >= 0 && m.Role != eml.RoleCarrier {
				return decimal(*n)
			}
			return ""
		}),
	}
}
