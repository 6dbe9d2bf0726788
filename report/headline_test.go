package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

// troubled has a headline and findings of these codes and severities.
func troubled(findings ...analyze.Finding) *analyze.Report {
	return reportOf("x.eml", &analyze.MessageReport{
		Role: eml.RoleSubject, Findings: findings, Headline: analyze.Headline{Code: findings[0].Code},
	})
}

func TestHeadlineCountsTheOtherProblems(t *testing.T) {
	delay := analyze.Finding{Code: "route-delay", Severity: analyze.Failure}
	text := analyze.Finding{Code: "text-unlabeled", Severity: analyze.Warning}
	nul := analyze.Finding{Code: "raw-nul", Severity: analyze.Note}
	tnef := analyze.Finding{Code: "attach-tnef", Severity: analyze.Failure}
	for _, test := range []struct {
		report *analyze.Report
		below  string
		zh     string
		inJSON string
	}{
		{troubled(delay, delay, nul), "", "", ""},
		{troubled(delay, text, text, nul), " 1 more problem is listed below.", "另有 1 个问题，见下。", " There is 1 more problem."},
		{troubled(delay, delay, text, tnef, text), " 2 more problems are listed below.", "另有 2 个问题，见下。", " There are 2 more problems."},
	} {
		english, chinese := lead(t, test.report, report.Options{}), lead(t, test.report, report.Options{Lang: report.Chinese})
		quiet := lead(t, test.report, report.Options{Quiet: true})
		document := headlineInJSON(t, test.report)
		base := "The message was late because it waited at one server."
		if english != base+test.below || !strings.HasSuffix(chinese, "。"+test.zh) {
			t.Errorf("%q, %q", english, chinese)
		}
		if document != base+test.inJSON || quiet != document {
			t.Errorf("in JSON %q, quiet %q", document, quiet)
		}
	}
}

func TestBriefHeadlineCountsNothing(t *testing.T) {
	r := carried()
	r.Messages[0].Findings = late().Messages[0].Findings
	if got := headlineInJSON(t, r); strings.Contains(got, "more problem") {
		t.Error(got)
	}
}

func TestBounceIsNotHealthy(t *testing.T) {
	r := healthy()
	r.Messages[0].Delivery = analyze.Delivery{State: "bounced", Why: "bounce-document"}
	if got := lead(t, r, report.Options{}); !strings.Contains(got, "failed delivery") {
		t.Error(got)
	}
	var out bytes.Buffer
	if err := report.Text(&out, r, report.Options{}); err != nil || strings.Contains(out.String(), "nobody") {
		t.Errorf("%v: %s", err, out.String())
	}
}

// TestOddRouteAndEmptyValues reads the places where an analysis leaves something empty.
func TestOddRouteAndEmptyValues(t *testing.T) {
	r := late()
	m := r.Messages[0]
	hops := m.Route.Hops[:3]
	hops[2].DelaySeconds, hops[2].AtLeastSeconds, hops[2].AtMostSeconds = to(int64(-3597)), nil, nil
	m.Route.Hops, m.Route.Clocks = hops, nil
	m.Findings[0].Where[0].Quote = " "
	m.Attachments = []analyze.Attachment{{Type: "text/plain", Part: "2", Source: "mime"}}
	for _, write := range []writer{report.Text, report.Markdown} {
		var out bytes.Buffer
		if err := write(&out, r, report.Options{Width: 200}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Hop 2 is stamped 59 min 57 s earlier", "line 9, column 1\n", "(no name)"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("no %q in %s", want, out.String())
			}
		}
	}
	hops[1].Time, hops[2].Time = "", ""
	var out bytes.Buffer
	if err := report.Text(&out, r, report.Options{}); err != nil || strings.Contains(out.String(), "in all") {
		t.Errorf("one stamp gives a total: %v %s", err, out.String())
	}
}

// lead is the first sentence of the report in text.
func lead(t *testing.T, r *analyze.Report, o report.Options) string {
	t.Helper()
	o.Width = 1000
	var out bytes.Buffer
	if err := report.Text(&out, r, o); err != nil {
		t.Fatal(err)
	}
	return strings.Split(out.String(), "\n")[2]
}

func headlineInJSON(t *testing.T, r *analyze.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := report.JSON(&out, r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var d struct{ Messages []struct{ Headline string } }
	if err := json.Unmarshal(out.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d.Messages[0].Headline
}
