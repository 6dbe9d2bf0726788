package analyze

// routeLoop reports a host that the message came back to many times: two servers send it to each other.
var routeLoop = Check{
	Codes: []string{"route-loop"},
	Run: func(p *Pass) {
		if len(p.Hops) < 2*loops-1 { // another host in between each time
			return
		}
		visits := make(map[string]int)
		last := make(map[string]int)
		before := ""
		var order []string
		for i, host := range p.Way.Hosts {
			if clockOf(host, i) != host || host == before {
				continue
			}
			if visits[host]++; visits[host] == loops {
				order = append(order, host)
			}
			last[host], before = i, host
		}
		for _, host := range order {
			p.report(Finding{Code: "route-loop", Severity: Warning, Confidence: Likely, Party: p.partyOf(last[host]),
				Where: p.field(p.Hops[last[host]].Field)}, "host", host, "count", itoa(visits[host]))
		}
	},
}

// loops is how often a message comes to one host, from another each time, before that is called a loop:
// more than filters, lists and forwarding explain.
const loops = 5
