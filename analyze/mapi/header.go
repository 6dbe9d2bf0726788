package mapi

import (
	"mime"
	"net/mail"
	"strings"
	"time"
)

// Received returns the header as it was received (PidTagTransportMessageHeaders, MS-OXOMSG,
// section 2.2.1.61), "" for a message that did not come over the Internet.
func (m *Message) Received() string {
	text := strings.TrimLeft(m.Text(TagTransportHeaders), "\r\n")
	if strings.HasPrefix(text, "Microsoft Mail Internet Headers") { // a line of some versions of Exchange
		_, text, _ = strings.Cut(text, "\n")
	}
	if name, _, ok := strings.Cut(text, ":"); !ok || name == "" || strings.ContainsAny(name, " \t\r\n") {
		return ""
	}
	return strings.TrimRight(text, "\r\n\x00")
}

// Header makes a header out of the properties (RFC 5322, section 3.6), for a message that has none
// as received: its lines end in CRLF, what is beyond ASCII is in encoded words.
func (m *Message) Header() []byte {
	var b []byte
	add := func(name, value string) {
		if value != "" {
			b = append(b, name+": "+value+"\r\n"...)
		}
	}
	from := m.From()
	add("From", field(from))
	if who := m.Sender(); who.Address != "" && who.Address != from.Address {
		add("Sender", field(who))
	}
	add("To", fields(m.People(To)))
	add("Cc", fields(m.People(Cc)))
	add("Subject", mime.BEncoding.Encode("utf-8", oneLine(m.Subject())))
	if when := m.Sent(); !when.IsZero() {
		add("Date", when.Format(time.RFC1123Z))
	}
	for _, id := range [...]struct {
		name string
		tag  uint16
	}{{"Message-ID", TagMessageID}, {"In-Reply-To", TagInReplyTo}, {"References", TagReferences}} {
		add(id.name, ascii(oneLine(m.Text(id.tag))))
	}
	return b
}

// ascii leaves out an identifier that is none.
func ascii(s string) string {
	if isASCII([]byte(s)) {
		return s
	}
	return ""
}

// fields writes a list of addresses, one per line.
func fields(list []mail.Address) string {
	texts := make([]string, len(list))
	for i, who := range list {
		texts[i] = field(who)
	}
	return strings.Join(texts, ",\r\n ")
}

// field writes an address; one without an address is a name alone, as Outlook shows it.
func field(who mail.Address) string {
	switch {
	case who.Address == "" && who.Name == "":
		return ""
	case who.Address != "":
		return who.String()
	}
	name, _, _ := strings.Cut((&mail.Address{Name: who.Name, Address: "a@b"}).String(), " <")
	return name
}
