package analyze

import (
	"net/netip"
	"slices"
	"strings"
)

// border finds the hop at which the recipient's side took the message: the lowest one down to which every
// client belongs to that side, or which a host wrote that the reader named as his own. What stands below
// was written by others, and is testimony.
func (e *Evidence) border(w *Way) int {
	lowest := len(e.Hops)
	for i := len(w.Hosts) - 1; i >= 0; i-- {
		if e.own(w.Hosts[i]) {
			lowest = i
		}
		if i > 0 && !e.proved(w, i) {
			break // what stands below may be made up, whomever it names
		}
	}
	for i := len(e.Hops) - 1; i > 0; i-- {
		if i <= lowest && !w.Dialects[i].Fetch && !e.internal(w, i) {
			return i
		}
	}
	return 0
}

// own reports whether the reader named this host, or its domain, as his own.
func (e *Evidence) own(host string) bool {
	return slices.ContainsFunc(e.Options.Trust, func(t string) bool {
		t = lowerHost(t)
		return t != "" && (host == t || strings.HasSuffix(host, "."+t))
	})
}

// internal reports whether hop i took the message from its own side: from the same machine, from a private
// address, or from a host of the same organisation.
func (e *Evidence) internal(w *Way, i int) bool {
	h, from := &e.Hops[i], lowerHost(printable(e.Hops[i].Name))
	if from == "" && (h.IP == "" || w.Dialects[i].Provider != "") {
		from = lowerHost(printable(h.Helo))
	}
	switch {
	case w.Dialects[i].Filter, local(h.IP), h.IP == "" && h.From == "":
		return true
	case w.Families[i] != "" && w.Families[i] == w.familyOf(from).family:
		return true
	}
	return false
}

// proved reports whether hop i shows that its client is the host that wrote hop i-1: by the name that its
// address has, not by the one it gave itself, or because no other organisation has such an address.
func (e *Evidence) proved(w *Way, i int) bool {
	h, name := &e.Hops[i], lowerHost(printable(e.Hops[i].Name))
	switch {
	case w.Dialects[i].Filter, w.Dialects[i].Fetch, local(h.IP), h.IP == "" && h.From == "":
		return true
	case name != "":
		return name == w.Hosts[i-1] || w.Families[i-1] != "" && w.familyOf(name).family == w.Families[i-1]
	}
	return h.IP != "" && h.IP == e.Hops[i-1].By
}

// local reports whether an address is one that no other organisation has: private, loopback, link-local,
// or of a carrier's own network (RFC 1918, RFC 4193, RFC 6598).
func local(ip string) bool {
	a, err := netip.ParseAddr(ip)
	if err != nil {
		return false
	}
	a = a.Unmap()
	return a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || carrierNetwork.Contains(a)
}

var carrierNetwork = netip.MustParsePrefix("100.64.0.0/10")

// attested says of each hop whether the hop above bears out who wrote it: at the border and above all are,
// below it as long as each hop names as its client the one that wrote the next lower field.
func (e *Evidence) attested(w *Way) []bool {
	out := make([]bool, len(e.Hops))
	for i := len(e.Hops) - 1; i >= 0; i-- {
		out[i] = i >= w.Border || (out[i+1] && e.meets(w, i+1))
	}
	return out
}

// meets reports whether the client of hop i is the host that wrote hop i-1: by name, by organisation, by
// provider, or on one machine.
func (e *Evidence) meets(w *Way, i int) bool {
	h, below := &e.Hops[i], &e.Hops[i-1]
	by := w.Hosts[i-1]
	if h.From == "" || w.Dialects[i].Filter || w.Dialects[i].Fetch || local(h.IP) || by == "qmail" {
		return true
	}
	from := w.Families[i-1]
	if p := w.Dialects[i-1].Provider; from == "" && p != "" {
		from = p
	}
	for _, name := range [...]string{h.Name, h.Helo, h.From} {
		name = lowerHost(printable(name))
		if name != "" && (name == by || from != "" && w.familyOf(name).family == from) {
			return true
		}
	}
	return h.IP != "" && h.IP == below.By
}
