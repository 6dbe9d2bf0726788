package analyze

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/copies"
	"github.com/eml-inspect/eml-inspect/headers"
)

// compared gathers what is compared of a message with its copies.
func (e *Evidence) compared(s Summary) copies.Copy {
	c := copies.Copy{MessageID: s.MessageID, Date: e.Way.Date.Time, Subject: s.Subject, Text: e.bodyText(),
		Body: hashOf(e.Root.Raw()), Whole: hashOf(e.Root.Layer.Bytes(e.Root.Span)), Delivered: e.mailbox(),
		Original: e.addressIn("X-Original-To", "Envelope-To", "X-Envelope-To"), Notice: e.Bounce != nil}
	if len(e.From) > 0 {
		c.From = strings.ToLower(printable(e.From[0].Addr))
	}
	for _, f := range e.Header().Fields {
		if f.Kind == headers.Named && !f.Is("Received") {
			c.Fields = append(c.Fields, copies.Field{Name: f.Name, Value: f.Unfolded()})
		}
	}
	c.List, c.Lists = e.lists()
	own := e.ownHosts()
	for i, h := range e.Hops {
		c.Hops = append(c.Hops, e.copyHop(i, h, own))
	}
	return c
}

// hashOf hashes bytes as they are but for line ends and empty lines at the end, which saving a message changes.
func hashOf(b []byte) [32]byte {
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return sha256.Sum256(bytes.TrimRight(b, "\n"))
}

// bodyText is the first text that a person reads.
func (e *Evidence) bodyText() copies.Text {
	for _, c := range e.Contents {
		if c.Body && c.Reading != nil {
			return copies.ReadText(c.Reading.Text)
		}
	}
	return copies.ReadText("")
}

// mailbox is the address of the mailbox that took the message, as the server says that stored it; "" where it does not.
func (e *Evidence) mailbox() string {
	address := e.addressIn("Delivered-To", "X-Delivered-To", "Envelope-To", "X-Original-To", "X-Envelope-To")
	if address == "" && len(e.Hops) > 0 {
		return addressFor(e.Hops[len(e.Hops)-1])
	}
	return address
}

// addressIn is the address in the first of these fields that the message has.
func (e *Evidence) addressIn(names ...string) string {
	for _, name := range names {
		if f, ok := e.Header().Find(name); ok {
			return strings.ToLower(printable(strings.Trim(f.Unfolded(), "<> ")))
		}
	}
	return ""
}

// addressFor is the address that a hop was for, "" where it says none.
func addressFor(h headers.Hop) string {
	address := strings.ToLower(printable(h.For))
	if at := strings.IndexByte(address, '@'); at < 1 || strings.ContainsAny(address, " \t") {
		return ""
	}
	return address
}

// lists names the mailing list that a message came through, and the domains of its lists.
func (e *Evidence) lists() (name string, domains []string) {
	for _, f := range e.Header().Fields {
		var address string
		switch {
		case f.Kind != headers.Named:
			continue
		case f.Is("List-Id"):
			address = between(f.Unfolded(), '<', '>')
			_, domain, _ := strings.Cut(address, ".")
			domains = append(domains, lowerHost(domain))
		case f.Is("X-BeenThere"), f.Is("X-Mailing-List"), f.Is("Mailing-List"):
			address = strings.TrimPrefix(strings.TrimSpace(f.Unfolded()), "list ")
			domains = append(domains, domainOf(address))
		case f.Is("List-Post"):
			post := strings.TrimPrefix(between(f.Unfolded(), '<', '>'), "mailto:")
			domains = append(domains, domainOf(post))
			continue
		}
		if address != "" && (name == "" || f.Is("List-Id")) {
			name = strings.ToLower(printable(address))
		}
	}
	return name, slices.DeleteFunc(domains, func(d string) bool { return !strings.Contains(d, ".") })
}

// between gives what stands between two marks, the whole text where they are missing.
func between(s string, open, shut byte) string {
	start, end := strings.LastIndexByte(s, open), strings.LastIndexByte(s, shut)
	if start < 0 || end < start {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(s[start+1 : end])
}

// copyHop reads what is compared of one hop. The first ones, own of them, are of the sender.
func (e *Evidence) copyHop(i int, h headers.Hop, own int) copies.Hop {
	d := e.Way.Dialects[i]
	hop := copies.Hop{Index: i, Host: e.Way.Hosts[i], Family: e.Way.Families[i], ID: printable(h.ID), For: addressFor(h),
		Client: printable(h.From + " " + h.Helo + " " + h.Name + " " + h.IP), Party: copies.Transit,
		Named: lowerHost(printable(firstNonEmpty(h.Name, h.Helo))),
		Lists: listProgram(d.Name), Fetch: d.Fetch || fetched(h), Local: local(h.IP) || h.From == "", Retry: d.Retry}
	if h.Date.OK() {
		hop.Time = h.Date.Time
	}
	switch party := e.partyOf(i); {
	case party == Sender, i < own:
		hop.Party = copies.Sender
	case party == Recipient, hop.Family != "" && hop.Family == e.Way.Families[len(e.Hops)-1]:
		hop.Party = copies.Recipient
	}
	for _, name := range [...]string{h.Name, h.Helo, h.From} {
		if f := family(lowerHost(printable(name))); f != "" {
			hop.Clients = append(hop.Clients, f)
		}
	}
	return hop
}

func firstNonEmpty(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// listProgram reports whether a dialect is that of a program that sends mail to the members of a list.
func listProgram(dialect string) bool {
	return dialect == "zmailer-list" || dialect == "googlegroups" || dialect == "debbugs"
}

// fetched reports whether a hop was fetched from a mailbox, as fetchmail, getmail and the collectors of providers
// write it.
func fetched(h headers.Hop) bool {
	with := strings.ToUpper(h.With)
	return strings.HasPrefix(with, "POP3") || strings.HasPrefix(with, "IMAP")
}

// splitHops lists the hops of a message as the report about copies shows them.
func (e *Evidence) splitHops() []SplitHop {
	list := []SplitHop{}
	for i, h := range e.Hops {
		list = append(list, SplitHop{Index: i, Host: e.Way.Hosts[i], ID: printable(h.ID), Time: e.stampOf(i),
			For: addressFor(h), Span: e.layer().AtSpan(h.Span)})
	}
	return list
}
