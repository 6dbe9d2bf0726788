package analyze

import (
	"context"
	"os"
	"strings"
	"testing"
)

// Between whichever lines of a header an empty one stands, the header is read as one, and the signature shows that the line came after it.
func TestEmptyLineInHeader(t *testing.T) {
	b, err := os.ReadFile("testdata/auth-verified.eml")
	if err != nil {
		t.Fatal(err)
	}
	whole := Message(context.Background(), b, Options{}).Messages[0]
	header, body, _ := strings.Cut(string(b), "\n\n")
	mark := "\n"
	if body == "" {
		header, body, _ = strings.Cut(string(b), "\r\n\r\n")
		mark = "\r\n"
	}
	lines := strings.SplitAfter(header+mark, mark)
	tried := 0
	for i := 1; i < len(lines)-1; i++ {
		cut := strings.Join(lines[:i], "") + mark + strings.Join(lines[i:], "") + mark + body
		m := Message(context.Background(), []byte(cut), Options{}).Messages[0]
		rest, _, _ := strings.Cut(lines[i], ":")
		if !has(m, "mime-header-cut") {
			if rest == "Date" || rest == "Subject" { // texts begin so as well, and nothing else follows
				continue
			}
			t.Errorf("before %s: %v", rest, m.Findings)
			continue
		}
		tried++
		if m.Summary != whole.Summary || len(m.Route.Hops) != len(whole.Route.Hops) {
			t.Errorf("before %s: %+v, %d hops", rest, m.Summary, len(m.Route.Hops))
		}
		for _, f := range m.Findings {
			switch {
			case f.Code == "mime-header-cut" && f.Party == Nobody && f.Facts["proof"] == "body-hash":
			case f.Code == "auth-dkim-body-changed" && f.Facts["what"] == headerCut:
			case f.Code == "mime-readers-differ":
			default:
				t.Errorf("before %s: %s of the %s, %v", rest, f.Code, f.Party, f.Facts)
			}
		}
	}
	if tried < 12 {
		t.Errorf("%d places tried", tried)
	}
}

// Fields that somebody quotes at the start of a text are no part of the header, or not for sure.
func TestQuotedFields(t *testing.T) {
	const header = "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\nMessage-ID: <1@example.org>\r\n\r\n"
	for body, want := range map[string]Confidence{
		"Received: from c.example.org by d.example.org; Mon, 4 Mar 2024 09:00:00 +0800\r\n\r\nWhy did it take so long?\r\n": "",
		"Authentication-Results: d.example.org; spf=fail\r\n\r\nWhat is wrong?\r\n":                                         "",
		"From: c@example.org\r\nReceived: by d.example.org; Mon, 4 Mar 2024 09:00:00 +0800\r\n\r\nforwarded\r\n":            "",
		"Package: mail\r\nVersion: 1\r\n\r\nIt fails.\r\n":                                                                  "",
		"X-Spam-Status: Yes, score=7\r\n\r\nWhy?\r\n":                                                                       Likely,
		"List-Id: <a.example.org>\r\nContent-Type: text/plain\r\n\r\nHello\r\n":                                             Certain,
	} {
		m := testReport(header + body)
		var got Confidence
		for _, f := range m.Findings {
			if f.Code == "mime-header-cut" {
				got = f.Confidence
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
