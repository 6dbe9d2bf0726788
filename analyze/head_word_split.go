package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// headWordSplit reports characters that were cut in two between encoded words: programs that decode each
// word on its own, as RFC 2047, section 5, lets them, show garbage there. Some
// join words of one charset first, as Thunderbird does, so that only part of the recipients see it.
var headWordSplit = Check{
	Codes: []string{"head-word-split"},
	Run: func(p *Pass) {
		p.eachField(func(texts []HeaderText) {
			for i, h := range texts {
				if !h.Split {
					continue
				}
				where, _ := p.wordsAt(texts[i:i+1], func(charset.Word) bool { return true })
				p.report(Finding{Code: "head-word-split", Severity: Warning, Confidence: Certain, Party: Sender,
					Where: where}, "field", h.Name, "text", brief(h.HeaderText.Text), "part", h.Part)
				return
			}
		})
	},
}
