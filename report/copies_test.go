package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// twoCopies compares the test messages, and one that is no copy.
func twoCopies(t *testing.T) *analyze.CopiesReport {
	t.Helper()
	var inputs []analyze.Named
	for _, name := range []string{"copies-split.a.eml", "copies-split.b.eml", "healthy.eml"} {
		data, err := os.ReadFile("../analyze/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, analyze.Named{Name: name, Data: data})
	}
	return analyze.Copies(context.Background(), inputs, analyze.Options{})
}

func TestCopiesGolden(t *testing.T) {
	shanghai := time.FixedZone("UTC+8", 8*3600)
	for _, test := range []struct {
		golden string
		write  func(io.Writer, *analyze.CopiesReport, report.Options) error
		o      report.Options
	}{
		{"copies.en.txt", report.CopiesText, report.Options{}},
		{"copies.zh.txt", report.CopiesText, report.Options{Lang: report.Chinese, Zone: shanghai, Width: 80}},
		{"copies.zh.md", report.CopiesMarkdown, report.Options{Lang: report.Chinese, Zone: shanghai}},
		{"copies.json", report.CopiesJSON, report.Options{}},
	} {
		var out bytes.Buffer
		if err := test.write(&out, twoCopies(t), test.o); err != nil {
			t.Fatal(err)
		}
		compare(t, test.golden, out.Bytes())
	}
}

func TestCopiesJSONFitsTheSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	unread := &analyze.CopiesReport{Schema: 1, Inputs: []analyze.CopyInput{{Input: analyze.Input{Kind: "unknown", Error: "x"}}}}
	for _, r := range []*analyze.CopiesReport{twoCopies(t), unread} {
		var out bytes.Buffer
		if err := report.CopiesJSON(&out, r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		written, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.MustCompile("schema.json#/$defs/comparison").Validate(written); err != nil {
			t.Error(err)
		}
	}
}

// What dashboards depend on: the shape of the document.
func TestCopiesJSONShape(t *testing.T) {
	var out bytes.Buffer
	if err := report.CopiesJSON(&out, twoCopies(t), report.Options{Lang: report.Chinese}); err != nil {
		t.Fatal(err)
	}
	var d struct {
		Schema   int
		Inputs   []map[string]any
		Groups   [][]int
		Findings []struct {
			Code, Title, Cause, Fix string
			Facts                   map[string]string
			Where                   []any
		}
	}
	if err := json.Unmarshal(out.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if d.Schema != 1 || len(d.Inputs) != 3 || len(d.Groups) != 2 || len(d.Findings) != 1 || d.Findings[0].Where == nil {
		t.Errorf("%s", out.String())
	}
	if f := d.Findings[0]; f.Code != "copies-split" || f.Facts["stage"] != "sender-server" || f.Title == "" || f.Fix == "" {
		t.Errorf("%+v", f)
	}
}

// Every stage and every reason has words of its own in both languages.
func TestEveryReasonOfCopiesHasWords(t *testing.T) {
	whys := "sent-again client-resent client-parallel two-lists list-and-direct two-subscriptions list-repeated alias " +
		"two-addresses forwarded forwarder retry parallel collected collected-once fetched-twice scanner restored two-mailboxes"
	stages := "sender-client sender-server transit list recipient-server recipient-client"
	for why := range strings.FieldsSeq(whys) {
		for stage := range strings.FieldsSeq(stages) {
			checkWords(t, stage, why)
		}
	}
	checkWords(t, "undecided", "no-route")
	checkWords(t, "not-copies", "different-messages")
	checkWords(t, "not-copies", "message-id-only")
}

// checkWords looks for what is said where nothing is known of a reason, and for codes instead of words.
func checkWords(t *testing.T, stage, why string) {
	t.Helper()
	r := &analyze.CopiesReport{Inputs: []analyze.CopyInput{{}, {}}, Groups: [][]int{{0, 1}},
		Findings: []analyze.Finding{{Code: "copies-split", Facts: map[string]string{"stage": stage, "why": why}}},
		Splits:   []analyze.Split{{Group: []int{0, 1}, Stage: stage, Why: why}}}
	for _, lang := range []report.Lang{report.English, report.Chinese} {
		var out bytes.Buffer
		if err := report.CopiesText(&out, r, report.Options{Lang: lang, Width: 4000}); err != nil {
			t.Fatal(err)
		}
		for _, fallback := range []string{"is shown below", "counted from the sender", "Compare three", "从哪里分开见下", "从发件人数起",
			"把三份原信", ": " + stage, "：" + stage} {
			if strings.Contains(out.String(), fallback) {
				t.Errorf("%s, %s: no words in %s (%q)", stage, why, lang, fallback)
			}
		}
	}
}

// Nothing of a message acts on the screen.
func TestCopiesAreSafe(t *testing.T) {
	hop := analyze.SplitHop{Host: "\x1b[31mx", ID: "\u202eid", Time: "2026-03-02T09:00:00Z"}
	in := analyze.CopyInput{Input: analyze.Input{Name: "\x1b]0;x\a"}, Summary: &analyze.Summary{Subject: "\x1b[2J|`<b>"}}
	r := &analyze.CopiesReport{Inputs: []analyze.CopyInput{in, in}, Groups: [][]int{{0, 1}},
		Findings: []analyze.Finding{{Code: "copies-split", Facts: map[string]string{"stage": "list", "host": "\x1b[31m"}}},
		Splits: []analyze.Split{{Group: []int{0, 1}, Stage: "list", Fields: []string{"X\x1b"}, Copies: []analyze.SplitCopy{
			{Hops: []analyze.SplitHop{hop}, Delivered: "\x1bx"}, {Input: 1, Hops: []analyze.SplitHop{hop}, List: "\x1b"}}}}}
	for _, write := range []func(io.Writer, *analyze.CopiesReport, report.Options) error{
		report.CopiesText, report.CopiesMarkdown} {
		var out bytes.Buffer
		if err := write(&out, r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\a\u202e") {
			t.Errorf("%q", out.String())
		}
	}
}
