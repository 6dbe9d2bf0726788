package analyze

import "strings"

// routeForged reports a field below the border that claims to be written by a large provider, but is not in
// the form that this provider writes, and is not borne out by the hop above it.
var routeForged = Check{
	Codes: []string{"route-forged"},
	Run: func(p *Pass) {
		for i := 0; i < p.Way.Border; i++ {
			claimed := p.Way.owners[i]
			if !claimed.Sound || p.Way.Attested[i] || p.inForm(i) {
				continue
			}
			p.report(Finding{Code: "route-forged", Severity: Warning, Confidence: Likely, Party: Sender,
				Where: p.field(p.Hops[i].Field)}, "hop", itoa(i), "host", p.Way.Hosts[i], "provider", claimed.Name)
		}
	},
}

// inForm reports whether a hop is written as large providers write: under a protocol that exists, and with
// an id for what came by SMTP. Programs that are recognised as others than the provider's own may stand in
// its network.
func (p *Pass) inForm(i int) bool {
	d := p.Way.Dialects[i]
	if d.Provider == "" && d.Name != "" && !strings.HasPrefix(d.Name, "generic") {
		return true
	}
	protocol, _, _ := strings.Cut(p.Hops[i].With, " ")
	switch protocol {
	case "", "HTTP", "HTTPS", "HTTPREST", "mapi", "Microsoft", "POP3", "IMAP", "LMTP":
		return true
	case "SMTP", "ESMTP", "ESMTPS", "ESMTPA", "ESMTPSA", "UTF8SMTP", "UTF8SMTPS", "UTF8SMTPSA":
		return p.Hops[i].ID != ""
	}
	return false
}
