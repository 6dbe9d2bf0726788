package analyze

// routeGap reports that the client a hop names is not the host that wrote the hop before it: a server in
// between wrote no field, or goes by another name. Only names that can be compared count.
var routeGap = Check{
	Codes: []string{"route-gap"},
	Run: func(p *Pass) {
		for i := 1; i < len(p.Hops); i++ {
			if !p.gap(i) {
				continue
			}
			p.report(Finding{Code: "route-gap", Severity: Note, Confidence: Possible, Party: Nobody,
				Where: append(p.field(p.Hops[i].Field), p.field(p.Hops[i-1].Field)...)}, "hop", itoa(i))
		}
	},
}

// gap reports whether hops i-1 and i do not meet although both name hosts in full.
func (p *Pass) gap(i int) bool {
	by := p.Way.Families[i-1]
	if by == "" || p.meets(p.Way, i) {
		return false
	}
	from := p.Way.family(lowerHost(printable(p.Hops[i].Name)))
	return from != "" && from != by
}
