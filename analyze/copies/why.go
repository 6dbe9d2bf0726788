package copies

import (
	"slices"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
)

// atOnce is the longest time between two copies that were passed on side by side. No queue tries again so soon.
const atOnce = 45 * time.Second

// why finds out why there are several, as far as the fields tell.
func (f fork) why() {
	switch f.Stage {
	case SenderClient:
		f.Why, f.Certain = f.whyClient()
	case RecipientClient:
		f.Why, f.Certain = f.whyFetched()
	default:
		f.Why, f.Certain = f.whyServer()
		if f.Why == RetryAfterLoss {
			f.Schedule = f.schedule()
		}
	}
	f.Plain = !f.Certain
}

// whyClient tells a message that was written or sent again from one that was handed in again.
func (f fork) whyClient() (why Why, proved bool) {
	first := f.group[0]
	for _, c := range f.group[1:] {
		if c.MessageID != first.MessageID || !c.Date.Equal(first.Date) {
			return SentAgain, true
		}
	}
	if why, ok := f.lists(); ok {
		return why, true
	}
	if !f.sameAddress() {
		return TwoAddresses, false
	}
	if f.parallel() {
		return ClientParallel, false
	}
	return ClientResent, false
}

// whyFetched tells who made several of a message that was delivered once.
func (f fork) whyFetched() (why Why, proved bool) {
	switch {
	case f.atDesk() && !slices.ContainsFunc(f.Next(), func(h Hop) bool { return h.Fetch }):
		return Scanner, false
	case f.ended():
		return CollectedOnce, true
	case len(f.Next()) > 0:
		return CollectedTwice, true
	}
	if !f.sameDelivered() {
		return TwoMailboxes, true
	}
	if slices.ContainsFunc(f.Fields, scanned) {
		return Scanner, false
	}
	return FetchedTwice, false
}

// scanned reports whether a field is one that virus scanners on a person's machine add.
func scanned(name string) bool {
	name = strings.ToLower(name)
	for _, prefix := range [...]string{"x-antivirus", "x-avast", "x-avg", "x-kaspersky", "x-norton", "x-eset",
		"x-mcafee", "x-nod32"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// sameDelivered reports whether all copies lie in one mailbox and were for one address, as far as they say.
func (f fork) sameDelivered() bool {
	var mailboxes, sent []string
	for _, c := range f.group {
		mailboxes, sent = append(mailboxes, c.Delivered), append(sent, c.Original)
	}
	return agree(mailboxes) && agree(sent)
}

// whyServer tells why a server passed a message on more than once.
func (f fork) whyServer() (why Why, proved bool) {
	if why, ok := f.lists(); ok {
		return why, true
	}
	switch {
	case f.ended():
		return Forwarded, true
	case f.Stage == AtList && f.atList() && !f.sameAddress():
		return TwoSubscriptions, true
	case f.Stage == AtList && !f.atList():
		return AliasExpanded, true
	case f.Stage == AtList:
		return ListRepeated, false
	case f.detour():
		return Forwarder, false
	case !f.sameAddress():
		return TwoAddresses, true
	case f.parallel():
		return Parallel, false
	}
	return RetryAfterLoss, false
}

// lists reports whether the copies came through different lists, or one of them through none.
func (f fork) lists() (Why, bool) {
	names := make(map[string]bool)
	for _, c := range f.group {
		names[c.List] = true
	}
	switch {
	case len(names) == 1:
		return "", false
	case names[""]:
		return ListAndDirect, true
	}
	return TwoLists, true
}

// detour reports whether one copy alone passed an organisation that is neither the one that they left nor the one it
// ended at.
func (f fork) detour() bool {
	passed := make([]map[string]bool, len(f.Ways))
	for k, way := range f.Ways {
		passed[k] = make(map[string]bool)
		for _, h := range way[f.Common:] {
			passed[k][h.Family] = true
		}
	}
	for k, way := range f.Ways {
		known := map[string]bool{"": true, f.Left.Family: true, way[len(way)-1].Family: true}
		for family := range passed[k] {
			if !known[family] && !everywhere(passed, family) {
				return true
			}
		}
	}
	return false
}

// everywhere reports whether all copies passed an organisation.
func everywhere(passed []map[string]bool, family string) bool {
	return !slices.ContainsFunc(passed, func(p map[string]bool) bool { return !p[family] })
}

// parallel reports whether the copies were passed on at once. Where the stamps do not tell, they were not.
func (f fork) parallel() bool {
	return len(f.Spacing) > 0 && slices.Max(f.Spacing) <= atOnce
}

// schedule names the retry schedule of the queue that passed the copies on, if every spacing fits it.
func (f fork) schedule() string {
	queue := f.Left.Retry
	if queue == "" || len(f.Spacing) == 0 {
		return ""
	}
	for _, d := range f.Spacing {
		if !route.Fits(queue, route.Span{Min: d, Max: d}) {
			return ""
		}
	}
	return queue
}
