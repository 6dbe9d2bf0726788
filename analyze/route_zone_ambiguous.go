package analyze

// routeZoneAmbiguous reports stamps whose zone stands for several offsets, or that state none, where the
// neighbours do not settle it. They are left out of the reasoning.
var routeZoneAmbiguous = Check{
	Codes: []string{"route-zone-ambiguous"},
	Run: func(p *Pass) {
		for i, h := range p.Hops {
			if h.Date.OK() && p.Way.When[i].IsZero() {
				p.report(Finding{Code: "route-zone-ambiguous", Severity: Note, Confidence: Certain, Party: p.partyOf(i),
					Where: p.field(h.Field)}, "hop", itoa(i), "zone", printable(h.Date.ZoneName))
			}
		}
	},
}
