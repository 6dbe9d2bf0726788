package analyze

// headRaw8bit reports header fields with bytes above 127 outside encoded words. UTF-8 is allowed there
// between servers that agree on it (RFC 6532); anything else is a guess for every program.
var headRaw8bit = Check{
	Codes: []string{"head-raw-8bit"},
	Run: func(p *Pass) {
		for _, h := range p.HeaderTexts {
			if h.RawStart < 0 {
				continue
			}
			f := Finding{Code: "head-raw-8bit", Severity: Warning, Confidence: Certain, Party: Sender, Where: p.field(h.Field)}
			if h.RawCharset == "utf-8" {
				f.Severity = Note
			}
			p.report(f, "field", h.Name, "actual", h.RawCharset)
		}
	},
}
