package web

import "github.com/eml-inspect/eml-inspect/report"

// explained answers a pasted error text in both languages, the best answer first.
func (p *page) explained(asked string) {
	write(p.w, "<article>\n<pre class=\"asked\">%s</pre>\n", text(asked))
	found := p.answers(asked, report.English, "en", "en") + p.answers(asked, report.Chinese, "zh", "zh-Hans")
	if found == 0 {
		write(p.w, `<p class="lead">%s</p>`+"\n", both("not-known"))
	}
	p.again()
	write(p.w, "\n</article>\n")
}

// answers writes what is said about an error text in one language, and counts it. Behind the words stand who acts,
// whether sending again helps and what to hand in.
func (p *page) answers(asked string, lang report.Lang, class, tag string) int {
	list := report.Answers(asked, lang)
	for _, a := range list {
		write(p.w, `<div class="%s" lang="%s"><p class="lead">%s</p><p>%s</p><p class="fix">%s</p>`,
			text(class), text(tag), text(a.Title), text(a.Cause), text(a.Fix))
		for _, line := range report.AnswerLines(a, lang)[1:] {
			write(p.w, `<p>%s: %s</p>`, text(line[0]), text(line[1]))
		}
		write(p.w, "</div>\n")
	}
	return len(list)
}
