package analyze_test

import (
	"html"
	"strconv"
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
		{"{\n\n" + strconv.Quote(notice) + "}", "recipient", true, nil},
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
