package mapi

import "strings"

// card writes down a contact (MS-OXOCNTC, section 2.2).
func (m *Message) card() string {
	var l lines
	l.raw("BEGIN:VCARD")
	l.raw("VERSION:4.0")
	l.text("FN", first(m.Text(TagDisplayName), m.named(lid(setAddress, 0x8005)), m.Subject()))
	if m.Text(0x3a11) != "" || m.Text(0x3a06) != "" {
		l.raw("N:" + m.list(0x3a11, 0x3a06, 0x3a44, 0x3a45, 0x3a05))
	}
	if m.Text(0x3a16) != "" {
		l.raw("ORG:" + strings.TrimRight(m.list(0x3a16, 0x3a18), ";"))
	}
	l.text("TITLE", m.Text(0x3a17))
	for _, id := range [...]uint32{0x8083, 0x8093, 0x80a3} {
		if address := m.named(lid(setAddress, id)); strings.Contains(address, "@") {
			l.text("EMAIL", address)
		}
	}
	m.telephones(&l)
	m.postal(&l)
	l.text("URL", first(m.Text(0x3a51), m.named(lid(setAddress, 0x802b))))
	l.time("BDAY", m.Get(0x3a42), true)
	l.raw("END:VCARD")
	return l.String()
}

// telephones writes the numbers that Outlook shows first.
func (m *Message) telephones(l *lines) {
	for _, t := range [...]struct {
		kind string
		id   uint16
	}{{"work", 0x3a08}, {"work", 0x3a1b}, {"home", 0x3a09}, {"cell", 0x3a1c}, {"fax", 0x3a24}, {"fax", 0x3a25},
		{"pager", 0x3a21}} {
		l.text("TEL;TYPE="+t.kind, m.Text(t.id))
	}
}

// list writes the parts of a value, parted by semicolons.
func (m *Message) list(ids ...uint16) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = escaped(strings.TrimSpace(m.Text(id)))
	}
	return strings.Join(parts, ";")
}

// postal writes the business address, in its parts and as Outlook shows it.
func (m *Message) postal(l *lines) {
	var parts [5]string
	for i := range parts {
		parts[i] = escaped(strings.TrimSpace(m.named(lid(setAddress, 0x8045+uint32(i)))))
	}
	whole := strings.TrimSpace(first(m.named(lid(setAddress, 0x801b)), m.Text(0x3a15)))
	if value := strings.Join(parts[:], ";"); whole != "" || value != ";;;;" {
		l.raw(`ADR;TYPE=work;LABEL="` + label(whole) + `":;;` + value)
	}
}

// label writes a text between quotes (RFC 6350, section 3.3; RFC 6868).
func label(s string) string {
	return strings.NewReplacer(`"`, "^'", "\r\n", "^n", "\n", "^n", "\r", "").Replace(s)
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
