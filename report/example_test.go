package report_test

import (
	"fmt"
	"os"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

func ExampleText() {
	r := &analyze.Report{
		Schema: analyze.SchemaVersion,
		Input:  analyze.Input{Name: "meeting.eml", Size: 2048, Kind: eml.KindMessage},
		Messages: []*analyze.MessageReport{{
			Role:     eml.RoleSubject,
			Summary:  analyze.Summary{From: "alice@example.net", Subject: "Meeting"},
			Headline: analyze.Headline{Code: "attach-tnef-empty"},
			Findings: []analyze.Finding{{
				Code: "attach-tnef-empty", Severity: analyze.Note, Confidence: analyze.Certain,
				Party: analyze.Sender,
				Where: []analyze.Place{{Part: "2", Line: 40, Column: 1, Quote: "eJ8+IgAAAQ=="}},
			}},
		}},
	}
	if err := report.Text(os.Stdout, r, report.Options{Width: 72}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// meeting.eml  message, 2.0 kB
	//
	// The file winmail.dat hides no attachment: it holds only formatting.
	//
	// From     alice@example.net
	// Subject  Meeting
	//
	// Findings
	//
	// 1. note  winmail.dat holds no attachment, only formatting
	//    certain, points to the sender's side  [attach-tnef-empty]
	//    line 40, column 1  | eJ8+IgAAAQ==
	//    The message was sent in Outlook's Rich Text format, and no file is in
	//    it. What other programs show as winmail.dat is the layout of the
	//    text.
	//    What to do: Nothing needs doing: nobody misses anything by not
	//    opening it. If the sender sets Outlook's message format to HTML, the
	//    file no longer appears.
}

func ExampleExplain() {
	e, known := report.Explain("mime-boundary-unclosed", report.English)
	fmt.Println(known)
	fmt.Println(e.Title)
	fmt.Println(e.Fix)
	// Output:
	// true
	// The last boundary is missing: the message may have been cut short
	// Nothing needs doing if the last attachment opens. If it does not, fetch the message again in full; if it is as short on the server, the sender sends it again.
}

func ExampleLangFromEnv() {
	env := map[string]string{"LANG": "zh_CN.UTF-8"}
	fmt.Println(report.LangFromEnv(func(name string) string { return env[name] }))
	// Output: zh
}
