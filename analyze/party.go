package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// lowerHost writes a host name as facts do: lower case, without the final dot.
func lowerHost(s string) string { return strings.ToLower(strings.TrimRight(s, ".")) }

// organization gives the organisational domain of a host: "" for addresses, single labels and public suffixes.
func organization(host string) string { return auth.Organizational(host) }

// fromDomain is the domain of the first address of the From field.
func (e *Evidence) fromDomain() string {
	for _, a := range e.From {
		if d := a.Domain(); d != "" {
			return d
		}
	}
	return ""
}

// partyOf says on whose side the host stands that wrote a hop: the recipient's from the border on, the
// sender's where it belongs to the author's domain or with the first host, else in between. The only host
// there is stands on the side that it delivered to, where it says so.
func (e *Evidence) partyOf(i int) Party {
	mine := e.Way.Families[i]
	switch {
	case mine != "" && mine == e.Way.author:
		return Sender
	case i >= e.Way.Border && mine != "" && mine == e.Way.family(domainOf(e.Hops[i].For)):
		return Recipient
	case i >= e.Way.Border && i > 0:
		return Recipient
	case i < e.Way.senders:
		return Sender
	case i >= e.Way.Border:
		return Recipient
	}
	return Transit
}

// domainOf gives what stands after the @ of an address, "" where there is none.
func domainOf(address string) string {
	_, domain, _ := strings.Cut(address, "@")
	return lowerHost(printable(domain))
}
