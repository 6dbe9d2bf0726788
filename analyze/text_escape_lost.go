package analyze

// textEscapeLost reports text whose charset works with escape characters that were taken out on the way: what is
// left looks like a row of random ASCII characters.
var textEscapeLost = Check{
	Codes: []string{"text-escape-lost"},
	Run: func(p *Pass) {
		p.places(func(t place) {
			r := t.Unescaped
			if r == nil {
				return
			}
			p.report(Finding{Code: "text-escape-lost", Severity: Failure, Confidence: Likely, Party: Transit,
				Where: t.whereAt(max(r.Start, 0), max(r.Start, 0)+24)},
				"actual", r.Actual, "count", itoa(r.Made), "part", t.part, "field", t.field)
		})
	},
}
