package mapi

import (
	"encoding/hex"
	"net/mail"
	"strconv"
	"strings"
)

// calendar puts an event or a task into an object of RFC 5545.
func (m *Message) calendar(method, inner string) Text {
	var l lines
	l.raw("BEGIN:VCALENDAR")
	l.raw("VERSION:2.0")
	l.text("METHOD", method)
	l.WriteString(inner)
	l.raw("END:VCALENDAR")
	return Text{Format: Calendar, Text: l.String()}
}

// event writes down an appointment or a meeting (MS-OXOCAL, section 2.2).
func (m *Message) event(class string) (method, text string) {
	method, answer := methodOf(class)
	var l lines
	l.raw("BEGIN:VEVENT")
	l.text("UID", m.uid())
	l.text("SUMMARY", m.Subject())
	l.text("LOCATION", m.named(lid(setAppointment, 0x8208)))
	m.span(&l)
	l.text("COMMENT", m.named(lid(setAppointment, 0x8232))) // how it recurs, in words
	l.text("CATEGORIES", strings.Join(m.keywords(), ", "))
	m.attendees(&l, method, answer)
	l.clock("DTSTAMP", m.Sent())
	l.raw("END:VEVENT")
	return method, l.String()
}

// span writes when it starts and ends. A whole day begins at the sender's midnight, which in UTC
// may be on the day before; the zone tells.
func (m *Message) span(l *lines) {
	day := m.Named(lid(setAppointment, 0x8215)).Bool()
	start, end := m.Named(lid(setAppointment, 0x820d)), m.Named(lid(setAppointment, 0x820e))
	if start == nil {
		start, end = m.Named(lid(setCommon, 0x8516)), m.Named(lid(setCommon, 0x8517))
	}
	if start == nil {
		start, end = m.Get(TagStartDate), m.Get(TagEndDate)
	}
	l.time("DTSTART", start, false)
	l.time("DTEND", end, false)
	if day {
		l.raw("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE")
	}
	l.text("X-MICROSOFT-TIMEZONE", m.named(lid(setAppointment, 0x8234)))
}

// methodOf says what a meeting message is for (RFC 5546, section 1.4), and what an attendee says.
func methodOf(class string) (method, answer string) {
	switch {
	case strings.HasSuffix(class, ".request"), strings.HasSuffix(class, "mtgreq"):
		return "REQUEST", ""
	case strings.HasSuffix(class, ".canceled"), strings.HasSuffix(class, "mtgcncl"):
		return "CANCEL", ""
	case strings.HasSuffix(class, ".resp.pos"), strings.HasSuffix(class, "mtgrespp"):
		return "REPLY", "ACCEPTED"
	case strings.HasSuffix(class, ".resp.neg"), strings.HasSuffix(class, "mtgrespn"):
		return "REPLY", "DECLINED"
	case strings.HasSuffix(class, ".resp.tent"), strings.HasSuffix(class, "mtgrespa"):
		return "REPLY", "TENTATIVE"
	}
	return "PUBLISH", ""
}

// attendees writes who invited, and who is invited or answers.
func (m *Message) attendees(l *lines, method, answer string) {
	if method == "REPLY" {
		attendee(l, "ATTENDEE", m.From(), ";PARTSTAT="+answer)
		return
	}
	attendee(l, "ORGANIZER", m.From(), "")
	for _, who := range m.People(To) {
		attendee(l, "ATTENDEE", who, "")
	}
	for _, who := range m.People(Cc) {
		attendee(l, "ATTENDEE", who, ";ROLE=OPT-PARTICIPANT")
	}
}

func attendee(l *lines, name string, who mail.Address, more string) {
	if who.Name != "" {
		more += `;CN="` + strings.ReplaceAll(who.Name, `"`, "'") + `"`
	}
	switch {
	case who.Address != "":
		l.raw(name + more + ":mailto:" + who.Address)
	case who.Name != "":
		l.raw(name + more + ":invalid:nomail") // RFC 5545 wants an address
	}
}

// uid is what the meeting is known by (PidLidGlobalObjectId, MS-OXOCAL, section 2.2.1.27): one
// that came from elsewhere stands in it as text.
func (m *Message) uid() string {
	p := m.Named(meeting(3))
	if p == nil || len(p.Value) < 40 {
		return ""
	}
	const mark, at = "vCal-Uid\x01\x00\x00\x00", 40
	if rest := string(p.Value[at:]); strings.HasPrefix(rest, mark) {
		return strings.TrimRight(rest[len(mark):], "\x00")
	}
	return strings.ToUpper(hex.EncodeToString(p.Value))
}

// keywords are the categories.
func (m *Message) keywords() []string {
	set := GUID{0x29, 3, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}
	return m.Named(PropertyName{Set: set, Text: "Keywords"}).Texts(m.page())
}

// todo writes down a task (MS-OXOTASK, section 2.2).
func (m *Message) todo() (method, text string) {
	var l lines
	l.raw("BEGIN:VTODO")
	l.text("SUMMARY", m.Subject())
	l.time("DTSTART", m.Named(lid(setTask, 0x8104)), true)
	l.time("DUE", m.Named(lid(setTask, 0x8105)), true)
	l.time("COMPLETED", m.Named(lid(setTask, 0x810f)), false)
	if part, ok := m.Named(lid(setTask, 0x8102)).Float(); ok && part >= 0 && part <= 1 {
		l.raw("PERCENT-COMPLETE:" + strconv.Itoa(int(part*100+0.5)))
	}
	if n, ok := m.Named(lid(setTask, 0x8101)).Int(); ok {
		l.text("STATUS", taskStatus(n))
	}
	l.text("X-OWNER", m.named(lid(setTask, 0x811f)))
	l.text("CATEGORIES", strings.Join(m.keywords(), ", "))
	l.clock("DTSTAMP", m.Sent())
	l.raw("END:VTODO")
	return "", l.String()
}

// taskStatus gives PidLidTaskStatus in the words of RFC 5545, section 3.8.1.11.
func taskStatus(n int64) string {
	switch n {
	case 1:
		return "IN-PROCESS"
	case 2:
		return "COMPLETED"
	}
	return "NEEDS-ACTION"
}
