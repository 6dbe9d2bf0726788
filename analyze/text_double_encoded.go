package analyze

// textDoubleEncoded reports text that was read in a wrong charset on its way and stored so: what every
// program shows is gibberish, and the way back is known.
var textDoubleEncoded = Check{
	Codes: []string{"text-double-encoded"},
	Run: func(p *Pass) {
		p.places(func(t place) {
			r := t.Undone
			if r == nil {
				return
			}
			f := Finding{Code: "text-double-encoded", Severity: t.unreadable(r.Made), Confidence: Likely, Party: unlessRecoded(t.recoded(), Sender)}
			if r.Sure {
				f.Confidence = Certain
			}
			for _, s := range r.Spans {
				if len(f.Where) < 3 {
					f.Where = append(f.Where, t.whereAt(s.Start, s.End)...)
				}
				if !t.Aligned {
					break
				}
			}
			lost := ""
			if r.Lost > 0 {
				lost = itoa(r.Lost)
			}
			p.report(f, "chain", r.Chain, "count", itoa(r.Made), "lost", lost, "part", t.part, "field", t.field)
		})
	},
}
