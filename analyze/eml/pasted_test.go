package eml

import (
	"encoding/base64"
	"html"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

const pastedSource = "Return-Path: <bob@example.com>\r\nReceived: from mx.example.net (mx.example.net [192.0.2.7])\r\n\tby mail.example.org with ESMTP id abc1;\r\n" +
	"\tMon, 23 Nov 2026 12:40:05 +0000\r\nDKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=From:To:\r\n\tSubject:Date;\r\n\tbh=AAAA; b=BBBB\r\nFrom: Bob <bob@example.com>\r\nTo: anna@example.org\r\nSubject: Offer\r\n" +
	"Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: text/plain; charset=utf-8\r\n\r\nDear Anna,\r\nhere is the offer.\r\n"

const asking = "From: Anna <anna@example.org>\r\nTo: desk@example.org\r\nSubject: why late\r\nDate: Mon, 23 Nov 2026 13:00:00 +0000\r\nMIME-Version: 1.0\r\n"

// People paste the source of a message into a text, or attach it as one.
func TestPastedMessagesAreFound(t *testing.T) {
	plain := func(text string) string { return asking + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text }
	page := func(text string) string { return asking + "Content-Type: text/html; charset=utf-8\r\n\r\n" + text }
	file := func(kind, content string) string {
		return asking + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nWhy?\r\n--b1\r\nContent-Type: " + kind +
			"; name=source.txt\r\nContent-Disposition: attachment; filename=source.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64.StdEncoding.EncodeToString([]byte(content)) + "\r\n--b1--\r\n"
	}
	quoted := "> " + strings.ReplaceAll(strings.TrimSuffix(pastedSource, "\r\n"), "\r\n", "\r\n> ") + "\r\n"
	wide := []byte{0xff, 0xfe}
	for _, c := range []byte(pastedSource) {
		wide = append(wide, c, 0)
	}
	for name, c := range map[string]struct{ input, path string }{
		"all of a text":      {plain(pastedSource), "1"},
		"below words":        {plain("Hello desk,\r\n\r\nwhy was this late?\r\n\r\n" + pastedSource), "1"},
		"at once below them": {plain("Note: this was received: late.\r\nHere is the source:\r\n" + pastedSource), "1"},
		"quoted":             {plain("Hello desk,\r\n\r\n" + quoted), "1"},
		"indented":           {plain("Hello desk,\r\n\r\n    " + strings.ReplaceAll(pastedSource, "\r\n", "\r\n    ")), "1"},
		"a page, as it is":   {page("<p>Hello</p><pre>" + html.EscapeString(pastedSource) + "</pre><p>Anna</p>"), "1"},
		"lines of a page":    {page("<div>Hello</div><div><br></div><div>" + strings.ReplaceAll(html.EscapeString(pastedSource), "\r\n", "<br>\r\n") + "</div>"), "1"},
		"a file":             {file("text/plain", pastedSource), "2"},
		"a file in UTF-16":   {file("text/plain", string(wide)), "2"},
		"a page as a file":   {file("text/html", "<html><body><pre>"+html.EscapeString(pastedSource)+"</pre></body></html>"), "2"},
		"in a forward": {asking + "Content-Type: multipart/mixed; boundary=f1\r\n\r\n--f1\r\nContent-Type: message/rfc822\r\n\r\n" +
			plain(pastedSource) + "\r\n--f1--\r\n", "1/1"},
	} {
		f, err := Read([]byte(c.input), "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		m := f.Messages[len(f.Messages)-1]
		subject, _ := m.Header().Find("Subject")
		_, path := m.Header().Find("Return-Path")
		if m.Path != c.path || subject.Unfolded() != "Offer" || !path || !m.Root.Layer.Unwrapped() || m.Role != RoleSubject {
			t.Errorf("%s: %q %q %s", name, m.Path, subject.Text, m.Role)
		}
		if want := c.path != "2"; m.Pasted != want || want != (m.Carrier.Role == RoleSubject) {
			t.Errorf("%s: pasted: %v, in a %s", name, m.Pasted, m.Carrier.Role)
		}
	}
}

// A text that speaks of fields, or quotes a few, is no message; nor is what a notice returns.
func TestTextsThatSpeakOfFieldsAreNoMessages(t *testing.T) {
	for name, input := range map[string]string{
		"a few fields": asking + "\r\nThe header says:\r\n\r\nReceived: from mx.example.net by mail.example.org\r\nSubject: Offer\r\n\r\nWhy?\r\n",
		"among words": asking + "\r\nReceived: from mx.example.net is what it says\r\nand then there is more:\r\nFrom: Bob\r\n" +
			"followed by a To: field and all the others\r\nTo: Anna\r\nSubject: x\r\nDate: y\r\n",
		"scattered": asking + "\r\n" + strings.ReplaceAll(pastedSource, "\r\n", "\r\n\r\n"),
		"a notice": "From: Mail Delivery System <mailer-daemon@example.org>\r\nTo: bob@example.com\r\nSubject: failure notice\r\n\r\n" +
			"<anna@example.org>: no such user\r\n\r\n--- Below is a copy of the message.\r\n\r\n" + pastedSource,
		"a carrier": asking + "Content-Type: multipart/mixed; boundary=f1\r\n\r\n--f1\r\nContent-Type: text/plain\r\n\r\n" + pastedSource +
			"\r\n--f1\r\nContent-Type: message/rfc822\r\n\r\n" + asking + "\r\nHello\r\n--f1--\r\n",
	} {
		f, err := Read([]byte(input), "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range f.Messages {
			if m.Pasted {
				t.Errorf("%s: a message at %q", name, m.Path)
			}
		}
	}
}

// Looking for pasted messages costs linear time, whatever a text holds.
func TestPastedInTime(t *testing.T) {
	const size = 4 << 20
	for name, text := range map[string]string{
		"many fields":   strings.Repeat("Received: x\r\n", size/13),
		"many headers":  strings.Repeat(pastedSource[:200]+"\r\nx\r\n\r\n", size/210),
		"many margins":  strings.Repeat(">", size/2) + strings.Repeat("\r\n> Received: x", size/30),
		"one long line": strings.Repeat(" > Received:", size/12),
		"deep quotes":   strings.Repeat(strings.ReplaceAll(pastedSource, "\r\n", "\r\n>"), size/len(pastedSource)),
		"many parts of a notice": "From: mailer-daemon@example.org\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n" +
			strings.Repeat("--b1\r\n\r\n"+pastedSource+"\r\n", 5000),
	} {
		input := []byte(asking + "\r\n" + text)
		if strings.HasPrefix(text, "From:") {
			input = []byte(text)
		}
		const limit = 500 * time.Millisecond
		if took := processor.Least(3, limit, func() { _, _ = Read(input, "", Limits{}) }); took > limit {
			t.Errorf("%s: %v", name, took)
		}
	}
}
