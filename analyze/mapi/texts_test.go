package mapi_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

const page = `{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}{\*\htmltag <p>}gr\'fcn}`

func TestTexts(t *testing.T) {
	rich, words := blob(mapi.TagRTFCompressed, stored(page)), blob(mapi.TagRTFCompressed, stored(`{\rtf1 words}`))
	for _, c := range []struct {
		name string
		m    *mapi.Message
		want string
	}{
		{"nothing", message(), ""},
		{"plain", message(text(mapi.TagBody, "grün")), "text/plain utf-16le grün"},
		{"narrow", message(narrow(mapi.TagBody, "gr\xfcn"), number(mapi.TagMessageCodepage, 1252)),
			"text/plain windows-1252 grün"},
		{"Unicode first", message(narrow(mapi.TagBody, "gr?n"), text(mapi.TagBody, "grün")),
			"text/plain utf-16le grün"},
		{"page", message(blob(mapi.TagHTML, "<p>\xe7\xbb\xbf"), number(mapi.TagInternetCodepage, 65001),
			text(mapi.TagBody, "x")),
			"text/html utf-8 <p>绿|text/plain utf-16le x"},
		{"page in Rich Text", message(rich, text(mapi.TagBody, "x")), "text/html  <p>grün|text/plain utf-16le x"},
		{"page before Rich Text", message(rich, blob(mapi.TagHTML, "<p>x")), "text/html us-ascii <p>x"},
		{"words of Rich Text", message(words), "text/plain  words"},
		{"words are there already", message(words, text(mapi.TagBody, "x")), "text/plain utf-16le x"},
		{"empty texts", message(text(mapi.TagBody, " \r\n"), blob(mapi.TagHTML, "\x00"), words), "text/plain  words"},
		{"receipt", message(text(mapi.TagReportText, "was read")), "text/plain utf-16le was read"},
	} {
		var list []string
		for _, x := range c.m.Texts() {
			list = append(list, string(x.Format)+" "+x.Actual+" "+x.Text)
		}
		if got := strings.Join(list, "|"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestRepaired: a page in another charset than its code page says.
func TestRepaired(t *testing.T) {
	m := message(blob(mapi.TagHTML, "<p>请查收附件，谢谢。这是一封测试邮件。</p>"),
		number(mapi.TagInternetCodepage, 1252))
	x := m.Texts()[0]
	if !x.Repaired || x.Declared != "windows-1252" || x.Actual != "utf-8" || !strings.Contains(x.Text, "请查收附件") {
		t.Errorf("got %+v", x)
	}
}

// TestRichTextBomb: Rich Text that unpacks to nine times its size is cut, not followed.
func TestRichTextBomb(t *testing.T) {
	const runs = 200_000
	var body []byte
	for i := range runs {
		body = append(body, 0xff)
		for range 8 {
			place := (207 + 17*8*i) % 4096
			body = binary.BigEndian.AppendUint16(body, uint16((place+4000)%4096<<4|15))
		}
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(body)+12))
	b = binary.LittleEndian.AppendUint32(b, runs*17*8)
	b = append(append(b, "LZFu\x00\x00\x00\x00"...), body...)
	m := message(blob(mapi.TagRTFCompressed, string(b)))
	for _, x := range m.Texts() {
		if len(x.Text) > len(b)+8<<20 {
			t.Errorf("%d bytes of text out of %d", len(x.Text), len(b))
		}
	}
}

func TestCalendar(t *testing.T) {
	m := message(text(mapi.TagMessageClass, "IPM.Schedule.Meeting.Request"), text(mapi.TagSubject, "Plan; part 2"),
		text(mapi.TagRepresentingName, "Chen"), text(mapi.TagRepresentingSMTP, "chen@example.org"),
		text(mapi.TagDisplayTo, "li@example.com"), when(mapi.TagSubmitTime, "2026-03-02T08:00:00Z"),
		named(2, 0x820d, when(0, "2026-03-06T10:00:00Z")), named(2, 0x820e, when(0, "2026-03-06T11:00:00Z")),
		named(2, 0x8208, text(0, "Room 3")))
	want := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Plan\\; part 2\r\nLOCATION:Room 3\r\n" +
		"DTSTART:20260306T100000Z\r\nDTEND:20260306T110000Z\r\nORGANIZER;CN=\"Chen\":mailto:chen@example.org\r\n" +
		"ATTENDEE:mailto:li@example.com\r\nDTSTAMP:20260302T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	if got := m.Texts(); len(got) != 1 || got[0].Format != mapi.Calendar || got[0].Text != want {
		t.Errorf("got %+v, want %q", got, want)
	}
	for class, want := range map[string]string{"IPM.Schedule.Meeting.Resp.Neg": "PARTSTAT=DECLINED",
		"IPM.Appointment":               "METHOD:PUBLISH",
		"IPM.Schedule.Meeting.Canceled": "METHOD:CANCEL", "IPM.Microsoft Schedule.MtgRespP": "PARTSTAT=ACCEPTED"} {
		m.Properties[0] = text(mapi.TagMessageClass, class)
		if got := m.Texts()[0].Text; !strings.Contains(got, want) {
			t.Errorf("%s: %q", class, got)
		}
	}
}

func TestTask(t *testing.T) {
	m := message(text(mapi.TagMessageClass, "IPM.Task"), text(mapi.TagSubject, "Count"),
		named(3, 0x8105, when(0, "2026-03-06T00:00:00Z")), named(3, 0x8101, number(0, 1)),
		named(3, 0x8102, mapi.Property{Type: mapi.TypeFloating64, Value: double(0.25)}),
		named(3, 0x8104, when(0, "4501-01-01T00:00:00Z")))
	want := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nSUMMARY:Count\r\nDUE;VALUE=DATE:20260306\r\nPERCENT-COMPLETE:25\r\n" +
		"STATUS:IN-PROCESS\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
	if got := m.Texts(); len(got) != 1 || got[0].Text != want {
		t.Errorf("got %+v, want %q", got, want)
	}
}

func TestCard(t *testing.T) {
	m := message(text(mapi.TagMessageClass, "IPM.Contact"), text(mapi.TagDisplayName, "李娜"), text(0x3a11,
		"李"), text(0x3a06, "娜"),
		text(0x3a16, "Example, Ltd."), text(0x3a08, "+86 10 5550 0100"), named(4, 0x8083, text(0, "li@example.com")),
		named(4, 0x8046, text(0, "Beijing")), named(4, 0x801b, text(0, "1 \"Main\" St.\r\nBeijing")))
	want := "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:李娜\r\nN:李;娜;;;\r\nORG:Example\\, Ltd.\r\nEMAIL:li@example.com\r\n" +
		"TEL;TYPE=work:+86 10 5550 0100\r\nADR;TYPE=work;LABEL=\"1 ^'Main^' St.^nBeijing\":;;;Beijing;;;\r\nEND:VCARD\r\n"
	if got := m.Texts(); len(got) != 1 || got[0].Format != mapi.Card || got[0].Text != want {
		t.Errorf("got %+v, want %q", got, want)
	}
}
