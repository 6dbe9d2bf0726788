package analyze

import "github.com/eml-inspect/eml-inspect/charset"

// headWordMalformed reports encoded words that are not as RFC 2047, section 2, wants them. What every common
// program forgives is a note: see charset.Forgiven, which says what is known of them.
var headWordMalformed = Check{
	Codes: []string{"head-word-malformed"},
	Run: func(p *Pass) {
		p.eachField(func(texts []HeaderText) {
			why := ""
			for _, h := range texts {
				if h.Malformed != "" && (why == "" || charset.Forgiven(why) && !charset.Forgiven(h.Malformed)) {
					why = h.Malformed
				}
			}
			where, h := p.wordsAt(texts, func(w charset.Word) bool { return why != "" && w.Malformed == why })
			if h == nil {
				return
			}
			f := Finding{Code: "head-word-malformed", Severity: Warning, Confidence: Certain, Party: Sender,
				Where: where}
			switch {
			case charset.Forgiven(why):
				f.Severity = Note
			case why == charset.Nested:
				f.Confidence = Likely // somebody may have meant to write of encoded words
			}
			if why == charset.LineBreak {
				f.Party = Transit // who writes a subject does not fold it first; who writes it again may
			}
			p.report(f, "field", h.Name, "why", why, "text", brief(h.HeaderText.Text), "part", h.Part)
		})
	},
}
