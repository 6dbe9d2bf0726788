package mapi

import (
	"strconv"
	"strings"
)

// DeliveryStatus writes down what a report says of the delivery to each recipient, as a notification of the
// Internet has it (RFC 3464); "" for what is no such report. Outlook keeps these as properties only.
func (m *Message) DeliveryStatus() string {
	action := ""
	switch class := strings.ToLower(m.Class()); {
	case !strings.HasPrefix(class, "report."):
		return ""
	case strings.HasSuffix(class, ".ndr"):
		action = "failed"
	case strings.HasSuffix(class, ".delayed"):
		action = "delayed"
	case strings.HasSuffix(class, ".dr"):
		action = "delivered"
	}
	if action == "" || len(m.Recipients) == 0 {
		return ""
	}
	var b strings.Builder
	for _, r := range m.Recipients[:min(len(m.Recipients), maxPeople)] {
		b.WriteString("\r\n" + m.recipientStatus(r, action))
	}
	return b.String()
}

// recipientStatus writes the fields of one recipient (RFC 3464, section 2.3).
func (m *Message) recipientStatus(r Properties, action string) string {
	who := m.personOf(r, TagDisplayName, TagSMTPAddress, TagEmailAddress)
	address := who.Address
	if address == "" {
		address = who.Name
	}
	text := "Final-Recipient: rfc822; " + address + "\r\nAction: " + action + "\r\n"
	said, _ := m.TextOf(r, TagSupplementaryText)
	if said == "" {
		said, _ = m.TextOf(r, TagReportText)
	}
	said = oneLine(said)
	if status := r.status(said); status != "" {
		text += "Status: " + status + "\r\n"
	}
	if said != "" {
		text += "Diagnostic-Code: smtp; " + said + "\r\n"
	}
	return text
}

// status is the enhanced status code (RFC 3463) that a report states as a number of three digits, or behind
// a "#" in its text.
func (l Properties) status(said string) string {
	if _, after, ok := strings.Cut(said, "#"); ok {
		code, _, _ := strings.Cut(after, " ")
		if code = strings.Trim(code, ">,;"); strings.Count(code, ".") == 2 {
			return code
		}
	}
	n, ok := l.Get(TagNDRStatus).Int()
	if !ok || n < 200 || n > 599 {
		return ""
	}
	return strconv.Itoa(int(n)/100) + "." + strconv.Itoa(int(n)/10%10) + "." + strconv.Itoa(int(n)%10)
}
