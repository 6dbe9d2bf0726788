package report_test

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/report"
)

// FuzzAnswers: whatever people type, answers are few, and each says something in both languages.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{"550 5.7.1", "0x800CCC0E", "auth-dmarc-fail", "mailbox full", "邮箱已满", "421-4.7.0 try again"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		en, zh := report.Answers(text, report.English), report.Answers(text, report.Chinese)
		if len(en) != len(zh) || len(en) > 100 {
			t.Errorf("%q: %d answers, %d in Chinese", text, len(en), len(zh))
		}
		for i := range en {
			if len(report.AnswerLines(en[i], report.English)) == 0 || len(report.AnswerLines(zh[i], report.Chinese)) == 0 {
				t.Errorf("%q: %+v says nothing", text, en[i])
			}
		}
	})
}
