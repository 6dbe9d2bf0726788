package analyze

// routeDateUnreadable reports Received fields without a date that can be read: the waits before and after
// such a hop cannot be told apart.
var routeDateUnreadable = Check{
	Codes: []string{"route-date-unreadable"},
	Run: func(p *Pass) {
		for i, h := range p.Hops {
			if h.Date.OK() {
				continue
			}
			p.report(Finding{Code: "route-date-unreadable", Severity: Note, Confidence: Certain, Party: p.partyOf(i),
				Where: p.field(h.Field)}, "hop", itoa(i))
		}
	},
}
