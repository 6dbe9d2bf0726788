package analyze

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/headers"
)

// delivery says how far the message is known to have come, from its own header, or how far the one came that it
// reports about.
func (e *Evidence) delivery() Delivery {
	if d, ok := e.reported(); ok {
		return d
	}
	if d, ok := e.filed(); ok {
		return d
	}
	switch {
	case len(e.Hops) == 0:
		return Delivery{State: "unknown", Why: "no-received"}
	case e.stored():
		return Delivery{State: "delivered-mailbox", Why: "stored"}
	case e.leaving():
		return Delivery{State: "in-transit", Why: "last-hop-sender"}
	}
	return Delivery{State: "delivered-server", Why: "received"}
}

// filed says where the recipient's side put the message; false where it did not write that down.
func (e *Evidence) filed() (Delivery, bool) {
	place := e.placed()
	if e.movedLater() && (place == headers.Inbox || place == "") {
		return Delivery{State: "delivered-mailbox", Why: "moved-later"}, true
	}
	switch place {
	case headers.Inbox:
		return Delivery{State: "delivered-mailbox", Why: "inbox"}, true
	case headers.JunkFolder:
		return Delivery{State: "delivered-mailbox", Why: "junk-folder"}, true
	case headers.OtherPlace:
		return Delivery{State: "delivered-mailbox", Why: "rule-folder"}, true
	case headers.Deleted:
		return Delivery{State: "delivered-mailbox", Why: "rule-deleted"}, true
	case headers.Quarantine:
		return Delivery{State: "delivered-server", Why: "in-quarantine"}, true
	}
	return Delivery{}, false
}

// leaving reports whether the last stamp is of the author's own organisation, and the message is for others: then
// no server of the recipient has it yet.
func (e *Evidence) leaving() bool {
	last := len(e.Hops) - 1
	mine := e.Way.Families[last]
	if mine == "" || mine != e.Way.author {
		return false
	}
	to, ok := e.Header().Find("To")
	if !ok {
		return false
	}
	others := e.addressesOf(&to).Addresses()
	if len(others) == 0 || e.Hops[last].For != "" && e.Way.family(domainOf(e.Hops[last].For)) == mine {
		return false
	}
	return !slices.ContainsFunc(others, func(a headers.Address) bool { return a.Domain() == "" || e.Way.family(a.Domain()) == mine })
}

// stored reports whether a mailbox took the message: its fields are written at final delivery.
func (e *Evidence) stored() bool {
	for _, name := range [...]string{"Delivered-To", "X-Original-To", "Return-Path", "X-Delivered-To"} {
		if _, ok := e.Header().Find(name); ok {
			return true
		}
	}
	last := e.Hops[len(e.Hops)-1]
	return strings.HasPrefix(strings.ToUpper(last.With), "LMTP")
}

// unknown says what could not be checked, and why.
func (e *Evidence) unknown() []Unknown {
	var list []Unknown
	if e.headless() {
		list = append(list, Unknown{"header", "no-header"})
	}
	switch {
	case e.HasBody():
	case e.Message.Made:
		list = append(list, Unknown{"header", e.whyMade()})
	case e.Message.Stored != "":
		list = append(list, Unknown{"body", "stored-copy"})
	default:
		list = append(list, Unknown{"body", "no-body"})
	}
	if e.Message.Pasted {
		list = append(list, Unknown{"body", "pasted"})
	}
	if len(e.Hops) == 0 && !e.headless() {
		list = append(list, Unknown{"route", "no-received"})
		if d := e.delivery(); d.State == "unknown" {
			list = append(list, Unknown{"delivery", "sender-copy"})
		}
	}
	if !e.Way.Plain && len(e.Way.Faults) == 0 {
		list = append(list, Unknown{"route-clock", "two-clocks-disagree"})
	}
	if e.anyRecoded() {
		list = append(list, Unknown{"text", "copied"})
	}
	if why := e.attachmentNeverThere(); why != "" {
		list = append(list, Unknown{"attachment-never-there", why})
	}
	return append(list, e.unverified()...)
}

// headless reports whether no field stands above the text that messages have: it is a page, a text or a record, and not
// the source of a message.
func (e *Evidence) headless() bool {
	if e.Message.Made || e.Message.Stored != "" {
		return e.Header().Named() == 0
	}
	return !slices.ContainsFunc(e.Header().Fields, func(f headers.Field) bool { return ofMail(f.Name) })
}

