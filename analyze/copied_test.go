package analyze

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"html"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// A page, an editor or another text holds the source of a message in a charset of its own: where bytes beyond ASCII stood in
// it as they are, nobody can be blamed for what they are now. Nor for lines that came and went, or for contents that are shown without
// their encoding. What an encoding hides is as it was.
func TestCopiesBlameNobody(t *testing.T) {
	const said = "您好，附件是报价单，请查收。谢谢。祝工作顺利，身体健康。"
	source := func(subject, encoding, body string) string {
		return "Received: from mx.example.net (mx.example.net [192.0.2.7])\n\tby mail.example.org with ESMTP id abc1;\n" +
			"\tMon, 23 Nov 2026 10:00:05 +0000\nFrom: Bob <bob@example.com>\nTo: anna@example.org\nSubject: " + subject +
			"\nDate: Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@example.com>\nMIME-Version: 1.0\n" +
			"Content-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: " + encoding + "\n\n" + body + "\n"
	}
	copies := map[string]func(string) string{
		"a page":       func(s string) string { return "<html><body><pre>" + html.EscapeString(s) + "</pre></body></html>" },
		"UTF-16":       inUTF16,
		"quoted":       func(s string) string { return "> " + strings.ReplaceAll(s, "\n", "\n> ") },
		"an editor":    func(s string) string { return "\ufeff" + s },
		"below a text": func(s string) string { return "Why is this garbled?\n\n" + s },
	}
	garbled := strings.ToValidUTF8("\xc4\xfa\xba\xc3\xa3\xac\xb8\xbd\xbc\xfe\xca\xc7\xb1\xa8\xbc\xdb\xb5\xa5", "\ufffd")
	for name, made := range map[string]string{
		"text":    source("offer", "8bit", said),
		"lost":    source("offer", "8bit", strings.Repeat("\ufffd\ufffd \ufffd", 12)+garbled),
		"subject": source(said, "7bit", "Hello"),
	} {
		if blamed := blamesSender(made); !blamed {
			t.Errorf("%s: the message itself blames nobody", name)
		}
		for how, copied := range copies {
			if blamesSender(copied(made)) {
				t.Errorf("%s in %s: the sender is blamed", name, how)
			}
			if m := Message(context.Background(), []byte(copied(made)), Options{}).Messages[0]; !slices.Contains(m.Unknown, Unknown{"text", "copied"}) {
				t.Errorf("%s in %s: %v", name, how, m.Unknown)
			}
		}
	}
	for name, made := range map[string]string{
		"decoded":    source("offer", "base64", "Hello,\n\nplease find the offer enclosed.\n\nRegards, Bob"),
		"empty line": strings.Replace(source("offer", "8bit", "Hello"), "MIME-Version", "\nMIME-Version", 1),
	} {
		if !blamesSender(made) {
			t.Errorf("%s: the message itself blames nobody", name)
		}
		for how, copied := range copies {
			if blamesSender(copied(made)) {
				t.Errorf("%s in %s: the sender is blamed", name, how)
			}
		}
	}
	hidden := source("offer", "base64", base64.StdEncoding.EncodeToString([]byte(said)))
	for how, copied := range copies {
		if !blamesSender(copied(hidden)) {
			t.Errorf("base64 in %s: nobody is blamed", how)
		}
	}
}

// blamesSender reports whether a report blames the sender for what the content is, with some certainty.
func blamesSender(input string) bool {
	m := Message(context.Background(), []byte(input), Options{}).Messages[0]
	return slices.ContainsFunc(m.Findings, func(f Finding) bool {
		return f.Party == Sender && f.Confidence != Possible && (aboutContent(f.Code) || f.Code == "head-raw-8bit")
	})
}

func inUTF16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}
