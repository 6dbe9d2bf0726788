package eml

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Message is one message: the input itself, one of an mbox, or one that a part carries.
type Message struct {
	Path    string // where it was found: "", "2", "2/1.2", "#5", "@dir/name.eml"
	Role    Role
	Root    *Part
	Carrier *Message // the message that carries it, nil at the top
	Carried []*Message
	Stored  Kind      // the container of Outlook that it was kept in; "" for mail as it was sent
	Item    *msg.Item // what it was read from, if that is a .msg file
	Made    bool      // its header was made of the properties that Outlook keeps: none was received
	Partial bool      // Apple Mail keeps contents of it in other files (.partial.emlx)
	hidden  bool      // it stands inside a winmail.dat of the message that carries it
	Pasted  bool      // its source stands in a text of that message
	Wrapped *Part     // the leaf of the carrier whose text it is, encoded in a way that nothing says
}

// Header is the header of the message, with what empty lines cut off from it.
//
//go:noinline
func (m *Message) Header() headers.Block { return m.Root.Whole() }

// HasBody reports whether anything follows the header.
func (m *Message) HasBody() bool { return !m.Root.Body.Empty() }

// All gives the message and everything it carries, carriers first.
func (m *Message) All() []*Message {
	list := []*Message{m}
	for _, c := range m.Carried {
		list = append(list, c.All()...)
	}
	return list
}

// carriedPath gives the path of a message that a part of this message carries.
func (m *Message) carriedPath(section string) string {
	if m.Path == "" {
		return section
	}
	return m.Path + "/" + section
}

// assignRoles says what each message is there for. A bounce is examined itself and what it returned is an
// original; anything else that carries messages is their carrier, unless it hides them in a winmail.dat or a text.
func (m *Message) assignRoles() {
	m.Role = RoleSubject
	if len(m.Carried) == 0 {
		return
	}
	if m.returnsMail() {
		m.MarkNotice()
		return
	}
	for _, c := range m.Carried {
		if c.forwarded() {
			m.Role = RoleCarrier
		}
		c.assignRoles()
	}
}

// forwarded reports whether it came as a message, or as a file that is one: then it is what is asked about, and nothing else is.
func (m *Message) forwarded() bool { return !m.hidden && !m.Pasted }

// MarkStandIn makes messages that it carries what they turned out to be: nobody forwarded them, they stand in the place of files.
func (m *Message) MarkStandIn(standsIn func(*Message) bool) {
	others := 0
	for _, c := range m.Carried {
		switch {
		case standsIn(c):
			c.markOriginal()
		case c.forwarded():
			others++
		}
	}
	if m.Role == RoleCarrier && others == 0 {
		m.Role = RoleSubject
	}
}

// MarkNotice makes a message what it turned out to be, though its header did not say so: a notice, which returns the
// messages that it carries.
func (m *Message) MarkNotice() {
	m.Role = RoleSubject
	for _, c := range m.Carried {
		c.markOriginal()
	}
}

func (m *Message) markOriginal() {
	m.Role = RoleOriginal
	for _, c := range m.Carried {
		c.markOriginal()
	}
}

// returnsMail reports whether the message is a report that returns another one: a delivery status
// notification (RFC 3464), a feedback report (RFC 5965), or a bounce that says so in its fields only.
func (m *Message) returnsMail() bool {
	for p := range m.Root.All() {
		switch p.Type {
		case "multipart/report", "message/delivery-status", "message/feedback-report",
			"message/global-delivery-status", "message/disposition-notification":
			return true
		}
	}
	h := m.Header()
	if _, ok := h.Find("X-Failed-Recipients"); ok {
		return true
	}
	from, _ := h.Find("From")
	if !headers.ContainsFold(from.Text, "daemon") && !headers.ContainsFold(from.Text, "postmaster") {
		return false
	}
	for _, a := range headers.ReadAddresses(from.Text) {
		local, _, _ := strings.Cut(a.Addr, "@")
		switch strings.ToLower(local) {
		case "mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon":
			return true
		}
	}
	return false
}
