package analyze

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// lowerHost writes a host name as facts do: lower case, without the final dot.
func lowerHost(s string) string { return strings.ToLower(strings.TrimRight(s, ".")) }

// organization gives the organisational domain of a host, as the public suffix list sees it: "" for
// addresses, single labels and public suffixes themselves.
func organization(host string) string {
	host = lowerHost(host)
	if _, err := netip.ParseAddr(host); err == nil || !strings.Contains(host, ".") {
		return ""
	}
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	org, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	return org
}

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
// sender's where it belongs to the author's domain or with the first host, else in between.
func (e *Evidence) partyOf(i int) Party {
	mine := e.Way.Families[i]
	switch {
	case mine != "" && mine == family(e.fromDomain()):
		return Sender
	case i >= e.Way.Border && i > 0:
		return Recipient
	case i < e.Way.senders:
		return Sender
	case i >= e.Way.Border:
		return Recipient
	}
	return Transit
}
