package analyze

// headWordMalformed reports encoded words that cannot be decoded as they are written (RFC 2047, section 2).
var headWordMalformed = Check{
	Codes: []string{"head-word-malformed"},
	Run: func(p *Pass) {
		for _, h := range p.HeaderTexts {
			if h.Malformed != "" {
				p.report(Finding{Code: "head-word-malformed", Severity: Warning, Confidence: Certain, Party: Sender,
					Where: p.field(h.Field)}, "field", h.Name, "why", h.Malformed)
			}
		}
	},
}
