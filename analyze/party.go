package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/headers"
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

// partyOf says on whose side the host stands that wrote a hop: the recipient's from the border on, and below it where the
// hop above bears out that a host of that organisation wrote it; the sender's where it belongs to the author's domain or
// with the first host, else in between. The organisation of the first host stands on the recipient's side if there is no
// other and the message was for it.
func (e *Evidence) partyOf(i int) Party {
	mine := e.Way.Families[i]
	switch {
	case mine != "" && mine == e.Way.author:
		return Sender
	case i >= e.Way.Border && (i > 0 || e.receives(mine)):
		return Recipient
	case i < e.Way.senders:
		return Sender
	case i >= e.Way.Border, mine != "" && mine == e.Way.Families[e.Way.Border] && e.Way.Attested[i]:
		return Recipient
	}
	return Transit
}

// receives reports whether the message was for an organisation whose host was the first to take it, from a client that
// had not logged in: by what that host says, by the mailbox that took the message, or by the addresses in To and Cc.
func (e *Evidence) receives(family string) bool {
	is := func(address string) bool {
		domain := domainOf(address)
		return domain != "" && e.Way.family(domain) == family
	}
	switch {
	case family == "":
		return false
	case is(e.Hops[0].For):
		return true
	case loggedIn(e.Hops[0]):
		return false
	case is(e.mailbox()):
		return true
	}
	for _, name := range [...]string{"To", "Cc"} {
		if f, ok := e.Header().Find(name); ok {
			list := e.addressesOf(&f).Addresses()
			if slices.ContainsFunc(list[:min(len(list), maxRecipients)], func(a headers.Address) bool { return is(a.Addr) }) {
				return true
			}
		}
	}
	return false
}

// maxRecipients is how many addresses of a field are asked for their organisation.
const maxRecipients = 20

// domainOf gives what stands after the @ of an address, "" where there is none.
func domainOf(address string) string {
	_, domain, _ := strings.Cut(address, "@")
	return lowerHost(printable(domain))
}
