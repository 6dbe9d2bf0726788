package auth

import (
	"cmp"
	"net/netip"
	"slices"
)

// match says whether a mechanism matches (RFC 7208, section 5).
func (c *spfCheck) match(t *spfTerm, domain string, depth int) spfFound {
	switch t.name {
	case "all":
		return spfFound{outcome: SPFMatch}
	case "ip4", "ip6":
		return spfMatched(t.network.Contains(c.ip))
	}
	if broken := c.count(); broken.outcome != "" {
		return broken
	}
	if t.name == "include" {
		return c.include(t, domain, depth)
	}
	name := c.targetName(t, domain)
	switch {
	case name == "":
		return spfMatched(false)
	case t.name == "a":
		return c.matchA(t, name)
	case t.name == "mx":
		return c.matchMX(t, name)
	case t.name == "ptr":
		return c.matchPTR(name)
	}
	return c.matchExists(name)
}

func spfMatched(yes bool) spfFound {
	if yes {
		return spfFound{outcome: SPFMatch}
	}
	return spfFound{outcome: SPFNoMatch}
}

// missed is what an answer without records leads to: nothing, but for the limit of such answers.
func (c *spfCheck) missed(answer DNSAnswer) spfFound {
	if answer == DNSNotAsked || answer == DNSTemporary {
		found := c.unanswered(answer, "")
		found.verdict = ""
		return found
	}
	if c.result.VoidLookups++; c.result.VoidLookups > maxSPFVoid {
		return spfFound{outcome: SPFBroken, problem: SPFManyVoid}
	}
	return spfMatched(false)
}

// matchA compares the addresses of a name (section 5.3).
func (c *spfCheck) matchA(t *spfTerm, name string) spfFound {
	addresses, answer := c.dns.Address(c.ctx, name, familyOf(c.ip))
	if answer != DNSFound {
		return c.missed(answer)
	}
	return spfMatched(c.within(t, addresses))
}

// within reports whether the client is in the network of one of the addresses.
func (c *spfCheck) within(t *spfTerm, addresses []netip.Addr) bool {
	bits := t.bits6
	if c.ip.Is4() {
		bits = t.bits4
	}
	return slices.ContainsFunc(addresses, func(addr netip.Addr) bool {
		return netip.PrefixFrom(addr, bits).Masked().Contains(c.ip)
	})
}

// matchMX compares the addresses of the hosts that take the mail of a name (section 5.4). That
// there is no such host counts as a lookup that found nothing; that a host has no address does
// not.
func (c *spfCheck) matchMX(t *spfTerm, name string) spfFound {
	list, answer := c.dns.MX(c.ctx, name)
	if answer != DNSFound {
		return c.missed(answer)
	}
	hosts := make([]*MX, len(list)) // sorts of pointers share their code
	for i := range list {
		hosts[i] = &list[i]
	}
	slices.SortStableFunc(hosts, func(a, b *MX) int {
		return cmp.Or(cmp.Compare(a.Preference, b.Preference), cmp.Compare(a.Host, b.Host))
	})
	for i, mx := range hosts {
		if i >= maxSPFNames {
			return spfFound{outcome: SPFBroken, problem: SPFManyMX}
		}
		if !dnsAskable(mx.Host) {
			continue
		}
		addresses, answer := c.dns.Address(c.ctx, mx.Host, familyOf(c.ip))
		switch {
		case answer == DNSFound && c.within(t, addresses):
			return spfMatched(true)
		case answer == DNSTemporary || answer == DNSNotAsked:
			return c.missed(answer)
		}
	}
	return spfMatched(false)
}

// matchExists asks whether a name has an address, for IPv6 clients too an A record (section 5.7).
func (c *spfCheck) matchExists(name string) spfFound {
	_, answer := c.dns.Address(c.ctx, name, IPv4)
	if answer != DNSFound {
		return c.missed(answer)
	}
	return spfMatched(true)
}

// matchPTR compares the validated names of the client (section 5.5). Errors are no match.
func (c *spfCheck) matchPTR(name string) spfFound {
	names, answer := c.dns.Name(c.ctx, c.ip)
	if answer == DNSTemporary {
		return spfMatched(false)
	}
	if answer != DNSFound {
		return c.missed(answer)
	}
	for _, one := range names[:min(len(names), maxSPFNames)] {
		if domainUnder(dnsName(one), dnsName(name)) && c.validated(one) {
			return spfMatched(true)
		}
	}
	if c.unasked {
		return c.unanswered(DNSNotAsked, "")
	}
	return spfMatched(false)
}

// validated reports whether a name of the client leads back to it.
func (c *spfCheck) validated(name string) bool {
	addresses, answer := c.dns.Address(c.ctx, name, familyOf(c.ip))
	if answer == DNSNotAsked {
		c.unasked = true
	}
	return answer == DNSFound && slices.Contains(addresses, c.ip)
}

// clientName gives the validated name of the client, one of the domain first, "unknown" where
// there is none (section 7.3).
func (c *spfCheck) clientName(domain string) string {
	names, answer := c.dns.Name(c.ctx, c.ip)
	if answer == DNSNotAsked {
		c.unasked = true
	}
	best, rank := "unknown", 0
	for _, name := range names[:min(len(names), maxSPFNames)] {
		own := 1
		switch at := dnsName(name); {
		case at == dnsName(domain):
			own = 3
		case domainUnder(at, dnsName(domain)):
			own = 2
		}
		if own > rank && c.validated(name) {
			best, rank = name, own
		}
	}
	return best
}
