package analyze

// headWordSplit reports characters that were cut in two between encoded words: programs that decode each
// word on its own, as RFC 2047, section 5, lets them, show garbage there.
var headWordSplit = Check{
	Codes: []string{"head-word-split"},
	Run: func(p *Pass) {
		for _, h := range p.HeaderTexts {
			if h.Split {
				p.report(Finding{Code: "head-word-split", Severity: Warning, Confidence: Certain, Party: Sender,
					Where: p.field(h.Field)}, "field", h.Name)
			}
		}
	},
}
