package analyze

// nameGarbled reports file names that programs show wrongly, with the right name. Encoded words in a
// parameter are forbidden (RFC 2047, section 5), but programs in common use read them: a note, as long as
// the words are well-formed.
var nameGarbled = Check{
	Codes: []string{"name-garbled"},
	Run: func(p *Pass) {
		for _, c := range p.Contents {
			n := c.Naming
			if n.Kind == "" {
				continue
			}
			f := Finding{Code: "name-garbled", Severity: Warning, Confidence: Certain, Party: unlessRecoded(p.recoded(c.Layer, n.At), Sender),
				Where: []Place{p.at(c.Layer, n.At, c.Section())}}
			if n.Forgiven {
				f.Severity = Note
			}
			if n.Kind == nameMislabeled || n.Kind == nameRaw && n.Actual != "utf-8" {
				f.Confidence = Likely
			}
			p.report(f, "kind", n.Kind, "name", brief(c.Name.Text), "why", n.Why, "declared", printable(n.Declared),
				"actual", n.Actual, "readings", readings(HeaderText{HeaderText: c.Name}), "part", c.Section())
		}
	},
}
