package auth

import (
	"context"
	"net/netip"
	"strconv"
	"strings"
)

// Resolver answers the four questions that authentication asks of the DNS. Names are given and
// returned without the final dot; upper and lower case are the same. No answer is an error: how a
// question ended is said by a DNSAnswer, and values come with DNSFound only.
type Resolver interface {
	// TXT gives the text records of a name, the strings of each joined (RFC 1035, section 3.3.14).
	TXT(ctx context.Context, name string) ([]string, DNSAnswer)
	// MX gives the mail exchangers of a name (RFC 1035, section 3.3.9).
	MX(ctx context.Context, name string) ([]MX, DNSAnswer)
	// Address gives the addresses of a name: A records for IPv4, AAAA records for IPv6.
	Address(ctx context.Context, name string, family Family) ([]netip.Addr, DNSAnswer)
	// Name gives the names of an address: PTR records (RFC 1035, section 3.5).
	Name(ctx context.Context, addr netip.Addr) ([]string, DNSAnswer)
}

// DNSAnswer says how a question to the DNS ended.
type DNSAnswer string

const (
	DNSFound     DNSAnswer = "found"     // there are records
	DNSNoName    DNSAnswer = "no-name"   // neither the name exists nor any below it (NXDOMAIN)
	DNSNoRecord  DNSAnswer = "no-record" // the name exists, without records of this type
	DNSTemporary DNSAnswer = "temporary" // no answer that can be used: asking again may help
	DNSNotAsked  DNSAnswer = "not-asked" // the question was not asked: offline, or too many questions
)

// Void reports whether the DNS answered that there is nothing (RFC 7208, section 4.6.4).
func (a DNSAnswer) Void() bool { return a == DNSNoName || a == DNSNoRecord }

// Family is a kind of address.
type Family string

const (
	IPv4 Family = "ip4" // asked for by A records
	IPv6 Family = "ip6" // asked for by AAAA records
)

// familyOf says which records hold an address. IPv4 written as IPv6 is IPv4 (RFC 7208, section 5).
func familyOf(addr netip.Addr) Family {
	if addr.Unmap().Is4() {
		return IPv4
	}
	return IPv6
}

// MX is one mail exchanger. An empty Host stands for the root: the name takes no mail (RFC 7505).
type MX struct {
	Preference uint16
	Host       string
}

// Offline is a Resolver that asks nobody.
type Offline struct{}

// TXT gives DNSNotAsked.
func (Offline) TXT(context.Context, string) ([]string, DNSAnswer) { return nil, DNSNotAsked }

// MX gives DNSNotAsked.
func (Offline) MX(context.Context, string) ([]MX, DNSAnswer) { return nil, DNSNotAsked }

// Address gives DNSNotAsked.
func (Offline) Address(context.Context, string, Family) ([]netip.Addr, DNSAnswer) {
	return nil, DNSNotAsked
}

// Name gives DNSNotAsked.
func (Offline) Name(context.Context, netip.Addr) ([]string, DNSAnswer) { return nil, DNSNotAsked }

// dnsName writes a name as it is compared: lower case, without the final dot.
func dnsName(name string) string { return strings.ToLower(strings.TrimSuffix(name, ".")) }

// dnsAskable reports whether a name, without the final dot, fits into a question: labels of 1 to
// 63 bytes, 253 bytes in all (RFC 1035, section 2.3.4), and nothing that is not ASCII. Letters are
// not restricted to those of hosts.
func dnsAskable(name string) bool {
	label := 0 // its size so far
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 0x80, c == '.' && label == 0, label > 63:
			return false
		case c == '.':
			label = 0
		default:
			label++
		}
	}
	return label > 0 && label <= 63 && len(name) <= 253
}

// dnsReverse gives the name under which the names of an address stand (RFC 1035, section 3.5; RFC
// 3596, section 2.5).
func dnsReverse(addr netip.Addr) string {
	addr = addr.Unmap()
	const hex = "0123456789abcdef"
	raw, suffix := addr.AsSlice(), ".in-addr.arpa"
	labels := make([]string, 0, 32)
	for i := len(raw) - 1; i >= 0; i-- {
		if addr.Is4() {
			labels = append(labels, strconv.Itoa(int(raw[i])))
		} else {
			labels = append(labels, hex[raw[i]&15:][:1], hex[raw[i]>>4:][:1])
		}
	}
	if !addr.Is4() {
		suffix = ".ip6.arpa"
	}
	return strings.Join(labels, ".") + suffix
}
