package report_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/pelletier/go-toml/v2"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/packaging/tables"
	"github.com/eml-inspect/eml-inspect/report"
	"github.com/eml-inspect/eml-inspect/report/answers"
)

// best gives the first answer to a text, in both languages.
func best(t *testing.T, text string) (en, zh report.Answer) {
	t.Helper()
	e, z := report.Answers(text, report.English), report.Answers(text, report.Chinese)
	if len(e) == 0 || len(z) == 0 {
		t.Errorf("%q has no answer", text)
		return report.Answer{}, report.Answer{}
	}
	for _, a := range []report.Answer{e[0], z[0]} {
		if a.Title == "" || a.Cause == "" || a.Fix == "" {
			t.Errorf("%q: %+v", text, a)
		}
	}
	if hasHan(e[0].Title+e[0].Fix) || !hasHan(z[0].Title) || !hasHan(z[0].Fix) {
		t.Errorf("%q: languages mixed: %q, %q", text, e[0].Title, z[0].Title)
	}
	return e[0], z[0]
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

func TestEveryReasonAndRuleHasWords(t *testing.T) {
	for _, r := range bounce.Reasons() {
		for _, chinese := range []bool{false, true} {
			if w, ok := answers.Reason(string(r), chinese); !ok || w.Title == "" || w.Cause == "" || w.Fix == "" {
				t.Errorf("%s: %+v", r, w)
			}
		}
	}
	known := map[string]bool{}
	for _, r := range ruleFile(t) {
		known[r.ID] = true
		if _, whole := answers.Reason(r.ID, false); whole && r.ID != string(r.Reason) && r.ID != "still-trying" {
			t.Errorf("rule %s would be told as the reason of that name, not as %s", r.ID, r.Reason)
		}
		en, zh := answers.Rule(r.ID, false), answers.Rule(r.ID, true)
		if (en == "") != (zh == "") {
			t.Errorf("rule %s: en %q, zh %q", r.ID, en, zh)
		}
		if w, _ := answers.Reason(string(r.Reason), false); en != "" && saysTheSame(en, w.Title+" "+w.Cause) {
			t.Errorf("rule %s: %q says no more than the words of %s", r.ID, en, r.Reason)
		}
	}
	for _, id := range answers.RuleIDs() {
		if !known[id] {
			t.Errorf("words for %s, which is no rule", id)
		}
	}
}

// saysTheSame reports whether a sentence holds no word of its own beside a text that is shown with it.
func saysTheSame(sentence, text string) bool {
	apart := func(c rune) bool { return !unicode.IsLetter(c) }
	known := strings.FieldsFunc(strings.ToLower(text), apart)
	for _, word := range strings.FieldsFunc(strings.ToLower(sentence), apart) {
		if len(word) > 3 && !slices.Contains(known, word) {
			return false
		}
	}
	return true
}

// Everything that can be looked up gets an answer of its own in both languages.
func TestEveryKeyIsExplained(t *testing.T) {
	for _, key := range answers.Keys() {
		en, _ := best(t, key)
		if !strings.EqualFold(en.Key, key) {
			t.Errorf("%s is answered as %s", key, en.Key)
		}
	}
	for _, r := range ruleFile(t) {
		en, _ := best(t, r.Try)
		if r.Reason != bounce.Unknown && en.Reason != string(r.Reason) {
			t.Errorf("%s: %q is explained as %s", r.ID, r.Try, en.Reason)
		}
	}
	for _, code := range analyze.Codes() {
		if en, _ := best(t, code); en.Kind != "finding" {
			t.Errorf("%s: %+v", code, en)
		}
	}
}

// Bounces as they are pasted from the screen, in the format of each mail system.
func TestPastedBounces(t *testing.T) {
	var file struct {
		Notice []struct {
			Name, Text, Type string
			Want             struct{ Kind, Reason string }
		}
	}
	text, err := os.ReadFile("../analyze/bounce/testdata/notices.toml")
	if err == nil {
		err = toml.Unmarshal(text, &file)
	}
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, n := range file.Notice {
		if n.Want.Reason == "" || n.Want.Reason == "unknown" || n.Type == "text/html" {
			continue
		}
		count++
		if en, _ := best(t, n.Text); en.Reason != n.Want.Reason {
			t.Errorf("%s is explained as %s: %+v", n.Name, en.Reason, en)
		}
	}
	if count < 20 {
		t.Errorf("%d texts only", count)
	}
}

func TestAnswersToWhatPeopleType(t *testing.T) {
	for _, c := range []struct{ text, key, kind, reason string }{
		{"0x800CCCOF", "0x800CCC0F", "client-error", ""},
		{"0X800ccc0e", "0x800CCC0E", "client-error", ""},
		{"错误号 0x800 CCC 79", "0x800CCC79", "client-error", ""},
		{"800CCC19", "0x800CCC19", "client-error", ""},
		{"0x8004210b", "0x8004210B", "client-error", ""},
		{"套接字错误: 11004, 错误号: 0x800CCC0D", "0x800CCC0D", "client-error", ""},
		{"Socket Error: 10060", "10060", "client-error", ""},
		{"错误号: 0x800CCC79 服务器响应: 550 User not found", "550", "answer", "no-such-user"},
		{"550", "550", "reply", ""},
		{"5.1.1", "5.1.1", "status", "no-such-user"},
		{"X.2.2", "X.2.2", "status", "mailbox-full"},
		{"5.7.999", "5.7.999", "status", ""},
		{"250", "250", "reply", ""},
		{"550 MI:SPF 163 mx4", "550", "answer", "spf-fail"},
		{"收件人邮箱已满", "收件人邮箱已满", "answer", "mailbox-full"},
		{"您的邮件被收件人拒收", "您的邮件被收件人拒收", "answer", "filtered"},
		{"Mailbox unavailable or access denied", "Mailbox unavailable or access denied", "answer", "rate-limited"},
		{"一直提示输入密码", "S004C-1", "symptom", ""},
	} {
		en, _ := best(t, c.text)
		if en.Key != c.key || en.Kind != c.kind || en.Reason != c.reason {
			t.Errorf("%q: %s %s %s (%s), want %+v", c.text, en.Key, en.Kind, en.Reason, en.Rule, c)
		}
	}
}

func TestWhatIsNotKnownGetsNoAnswer(t *testing.T) {
	for _, text := range []string{"", "hello world", "quarantine of the moon", "0x80070005", "999", "9.9.9",
		"今天天气很好"} {
		if got := report.Answers(text, report.English); len(got) > 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// ruleFile reads the rules for the answers of servers with their examples.
func ruleFile(t *testing.T) []ruleExample {
	t.Helper()
	var file struct{ Rule []ruleExample }
	tables.Read(t, "../analyze/bounce/rules.toml", &file)
	return file.Rule
}

// ruleExample is a rule with an answer that must meet it.
type ruleExample struct {
	bounce.Rule
	Says, Unless []string
	Source, Try  string
}
