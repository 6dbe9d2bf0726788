package analyze

// textEscaped reports text whose letters stand in it as the codes of a page, a program or an address.
var textEscaped = Check{
	Codes: []string{"text-escaped"},
	Run: func(p *Pass) {
		p.places(func(t place) {
			s := t.Spelled
			if s == nil {
				return
			}
			f := Finding{Code: "text-escaped", Severity: t.unreadable(s.Made), Confidence: Likely, Party: Sender,
				Where: t.whereAt(s.Start, s.Start+24)}
			why := ""
			switch {
			case t.content == nil || t.field != "":
			case t.content.Type == "text/html":
				why = "twice"
			case p.besidePage(t.content.Part):
				f.Severity = Note // most programs show the other one
			case s.Kind == SpelledWords:
				f.Severity = Failure // nothing else stands there
			}
			p.report(f, "kind", s.Kind, "count", itoa(s.Made), "why", why, "part", t.part, "field", t.field)
		})
	},
}