// ofMail reports whether messages have fields of this name.
func ofMail(name string) bool {
	name = strings.ToLower(name)
	switch name {
	case "from", "to", "cc", "bcc", "sender", "reply-to", "subject", "date", "received", "return-path", "mime-version":
		return true
	}
	prefix, _, ok := strings.Cut(name, "-") // Content-Type, Message-ID, X-Mailer, DKIM-Signature, ...
	return ok && len(prefix) <= len("authentication") && !strings.ContainsFunc(prefix, func(r rune) bool { return r < 'a' || r > 'z' })
}

// whyMade says why Outlook keeps no header: it never was a mail, or only a copy of it is there.
func (e *Evidence) whyMade() string {
	if e.Message.Item != nil {
		class := strings.ToLower(e.Message.Item.Message.Class())
		for _, item := range itemKinds {
			if class == item.class || strings.HasPrefix(class, item.class+".") {
				return item.why
			}
		}
	}
	return "stored-copy"
}

// itemKinds are what Outlook keeps beside mail, by the class of the item.
var itemKinds = [...]struct{ class, why string }{
	{"ipm.appointment", "item-appointment"},
	{"ipm.task", "item-task"},
	{"ipm.contact", "item-contact"},
	{"ipm.distlist", "item-contact"},
	{"ipm.stickynote", "item-note"},
	{"ipm.post", "item-post"},
}

// unverified says what of authentication could not be checked, and why.
func (e *Evidence) unverified() (list []Unknown) {
	why := "no-key"
	if e.Options.DNS == nil {
		why = "offline"
	}
	open := func(s auth.Signature) bool {
		return s.Problem == "" && s.HeaderHash == auth.Unknown && s.Key == auth.KeyUnknown
	}
	switch {
	case len(e.Signatures) == 0:
	case e.Message.Stored != "":
		list = append(list, Unknown{"dkim-body-hash", "stored-copy"})
	case e.Message.Partial:
		list = append(list, Unknown{"dkim-body-hash", "partial-copy"})
	}
	if slices.ContainsFunc(e.Signatures, open) {
		list = append(list, Unknown{"dkim-header-hash", why})
	}
	if slices.ContainsFunc(e.Signatures, func(s auth.Signature) bool { return s.Problem == "" && s.Undated() }) {
		list = append(list, Unknown{"dkim-expired", "no-time"})
	}
	if e.Chain.Result == auth.ARCUnknown {
		list = append(list, Unknown{"arc", why})
	}
	switch {
	case len(e.Hops) == 0:
	case e.Options.DNS == nil:
		list = append(list, Unknown{"spf", why}, Unknown{"dmarc", why})
	case e.SPF == nil:
		list = append(list, Unknown{"spf", e.whyNoSPF()})
	}
	return list
}

// whyNoSPF says what SPF lacks.
func (e *Evidence) whyNoSPF() string {
	if _, known := e.envelopeSender(); !known {
		return "no-sender"
	}
	return "no-address"
}

// asks says what to ask the host that held the message, for the wait that was found.
func (e *Evidence) asks(findings []Finding) []Ask {
	list := e.askAboutBounce()
	for _, f := range findings {
		if f.Code != "route-delay" || f.Severity == Note {
			continue
		}
		if i := atoi(f.Facts["hop"]); i >= 1 && i < len(e.Hops) {
			from, until := i-1, i
			for _, j := range e.Way.Joints {
				if f.Facts["or_held_by"] != "" && j.From < i && i <= j.To { // the stamps between may be wrong
					from, until = j.From, j.To
				}
			}
			list = append(list, e.askAbout(i, e.Way.When[from], e.Way.When[until]))
		}
	}
	return list
}

// askAbout makes the question about the wait that hop i ends, with times in the zone of the host that held
// the message.
func (e *Evidence) askAbout(i int, from, until time.Time) Ask {
	before := e.Hops[i-1]
	zone := before.Date.Time.Location()
	write := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(zone).Format(time.RFC3339)
	}
	return Ask{To: "host", Host: e.heldBy(i), QueueID: printable(before.ID), From: write(from), Until: write(until)}
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
