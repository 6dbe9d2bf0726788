package analyze

// attachTNEFEmpty reports a winmail.dat without any file in it: nothing is missing.
var attachTNEFEmpty = Check{
	Codes: []string{"attach-tnef-empty"},
	Run: func(p *Pass) {
		p.streams(func(c Content, names []string) {
			if len(names) == 0 && len(damages(c.TNEF)) == 0 {
				p.report(Finding{Code: "attach-tnef-empty", Severity: Note, Confidence: Certain, Party: Sender,
					Where: p.streamAt(c)}, "part", c.Section())
			}
		})
	},
}
