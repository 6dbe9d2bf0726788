package analyze

// routeZoneWrong reports hosts that state the wrong zone: their stamps are off by whole quarters of an hour.
var routeZoneWrong = Check{
	Codes: []string{"route-zone-wrong"},
	Run: func(p *Pass) {
		for _, f := range p.Way.Faults {
			if f.Zone {
				p.reportClock("route-zone-wrong", f)
			}
		}
	},
}
