package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// readCSV reads what was written, as a program does: without the mark, by the standard library.
func readCSV(t *testing.T, written []byte) [][]string {
	t.Helper()
	body, marked := bytes.CutPrefix(written, []byte("\ufeff"))
	if !marked {
		t.Error("a spreadsheet cannot tell that this is UTF-8")
	}
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// csvOf writes a report with the names of the columns.
func csvOf(t *testing.T, r *analyze.Report, lang report.Lang) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := report.BeginCSV(&out, report.Options{Lang: lang}); err != nil {
		t.Fatal(err)
	}
	if err := report.CSV(&out, r, report.Options{Lang: lang}); err != nil {
		t.Fatal(err)
	}
	return readCSV(t, out.Bytes())
}

// cellOf gives the cell of a row by the name of its column.
func cellOf(t *testing.T, rows [][]string, row int, name string) string {
	t.Helper()
	for i, n := range rows[0] {
		if n == name {
			return rows[row][i]
		}
	}
	t.Fatalf("no column %s in %v", name, rows[0])
	return ""
}

func TestCSVHasARowForEachMessage(t *testing.T) {
	for name, r := range samples() {
		rows := csvOf(t, r, report.Chinese)
		if len(rows) != 1+max(1, len(r.Messages)) {
			t.Errorf("%s: %d rows for %d messages", name, len(rows), len(r.Messages))
		}
		for i, m := range r.Messages {
			if got := cellOf(t, rows, i+1, "message_id"); got != m.Summary.MessageID {
				t.Errorf("%s: Message-ID %q, want %q", name, got, m.Summary.MessageID)
			}
		}
	}
	rows := csvOf(t, samples()["late"], report.English)
	for column, want := range map[string]string{"severity": "failure", "held_seconds": "8040", "act": "recipient-admin"} {
		if got := cellOf(t, rows, 1, column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
}

// What acts in a spreadsheet: the first character that counts of a cell, or of what a spreadsheet may take for one.
const formulaMarks = "=+-@\t\r\n＝＋－＠"

func TestCSVExecutesNothing(t *testing.T) {
	hostile := []string{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "  @x", "＝1+1", "＠x", "﹢1",
		"'=1", `"=1"`, `",=1,"`, "a;=1", "a; =HYPERLINK(\"http://x.example\")", "\u200b=1", "\u3000=1", "\x00=1",
		"\ufeff=1", "=" + strings.Repeat("x", 50000)}
	for _, text := range hostile {
		m := &analyze.MessageReport{Path: text, Delivery: analyze.Delivery{State: text}, Act: analyze.Act{Who: text},
			Summary:  analyze.Summary{From: text, To: text, Subject: text, Date: text, MessageID: text},
			Verdicts: []analyze.Verdict{{By: text, Verdict: text}},
			Findings: []analyze.Finding{{Code: "route-delay", Facts: map[string]string{"held_by": text, "seconds": text}}},
			Bounce: &analyze.Bounce{Recipients: []analyze.BounceRecipient{
				{Action: "failed", Address: text, Status: text, Reply: text}}}}
		r := &analyze.Report{Input: analyze.Input{Name: text, Error: text}, Messages: []*analyze.MessageReport{m}}
		for _, cell := range csvOf(t, r, report.English)[1] {
			checkHarmless(t, cell)
		}
	}
}

func checkHarmless(t *testing.T, cell string) {
	t.Helper()
	for part := range strings.SplitSeq(cell, ";") {
		if part = strings.TrimLeft(part, " \u3000\""); part != "" && strings.ContainsRune(formulaMarks, []rune(part)[0]) {
			t.Errorf("%.60q acts in a spreadsheet", cell)
		}
	}
	if strings.ContainsAny(cell, "\t\r\n\x00\u200b\ufeff") || utf8.RuneCountInString(cell) > 32767 {
		t.Errorf("%.60q is not safe to show", cell)
	}
}

// Ordinary texts come back as they were.
func TestCSVRoundTrip(t *testing.T) {
	for _, text := range []string{"a, b; c", `he said "no"`, "中文，逗号", "1 - 2 = -1", "a@example.org", "plain"} {
		m := &analyze.MessageReport{Summary: analyze.Summary{Subject: text}}
		rows := csvOf(t, &analyze.Report{Messages: []*analyze.MessageReport{m}}, report.English)
		if got := cellOf(t, rows, 1, "subject"); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("=1+1", "a;=b")
	f.Add("\u202e@x", "\"\n,\r")
	f.Fuzz(func(t *testing.T, a, b string) {
		m := &analyze.MessageReport{Path: a, Summary: analyze.Summary{Subject: b, From: a + b}}
		rows := csvOf(t, &analyze.Report{Input: analyze.Input{Name: b}, Messages: []*analyze.MessageReport{m}}, report.English)
		if len(rows) != 2 || len(rows[1]) != len(rows[0]) {
			t.Fatalf("%d rows", len(rows))
		}
		for _, cell := range rows[1] {
			checkHarmless(t, cell)
		}
	})
}
