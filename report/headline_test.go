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

// untroubled has no findings.
func untroubled() *analyze.Report {
	return reportOf("x.eml", &analyze.MessageReport{Role: eml.RoleSubject, Headline: analyze.Headline{Code: "nothing-wrong"}})
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

// What is said of one attachment, text or field is true of others; what is said of the route is said of all of it.
func TestHeadlineCountsThePlaces(t *testing.T) {
	lost := analyze.Finding{Code: "attach-lost", Severity: analyze.Failure}
	noted := analyze.Finding{Code: "attach-lost", Severity: analyze.Note}
	guessed := analyze.Finding{Code: "attach-lost", Severity: analyze.Failure, Confidence: analyze.Possible}
	for _, test := range []struct {
		list   []analyze.Finding
		en, zh string
	}{
		{[]analyze.Finding{lost}, "", ""},
		{[]analyze.Finding{lost, noted}, "", ""},
		{[]analyze.Finding{lost, guessed}, "", ""},
		{[]analyze.Finding{lost, lost}, " 1 more place has the same problem.", "另有 1 处有同样的问题。"},
		{[]analyze.Finding{lost, lost, lost, {Code: "raw-nul", Severity: analyze.Warning}},
			" 2 more places have the same problem. 1 more problem is listed below.", "另有 2 处有同样的问题。另有 1 个问题，见下。"},
	} {
		alone := troubled(lost)
		r := troubled(test.list...)
		for lang, more := range map[report.Lang]string{report.English: test.en, report.Chinese: test.zh} {
			o := report.Options{Lang: lang}
			if got, want := lead(t, r, o), lead(t, alone, o)+more; got != want {
				t.Errorf("%s, want %s", got, want)
			}
		}
	}
}

func TestHeadlineOfSeveralRecipients(t *testing.T) {
	facts := map[string]string{"recipient": "li@example.org", "reason": "no-such-user", "action": "failed"}
	for _, test := range []struct{ others, same, en, zh string }{
		{"", "", "The message did not reach li@example.org: there is no such mailbox.", "邮件没有送到 li@example.org：收件人邮箱不存在。"},
		{"1", "true", "The message did not reach li@example.org and 1 further recipient: there is no such mailbox.",
			"邮件没有送到 li@example.org 和 1 个其他收件人：收件人邮箱不存在。"},
		{"2", "false", "The message did not reach li@example.org (there is no such mailbox) and 2 further recipients, not all for the same reason.",
			"邮件没有送到 li@example.org（收件人邮箱不存在）和 2 个其他收件人，原因不全相同。"},
	} {
		r := troubled(analyze.Finding{Code: "bounce", Severity: analyze.Failure})
		facts["others"], facts["same"] = test.others, test.same
		r.Messages[0].Headline.Facts = facts
		if en, zh := lead(t, r, report.Options{}), lead(t, r, report.Options{Lang: report.Chinese}); en != test.en || zh != test.zh {
			t.Errorf("%s\n%s", en, zh)
		}
	}
}

// A notice of which nothing is wrong is told as what it says, in both languages.
func TestHeadlineOfNotices(t *testing.T) {
	for _, kind := range []string{"relayed", "delivered", "expanded", "read-receipt", "auto-reply", "challenge", "feedback-report", "forged"} {
		seen := map[string]bool{}
		for _, lang := range []report.Lang{report.English, report.Chinese} {
			r := untroubled()
			plain := lead(t, r, report.Options{Lang: lang})
			r.Messages[0].Bounce = &analyze.Bounce{Kind: kind}
			said := lead(t, r, report.Options{Lang: lang})
			if said == plain || said == "" || seen[said] {
				t.Errorf("%s: %s", kind, said)
			}
			seen[said] = true
		}
	}
	r := untroubled()
	r.Messages[0].Bounce = &analyze.Bounce{Kind: "feedback-report", FeedbackType: "abuse"}
	if got := lead(t, r, report.Options{}); got != "This is a report about a message: a recipient marked it as junk." {
		t.Error(got)
	}
	r.Messages[0].Bounce.FeedbackType = "x-new"
	if got := lead(t, r, report.Options{}); got != "This is a report about a message." {
		t.Error(got)
	}
}

// A message that is late was not given up, whatever the reason of a failure would say.
func TestHeadlineOfADelay(t *testing.T) {
	facts := map[string]string{"recipient": "li@example.org", "reason": "expired", "action": "delayed"}
	r := troubled(analyze.Finding{Code: "bounce", Severity: analyze.Warning})
	r.Messages[0].Headline.Facts = facts
	for lang, want := range map[report.Lang]string{
		report.English: "The message has not yet reached li@example.org: the server goes on trying.",
		report.Chinese: "邮件还没有送到 li@example.org：服务器仍在重试。",
	} {
		if got := lead(t, r, report.Options{Lang: lang}); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
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
