package auth

import (
	"context"
	"strings"
)

// dmarcCheck is one evaluation.
type dmarcCheck struct {
	ctx   context.Context
	dns   Resolver
	from  string
	dkim  []DKIMDomain
	spf   SPFDomain
	walks map[string]*dmarcWalk
}

// dmarcWalk is what a walk up the DNS found (RFC 9989, section 4.10).
type dmarcWalk struct {
	found   []dmarcFound // from the longest name to the shortest
	several bool         // the name it started at has two records or more
	failed  DNSAnswer    // DNSTemporary or DNSNotAsked where a question had no answer
}

// dmarcFound is a record and the domain it is of.
type dmarcFound struct {
	domain string
	record DMARCRecord
}

// maxDMARCLabels is where a walk jumps to the last seven labels (section 4.10, step 4).
const maxDMARCLabels = 8

// dmarcTargets gives the domains that a walk asks for: the domain itself, then each above it, of a
// long name the last seven labels only.
func dmarcTargets(domain string) []string {
	out := []string{domain}
	above := domain
	if n := strings.Count(domain, ".") + 1; n > maxDMARCLabels {
		for range n - maxDMARCLabels {
			_, above, _ = strings.Cut(above, ".")
		}
	}
	for {
		var ok bool
		if _, above, ok = strings.Cut(above, "."); !ok {
			return out
		}
		out = append(out, above)
	}
}

// walk asks for records from a domain upwards, until one says where the organisation ends.
func (c *dmarcCheck) walk(domain string) *dmarcWalk {
	if known := c.walks[domain]; known != nil {
		return known
	}
	w := new(dmarcWalk)
	c.walks[domain] = w
	for i, target := range dmarcTargets(domain) {
		records, answer := c.fetch(target)
		if answer == DNSTemporary || answer == DNSNotAsked {
			w.failed = answer
			return w
		}
		w.several = w.several || i == 0 && len(records) > 1
		if len(records) != 1 {
			continue // none, or several, which are all discarded
		}
		w.found = append(w.found, dmarcFound{target, records[0]})
		if records[0].Suffix != "u" {
			return w
		}
	}
	return w
}

// fetch gives the records of one domain.
func (c *dmarcCheck) fetch(domain string) (out []DMARCRecord, answer DNSAnswer) {
	texts, answer := c.dns.TXT(c.ctx, "_dmarc."+domain)
	for _, text := range texts {
		if rec, ok := ReadDMARC(text); ok {
			out = append(out, rec)
		}
	}
	return out, answer
}

// organization gives the organisational domain of a domain (section 4.10.2): false where the walk
// could not be finished.
func (c *dmarcCheck) organization(domain string) (string, bool) {
	w := c.walk(domain)
	org := domain
	for _, f := range w.found {
		switch {
		case f.record.Suffix == "n":
			return f.domain, true
		case f.record.Suffix == "y" && f.domain != domain:
			return dmarcBelow(domain, f.domain), true
		}
		org = f.domain // in the end the one with the fewest labels
	}
	return org, w.failed == ""
}

// dmarcBelow gives the name one label below another, on the way to a domain.
func dmarcBelow(domain, above string) string {
	rest := strings.TrimSuffix(domain, "."+above)
	return rest[strings.LastIndexByte(rest, '.')+1:] + "." + above
}

// policy gives the record that applies to the author: its own, that of its organisation, that of
// the public suffix above (section 4.10.1).
func (c *dmarcCheck) policy() (dmarcFound, bool) {
	w := c.walk(c.from)
	org, _ := c.organization(c.from)
	var suffix dmarcFound
	ok := false
	for _, f := range w.found {
		switch {
		case f.domain == c.from, f.domain == org:
			return f, true
		case f.record.Suffix == "y":
			suffix, ok = f, true
		}
	}
	return suffix, ok
}

// exists reports whether a domain exists: not if the DNS says that there is no such name (RFC
// 9989, section 3.2; RFC 8020).
func (c *dmarcCheck) exists(domain string) bool {
	_, answer := c.dns.Address(c.ctx, domain, IPv4)
	return answer != DNSNoName
}
