package mapi

import (
	"net/mail"
	"strings"
	"time"
)

// From is whom the message is from: the one in whose name it was sent.
func (m *Message) From() mail.Address {
	who := m.person(TagRepresentingName, TagRepresentingSMTP, TagRepresentingAddress)
	if who.Address == "" {
		who.Address = m.key(TagRepresentingKey)
	}
	if who != (mail.Address{}) {
		return who
	}
	return m.Sender()
}

// Sender is who sent it, where that is somebody else than From says.
func (m *Message) Sender() mail.Address {
	who := m.person(TagSenderName, TagSenderSMTP, TagSenderAddress)
	if who.Address == "" {
		who.Address = m.key(TagSenderKey)
	}
	return who
}

// key reads the address that people are found by (PidTagSenderSearchKey, MS-OXOMSG, section
// 2.2.1.52). Letters have lost their case in it.
func (m *Message) key(id uint16) string {
	p := m.Get(id)
	if p == nil {
		return ""
	}
	kind, address, _ := strings.Cut(string(UntilZero(p.Value)), ":")
	if kind != "SMTP" || !isASCII([]byte(address)) || !strings.Contains(address, "@") {
		return ""
	}
	return strings.ToLower(address)
}

// person reads a name and the first address that is one of the Internet; Exchange has others.
func (m *Message) person(name uint16, addresses ...uint16) mail.Address {
	return m.personOf(m.Properties, name, addresses...)
}

func (m *Message) personOf(list Properties, name uint16, addresses ...uint16) mail.Address {
	text, _ := m.TextOf(list, name)
	who := mail.Address{Name: oneLine(text)}
	for _, id := range addresses {
		text, _ = m.TextOf(list, id)
		if text = oneLine(text); strings.Contains(text, "@") && !strings.HasPrefix(text, "/") { // X.500 begins so
			who.Address = text
			break
		}
	}
	if who.Name == who.Address || strings.Trim(who.Name, "'") == who.Address {
		who.Name = ""
	}
	return who
}

// RecipientType says in which field a recipient is named (MS-OXOMSG, section 2.2.3.1).
type RecipientType int

// The fields that name recipients.
const (
	To  RecipientType = 1
	Cc  RecipientType = 2
	Bcc RecipientType = 3
)

// maxPeople bounds how many recipients are listed.
const maxPeople = 1000

// People lists the recipients of one field. Where no list is stored, they are read from the line
// that Outlook shows, which has names only.
func (m *Message) People(field RecipientType) []mail.Address {
	var list []mail.Address
	for _, r := range m.Recipients[:min(len(m.Recipients), maxPeople)] {
		n, ok := r.Get(TagRecipientType).Int()
		if RecipientType(n&0xf) == field || !ok && field == To {
			who := m.personOf(r, TagDisplayName, TagSMTPAddress, TagEmailAddress)
			if who != (mail.Address{}) {
				list = append(list, who)
			}
		}
	}
	if len(m.Recipients) > 0 {
		return list
	}
	line := map[RecipientType]uint16{To: TagDisplayTo, Cc: TagDisplayCc}[field]
	for _, name := range strings.Split(m.Text(line), ";") {
		if name = oneLine(name); name != "" && len(list) < maxPeople {
			list = append(list, shown(name))
		}
	}
	return list
}

// shown reads a recipient of the line that Outlook shows, which is a name or an address.
func shown(name string) mail.Address {
	if strings.Contains(name, "@") && !strings.Contains(name, " ") {
		return mail.Address{Address: strings.Trim(name, "'")}
	}
	return mail.Address{Name: name}
}

// Sent is when it was sent, else when it arrived or was written; the zero time if nothing says.
func (m *Message) Sent() time.Time {
	for _, id := range [...]uint16{TagSubmitTime, TagDeliveryTime, TagCreationTime} {
		if t, ok := m.Get(id).Time(); ok {
			return t
		}
	}
	return time.Time{}
}

// oneLine makes a text fit for a header field.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
