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

// partyOf says on whose side the host stands that wrote a hop: the sender's, when it belongs to the domain
// of the author or is the first one; the recipient's, when it belongs with the last hop.
func (e *Evidence) partyOf(i int) Party {
	org := organization(hostOf(e.Hops[i]))
	last := len(e.Hops) - 1
	switch {
	case org != "" && org == organization(e.fromDomain()):
		return Sender
	case i == last || (org != "" && org == organization(hostOf(e.Hops[last])) && !e.leaves(i, org)):
		return Recipient
	case i == 0:
		return Sender
	}
	return Transit
}

// leaves reports whether the message goes on to another organisation after hop i.
func (e *Evidence) leaves(i int, org string) bool {
	for _, h := range e.Hops[i+1:] {
		if o := organization(hostOf(h)); o != "" && o != org {
			return true
		}
	}
	return false
}
