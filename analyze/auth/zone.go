package auth

import (
	"context"
	"net/netip"
	"strings"
)

// Zone is a Resolver that answers from records that were handed over. A name that it does not hold
// does not exist. It is read-only once it is made, and may be used by several goroutines.
type Zone struct {
	names  map[string]*zoneRecords
	broken map[string]bool // names of which nothing but what is held can be had
}

// zoneRecords is what stands at one name.
type zoneRecords struct {
	texts     []string
	addresses []netip.Addr
	exchanges []MX
	names     []string // PTR
	alias     string   // CNAME, "" where there is none
}

// maxAliases is how many CNAME records in a row are followed.
const maxAliases = 10

// NewZone gives a zone without records. Questions about the names given end with DNSTemporary.
func NewZone(unanswered ...string) *Zone {
	z := &Zone{names: make(map[string]*zoneRecords), broken: make(map[string]bool)}
	for _, name := range unanswered {
		z.broken[dnsName(name)] = true
	}
	return z
}

// TXT gives the text records that the zone holds.
func (z *Zone) TXT(_ context.Context, name string) ([]string, DNSAnswer) {
	return zoneFind(z, name, func(r *zoneRecords) []string { return r.texts })
}

// MX gives the mail exchangers that the zone holds.
func (z *Zone) MX(_ context.Context, name string) ([]MX, DNSAnswer) {
	return zoneFind(z, name, func(r *zoneRecords) []MX { return r.exchanges })
}

// Address gives the addresses that the zone holds.
func (z *Zone) Address(_ context.Context, name string, family Family) ([]netip.Addr, DNSAnswer) {
	return zoneFind(z, name, func(r *zoneRecords) (out []netip.Addr) {
		for _, addr := range r.addresses {
			if addr.Is4() == (family == IPv4) {
				out = append(out, addr)
			}
		}
		return out
	})
}

// Name gives the names that the zone holds for an address.
func (z *Zone) Name(_ context.Context, addr netip.Addr) ([]string, DNSAnswer) {
	return zoneFind(z, dnsReverse(addr), func(r *zoneRecords) []string { return r.names })
}

// zoneFind looks a name up and follows aliases (RFC 1034, section 3.6.2). A chain that does not
// end is an error of the name server, which a resolver sees as one that may pass.
func zoneFind[T any](z *Zone, name string, pick func(*zoneRecords) []T) ([]T, DNSAnswer) {
	name = dnsName(name)
	for range maxAliases {
		if !dnsAskable(name) {
			return nil, DNSNoName
		}
		at := z.at(name)
		if at != nil {
			if found := pick(at); len(found) > 0 {
				return found, DNSFound
			}
		}
		switch {
		case z.broken[name]:
			return nil, DNSTemporary
		case at == nil:
			return nil, DNSNoName
		case at.alias == "":
			return nil, DNSNoRecord
		}
		name = at.alias
	}
	return nil, DNSTemporary
}

// at gives what stands at a name, or what a wildcard above it says (RFC 4592, section 3.3.1): that
// of the nearest name that exists.
func (z *Zone) at(name string) *zoneRecords {
	if r := z.names[name]; r != nil {
		return r
	}
	for {
		_, above, ok := strings.Cut(name, ".")
		if !ok {
			return nil
		}
		if r := z.names["*."+above]; r != nil {
			return r
		}
		if z.names[above] != nil {
			return nil
		}
		name = above
	}
}

// hold gives the records of a name, which exists from now on, as do the names above it (RFC 8020).
func (z *Zone) hold(name string) *zoneRecords {
	out := z.names[name]
	if out == nil {
		out = new(zoneRecords)
		z.names[name] = out
	}
	for {
		_, above, ok := strings.Cut(name, ".")
		if !ok || z.names[above] != nil {
			return out
		}
		z.names[above] = new(zoneRecords)
		name = above
	}
}
