package copies

import (
	"slices"
	"strings"
)

// fork is the place at which the copies of a group part.
type fork struct {
	group []*Copy
	*Split
}

// stage names the place that the first hop that differs left.
func (f fork) stage() Stage {
	next := f.Next()
	switch {
	case f.Common == 0:
		return SenderClient
	case len(next) == 0, slices.ContainsFunc(next, func(h Hop) bool { return h.Fetch }), f.atDesk():
		return RecipientClient // the mailbox was read twice, or once and by somebody else
	case f.atList(), f.atAlias():
		return AtList
	}
	switch f.party() {
	case Sender:
		return SenderServer
	case Recipient:
		return RecipientServer
	}
	return InTransit
}

// party is the side of the host at which they parted. A copy that ended there was delivered there; mail within one
// organisation has left the sender after its first host.
func (f fork) party() Party {
	parties := make(map[Party]bool)
	for _, way := range f.Ways {
		parties[way[f.Common-1].Party] = true
	}
	switch {
	case f.within():
		if f.Left.Index == 0 && f.Left.Host != f.Ways[0][len(f.Ways[0])-1].Host {
			return Sender
		}
		return Recipient
	case parties[Sender]:
		return Sender
	case parties[Recipient], f.ended():
		return Recipient
	}
	return Transit
}

// within reports whether the message never left the organisation of the host at which its copies parted.
func (f fork) within() bool {
	family := f.Left.Family
	if family == "" {
		return false
	}
	for _, way := range f.Ways {
		for _, h := range way {
			if h.Family != family {
				return false
			}
		}
	}
	return f.Left.Party == Sender
}

// atList reports whether the copies parted at the host of a mailing list: its program wrote one of the two hops there,
// or the host is that of the list, by its name or, behind the sender's own hosts, by its organisation.
func (f fork) atList() bool {
	for k, way := range f.Ways {
		left := way[f.Common-1]
		if left.Lists {
			return true
		}
		if f.Common == len(way) {
			continue
		}
		next := way[f.Common]
		if next.Lists && next.Host == left.Host {
			return true
		}
		for _, list := range f.group[k].Lists {
			ours := left.Party == Sender && !f.group[k].rewritten() && !next.handedBack(left)
			if left.isHostOf(list) || !ours && f.behindSender(left) && left.belongsTo(list, next) {
				return true
			}
		}
	}
	return false
}

// handedBack reports whether a host took a message from itself, as it does from the program of a list.
func (h Hop) handedBack(left Hop) bool { return h.Host == left.Host && h.Local }

// rewritten reports whether a list has put its own address into the From field, as lists do for authors whose domain has
// a strict policy.
func (c *Copy) rewritten() bool {
	_, domain, _ := strings.Cut(c.From, "@")
	return slices.Contains(c.Lists, domain)
}

// isHostOf reports whether a host bears the name of a list's domain, or one below it.
func (h Hop) isHostOf(domain string) bool {
	return h.Host == domain || strings.HasSuffix(h.Host, "."+domain)
}

// belongsTo reports whether the host that wrote a hop is of the organisation of a list: by its own name, or by the one
// that the next hop gives it.
func (h Hop) belongsTo(list string, next Hop) bool {
	if h.Family != "" && inFamily(list, h.Family) {
		return true
	}
	return next.Local && slices.ContainsFunc(next.Clients, func(c string) bool { return inFamily(list, c) })
}

// inFamily reports whether a domain lies in an organisational domain.
func inFamily(domain, family string) bool {
	return family != "" && (domain == family || strings.HasSuffix(domain, "."+family))
}

// behindSender reports whether a host is of another organisation than the first one.
func (f fork) behindSender(h Hop) bool {
	first := f.Ways[0][0]
	return first.Family == "" && h.Host != first.Host || first.Family != "" && h.Family != first.Family
}

// atAlias reports whether the host at which the copies parted had the message for one address, and the copies went to
// different ones.
func (f fork) atAlias() bool {
	return f.Left.For != "" && !f.ended() && f.Left.Party != Sender && !f.sameAddress()
}

// atDesk reports whether some copies ended at the last common hop, and the others passed a program on the machine of
// the person only: it has no name in any domain and took them from itself.
func (f fork) atDesk() bool {
	return f.ended() && !slices.ContainsFunc(f.Next(), func(h Hop) bool { return h.Family != "" || !h.Local })
}

// sameAddress reports whether all copies were for one address and ended at one, as far as they say.
func (f fork) sameAddress() bool {
	var ends, sent []string
	for k, c := range f.group {
		ends, sent = append(ends, f.address(k)), append(sent, c.Original)
	}
	return agree(ends) && agree(sent)
}

// agree reports whether all say the same that say anything.
func agree(list []string) bool {
	known := ""
	for _, s := range list {
		if s != "" && known != "" && s != known {
			return false
		}
		if s != "" {
			known = s
		}
	}
	return true
}

// address is whom a copy was for after they parted: as the first later hop says, else as the mailbox does.
func (f fork) address(k int) string {
	for _, h := range f.Ways[k][min(f.Common, len(f.Ways[k])):] {
		if h.For != "" {
			return h.For
		}
	}
	return f.group[k].Delivered
}
