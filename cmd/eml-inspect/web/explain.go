package web

import (
	"github.com/eml-inspect/eml-inspect/report"
)

// explanation is what is said about an error text, in one language.
type explanation struct {
	Class, Tag string
	report.Answer
	Lines [][2]string // who acts, whether sending again helps, what to hand in: label and text
}

// explained answers a pasted error text in both languages, the best answer first.
func (p *page) explained(text string) {
	p.data.Text = text
	for _, lang := range []struct {
		class, tag string
		l          report.Lang
	}{{"en", "en", report.English}, {"zh", "zh-Hans", report.Chinese}} {
		for _, a := range report.Answers(text, lang.l) {
			p.data.Found = append(p.data.Found, explanation{lang.class, lang.tag, a, report.AnswerLines(a, lang.l)[1:]})
		}
	}
	p.part("explained")
}
