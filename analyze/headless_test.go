package analyze_test

import (
	"html"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// What has no header is no source of a message, and is not judged as one. The text of a notice is read all the same.
func TestWithoutAHeader(t *testing.T) {
	const notice = "This is the mail system at host mx.example.org.\n\nI'm sorry to have to inform you that your message could not\n" +
		"be delivered to one or more recipients.\n\n<wang@example.com>: host mx.example.com[192.0.2.1] said: 552 5.2.2 Mailbox full\n"
	for _, test := range []struct {
		input, who string
		headless   bool
		findings   []string
	}{
		{"Hello,\n\nthis is a text.\n", "recipient", true, nil},
		{"Guten Tag, schöne Grüße aus Köln und viel Vergnügen für alle.\n", "recipient", true, nil},
		{"<html><body><table><tr><td>From:</td><td>Li</td></tr></table>Hello</body></html>", "recipient", true, nil},
		{`{"id":"1","payload":{"headers":[{"name":"Subject","value":"hi"}]}}`, "recipient", true, nil},
		{notice, "recipient", true, []string{"bounce"}},
		{"<html><body><p>" + html.EscapeString(notice) + "</p></body></html>", "recipient", true, []string{"bounce"}},
		{"<rss>\n<title>a: b</title>\nmail wang@example.com\nabout: it\n</rss>\n", "recipient", true, nil},
		{strings.ReplaceAll(notice, "552 5.2.2 Mailbox full", "hello"), "recipient", true, nil},
		{"Dear support,\n\nwho is wang@example.com? The shop said 550 to me.\n", "recipient", true, nil},
		{"From: li@example.com\nTo: wang@example.com\nSubject: x\n\nHello\n", "nobody", false, nil},
		{"X-Mailer: tool\n\nHello\n", "nobody", false, nil},
		{"Content-Type: text/plain\n\nHello\n", "nobody", false, nil},
	} {
		m := analyze.Message(t.Context(), []byte(test.input), analyze.Options{}).Messages[0]
		headless := false
		for _, u := range m.Unknown {
			headless = headless || u == analyze.Unknown{Code: "header", Why: "no-header"}
		}
		var codes []string
		for _, f := range m.Findings {
			if f.Severity == analyze.Note {
				continue
			}
			codes = append(codes, f.Code)
			if f.Confidence == analyze.Certain {
				t.Errorf("%.40q: %s is certain", test.input, f.Code)
			}
		}
		if headless != test.headless || m.Act.Who != test.who || len(codes) != len(test.findings) ||
			len(codes) > 0 && codes[0] != test.findings[0] {
			t.Errorf("%.40q: headless %v, %s acts on %v", test.input, headless, m.Act.Who, codes)
		}
	}
}

// A notice that somebody forwarded within a text is read behind the header of the forward. A question about notices is none.
func TestNoticeForwardedWithinAText(t *testing.T) {
	const english = "---------- Forwarded message ---------\nFrom: Mail Delivery System <MAILER-DAEMON@mail.example.org>\n" +
		"Date: Mon, 4 Mar 2024 at 10:00\nSubject: Undelivered Mail Returned to Sender\nTo: <li.wei@example.org>\n\n" +
		"This is the mail system at host mail.example.org.\n\nI'm sorry to have to inform you that your message could not\n" +
		"be delivered to one or more recipients.\n\n<wang@example.com>: host mx.example.com[192.0.2.1] said: 552 5.2.2 Mailbox full\n"
	const chinese = "------------------ 原始邮件 ------------------\n发件人: \"PostMaster\" <postmaster@example.net>\n" +
		"发送时间: 2024年3月4日(星期一) 上午10:14\n收件人: \"li.wei\"<li.wei@example.org>\n主题: 退信通知\n\n抱歉，您的邮件被退回来了……\n\n" +
		"收件人 wang@example.com\n退信原因： 收件人邮箱地址不存在，无法送达。\nhost mx.example.com[192.0.2.9] said: 550 Mailbox not found\n"
	for _, test := range []struct{ subject, text, reason string }{
		{"Fwd: Undelivered Mail Returned to Sender", "Why did this come back?\n\n" + english, "mailbox-full"},
		{"转发: 退信通知", "请帮忙看一下为什么退信。\n\n" + chinese, "no-such-user"},
		{"Fwd: Order 7", english, ""},
		{"Fwd: Undelivered Mail Returned to Sender", "What is \"Undelivered Mail Returned to Sender\"? Order 550 of wang@example.com is open.\n", ""},
		{"Fwd: Undelivered Mail Returned to Sender", "See below.\n\nFrom: Wang <wang@example.com>\nSent: Monday\nTo: Li\n" +
			"Subject: Undelivered Mail Returned to Sender\n\nWe got that about order 550 again, to zhao@example.com. What could not be delivered?\n", ""},
	} {
		m := analyze.Message(t.Context(), []byte("From: Li Wei <li.wei@example.org>\nTo: support@example.net\nSubject: "+test.subject+
			"\nDate: Mon, 4 Mar 2024 11:00:00 +0800\nMessage-ID: <f1@example.org>\nMIME-Version: 1.0\n"+
			"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"+test.text), analyze.Options{}).Messages[0]
		reason, address := "", ""
		for _, f := range m.Findings {
			if f.Code == "bounce" {
				reason, address = f.Facts["reason"], f.Facts["recipient"]
				if f.Confidence == analyze.Certain {
					t.Errorf("%s: what was retold is certain", test.subject)
				}
			}
		}
		if reason != test.reason || reason != "" && (address != "wang@example.com" || len(m.Bounce.Recipients) != 1) {
			t.Errorf("%s: %q of %q, %+v", test.subject, reason, address, m.Bounce)
		}
	}
}
