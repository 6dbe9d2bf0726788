package mapi_test

import (
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

func TestSubject(t *testing.T) {
	for want, m := range map[string]*mapi.Message{
		"whole":     message(text(mapi.TagNormalizedSubject, "part"), text(mapi.TagSubject, "whole")),
		"RE: part":  message(text(mapi.TagNormalizedSubject, "part"), text(mapi.TagSubjectPrefix, "RE: ")),
		"of report": message(text(mapi.TagOriginalSubject, "of report"), text(mapi.TagConversationTopic, "topic")),
		"topic":     message(text(mapi.TagConversationTopic, "topic")),
		"Unicode":   message(narrow(mapi.TagSubject, "narrow"), text(mapi.TagSubject, "Unicode")),
		"":          message(),
	} {
		if got := m.Subject(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestCodepages: 8-bit strings are in the code page of the file, of the message, of the mail, or in
// the one that they are evidently in.
func TestCodepages(t *testing.T) {
	const gbk, cyrillic = "\xbc\xbe\xb6\xc8\xb1\xa8\xb8\xe6\xc7\xeb\xb2\xe9\xca\xd5",
		"\xce\xf2\xf7\xb8\xf2 \xe7\xe0 \xec\xe0\xf0\xf2"
	for _, c := range []struct {
		file       int
		properties []mapi.Property
		want       string
	}{
		{936, []mapi.Property{narrow(mapi.TagSubject, gbk)}, "季度报告请查收"},
		{0, []mapi.Property{narrow(mapi.TagSubject, cyrillic), number(mapi.TagMessageCodepage, 1251)},
			"Отчёт за март"},
		{0, []mapi.Property{narrow(mapi.TagSubject, cyrillic), number(mapi.TagInternetCodepage, 1251)},
			"Отчёт за март"},
		{1200, []mapi.Property{narrow(mapi.TagSubject, cyrillic), number(mapi.TagMessageCodepage, 1251)},
			"Отчёт за март"},
		{0, []mapi.Property{narrow(mapi.TagSubject, gbk)}, "季度报告请查收"},
		{1252, []mapi.Property{narrow(mapi.TagSubject, "季度报告请查收")}, "季度报告请查收"},
	} {
		m := &mapi.Message{Properties: c.properties, Codepage: c.file}
		if got := m.Subject(); got != c.want {
			t.Errorf("code page %d: got %q, want %q", c.file, got, c.want)
		}
	}
}

func TestPeople(t *testing.T) {
	m := message(text(mapi.TagSenderName, "Assistant"), text(mapi.TagSenderAddress, "/O=EXAMPLE/CN=A"),
		text(mapi.TagSenderSMTP, "a@example.org"), text(mapi.TagRepresentingName, "Director"),
		blob(mapi.TagRepresentingKey, "SMTP:D@EXAMPLE.ORG\x00"))
	if from := m.From(); from != (mail.Address{Name: "Director", Address: "d@example.org"}) {
		t.Errorf("from %v", from)
	}
	if sender := m.Sender(); sender != (mail.Address{Name: "Assistant", Address: "a@example.org"}) {
		t.Errorf("sender %v", sender)
	}
	m.Properties = append(m.Properties, text(mapi.TagDisplayTo, "Li Na; b@example.com"))
	if to := m.People(mapi.To); len(to) != 2 || to[0].Name != "Li Na" || to[1].Address != "b@example.com" {
		t.Errorf("to %v", to)
	}
	m.Recipients = []mapi.Properties{
		{number(mapi.TagRecipientType, 1), text(mapi.TagDisplayName, "c@example.com"),
			text(mapi.TagEmailAddress, "c@example.com")},
		{number(mapi.TagRecipientType, 2), text(mapi.TagDisplayName, "李娜"), text(mapi.TagSMTPAddress,
			"li@example.com")},
	}
	if to := m.People(mapi.To); len(to) != 1 || to[0] != (mail.Address{Address: "c@example.com"}) {
		t.Errorf("to %v", to)
	}
	m.Properties = append(m.Properties, text(mapi.TagSubject, "Prüfung"), when(mapi.TagSubmitTime,
		"2026-03-02T08:00:00Z"),
		text(mapi.TagMessageID, "<1@example.org>"))
	want := "From: \"Director\" <d@example.org>\r\nSender: \"Assistant\" <a@example.org>\r\nTo: <c@example.com>\r\n" +
		"Cc: =?utf-8?q?=E6=9D=8E=E5=A8=9C?= <li@example.com>\r\nSubject: =?utf-8?b?UHLDvGZ1bmc=?=\r\n" +
		"Date: Mon, 02 Mar 2026 08:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n"
	if got := string(m.Header()); got != want {
		t.Errorf("header %q, want %q", got, want)
	}
}

// TestHeaderIsNotBroken: what is stored cannot add a field.
func TestHeaderIsNotBroken(t *testing.T) {
	m := message(text(mapi.TagSubject, "a\r\nBcc: x@example.org"), text(mapi.TagRepresentingName, "b\r\n\r\nc"),
		text(mapi.TagMessageID, "<1>\r\nX: y"))
	if n := strings.Count(string(m.Header()), "\r\n"); n != 3 {
		t.Errorf("%d lines: %q", n, m.Header())
	}
}

func TestReceived(t *testing.T) {
	const header = "Received: from a by b; Mon, 2 Mar 2026 08:00:00 +0000\r\nSubject: x"
	for stored, want := range map[string]string{
		header + "\r\n\r\n": header,
		"Microsoft Mail Internet Headers Version 2.0\r\n" + header: header,
		"not a header": "", "": "", "two words: x": "",
	} {
		if got := message(text(mapi.TagTransportHeaders, stored)).Received(); got != want {
			t.Errorf("%q: got %q", stored, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	p := mapi.Property{Type: mapi.TypeFloating64, Value: double(1.5)}
	if f, ok := p.Float(); f != 1.5 || !ok {
		t.Errorf("float %v", f)
	}
	p = mapi.Property{Type: mapi.TypeCurrency, Value: []byte{0x20, 0x4e, 0, 0, 0, 0, 0, 0}}
	if f, ok := p.Float(); f != 2 || !ok {
		t.Errorf("money %v", f)
	}
	p = mapi.Property{Type: mapi.TypeFloating32, Value: []byte{0, 0, 0x80, 0x3f}}
	if f, ok := p.Float(); f != 1 || !ok {
		t.Errorf("float %v", f)
	}
	p = mapi.Property{Type: mapi.TypeFloatingTime, Value: double(36526.25)}
	if at, ok := p.Time(); !ok || !at.Equal(time.Date(2000, 1, 1, 6, 0, 0, 0, time.UTC)) {
		t.Errorf("time %v", at)
	}
	for _, v := range []float64{0, 1e300, -1e300} {
		p.Value = double(v)
		if at, ok := p.Time(); ok {
			t.Errorf("%v is %v", v, at)
		}
	}
	p = mapi.Property{Type: mapi.TypeGUID, Value: make([]byte, 16)}
	if g, ok := p.GUID(); !ok || g.String() != "00000000-0000-0000-0000-000000000000" {
		t.Errorf("guid %v", g)
	}
	var none *mapi.Property
	_, isTime := none.Time()
	_, isFloat := none.Float()
	_, isGUID := none.GUID()
	if none.Bool() || isTime || isFloat || isGUID || none.Text(0) != "" || none.Texts(0) != nil {
		t.Error("a property that is not there has a value")
	}
}
