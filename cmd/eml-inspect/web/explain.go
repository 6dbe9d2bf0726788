package web

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/report"
)

// explanation is what is said about an error text, in one language.
type explanation struct {
	Class, Tag string
	report.Explanation
}

// explained answers a pasted error text in both languages.
func (p *page) explained(text string) {
	p.data.Text = text
	for _, lang := range []struct {
		class, tag string
		l          report.Lang
	}{{"en", "en", report.English}, {"zh", "zh-Hans", report.Chinese}} {
		if e, known := report.Explain(strings.ToLower(strings.TrimSpace(text)), lang.l); known {
			p.data.Found = append(p.data.Found, explanation{lang.class, lang.tag, e})
		}
	}
	p.part("explained")
}
