package mapi

import (
	"strings"
	"time"
)

// Namespaces of named properties (MS-OXPROPS, section 1.3.2), as stored.
const (
	setAppointment byte = 0x02
	setTask        byte = 0x03
	setAddress     byte = 0x04
	setCommon      byte = 0x08
)

// lid is the name of a property by number in one of Outlook's own namespaces.
func lid(set byte, id uint32) PropertyName {
	return PropertyName{Set: GUID{set, 0x20, 6, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}, ID: id}
}

// meeting is the name of a property by number in the namespace of meetings.
func meeting(id uint32) PropertyName {
	return PropertyName{Set: GUID{0x90, 0xda, 0xd8, 0x6e, 0x0b, 0x45, 0x1b, 0x10, 0x98, 0xda, 0, 0xaa, 0,
		0x3f, 0x13, 0x05},
		ID: id}
}

// item writes down what the properties of an item say that is no letter.
func (m *Message) item() (Text, bool) {
	class := strings.ToLower(m.Class())
	switch {
	case within(class, "ipm.appointment"), within(class, "ipm.schedule.meeting"),
		strings.HasPrefix(class, "ipm.microsoft schedule.mtg"):
		return m.calendar(m.event(class)), true
	case within(class, "ipm.task"), within(class, "ipm.taskrequest"):
		return m.calendar(m.todo()), true
	case within(class, "ipm.contact"):
		return Text{Format: Card, Text: m.card()}, true
	}
	return Text{}, false
}

// within says whether a class is this one or a kind of it.
func within(class, parent string) bool {
	return class == parent || strings.HasPrefix(class, parent+".")
}

// lines gathers the lines of an object of RFC 5545 or RFC 6350; they are not folded, so that a
// person can read them.
type lines struct{ strings.Builder }

func (l *lines) raw(line string) { l.WriteString(line + "\r\n") }

// text adds a property with a text; "" adds nothing.
func (l *lines) text(name, value string) {
	value = strings.TrimSpace(value)
	if value != "" {
		l.raw(name + ":" + escaped(value))
	}
}

// escaped writes a text (RFC 5545, section 3.3.11).
func escaped(s string) string {
	return strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n", "\r",
		"\\n").Replace(s)
}

// time adds a time in UTC, as a date if it is a whole day; none adds nothing.
func (l *lines) time(name string, p *Property, day bool) {
	t, ok := p.Time()
	switch {
	case !ok || t.Year() > 4000: // Outlook's "none" is in the year 4501
	case day:
		l.raw(name + ";VALUE=DATE:" + t.Format("20060102"))
	default:
		l.raw(name + ":" + t.Format("20060102T150405Z"))
	}
}

// clock adds a time that is not stored as a property.
func (l *lines) clock(name string, t time.Time) {
	if !t.IsZero() {
		l.raw(name + ":" + t.UTC().Format("20060102T150405Z"))
	}
}
