package analyze

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

const (
	limitTop = "Received: from a.example.com (a.example.com [192.0.2.1]) by mx.example.org with ESMTP id 1;" +
		" Mon, 2 Nov 2026 09:00:00 +0000\r\n"
	limitFieldsBelow = "From: Li Wei <a@example.com>\r\nTo: b@example.org\r\nSubject: =?gbk?B?xOO6ww==?=\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n"
	limitFile = "--edge\r\nContent-Type: application/pdf; name=report.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-1.7\r\n"
)

// TestLimitsAreSaid: a message that reaches a limit says so, and what stands before and behind is reported.
func TestLimitsAreSaid(t *testing.T) {
	for _, c := range []struct {
		limit string
		flood string // in the header
		parts string // before the file
	}{
		{limit: limitFields, flood: strings.Repeat("X-Loop: again\r\n", 20_000)},
		{limit: limitText, flood: "X-Long: " + strings.Repeat("a ", 1<<20) + "\r\n"},
		{limit: limitAddresses, flood: "Cc: " + strings.Repeat("c@example.org, ", 20_000) + "d@example.org\r\n"},
		{limit: limitSignatures, flood: strings.Repeat("DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=a; h=from; bh=YQ==; b=YQ==\r\n", 60)},
		{limit: limitTexts, flood: "Cc: " + strings.Repeat("=?utf-8?Q?=E4=BD=A0?= <c@example.org>, ", 3000) + "d@example.org\r\n"},
		{limit: limitFindings, parts: strings.Repeat("--edge\r\nContent-Type: text/plain; charset=x-none\r\n\r\n\xc4\xe3\xba\xc3\r\n", 51)},
		{limit: limitSearches, parts: garbledParts(1000)},
		{limit: limitResults, flood: strings.Repeat("Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.com\r\n", 3000)},
	} {
		message := limitTop + c.flood + limitFieldsBelow + c.parts + limitFile + "--edge--\r\n"
		m := Message(context.Background(), []byte(message), Options{}).Messages[0]
		if !saysLimit(m, c.limit) {
			t.Errorf("%s: not said: %v", c.limit, m.Findings)
		}
		if m.Summary.Subject != "你好" || len(m.Attachments) != 1 || m.Attachments[0].Name != "report.pdf" || len(m.Route.Hops) != 1 {
			t.Errorf("%s: %q, %d files, %d hops", c.limit, m.Summary.Subject, len(m.Attachments), len(m.Route.Hops))
		}
	}
}

// TestManyNotesAreNoLimit: that something harmless is found in very many places is no warning.
func TestManyNotesAreNoLimit(t *testing.T) {
	notes := strings.Repeat("--edge\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n\xd6\xec\xe9F\xbb\xf9\xcf\xc8\xc9\xfa\xc4\xe3\xba\xc3\r\n", 60)
	message := limitTop + limitFieldsBelow + notes + limitFile + "--edge--\r\n"
	m := Message(context.Background(), []byte(message), Options{}).Messages[0]
	count := 0
	for _, f := range m.Findings {
		if f.Severity == Note {
			count++
		}
	}
	if count < maxFindings || hasCode(m, "mime-limit") {
		t.Errorf("%d notes: %v", count, m.Findings[0])
	}
}

// TestLimitOfSearchesIsOfItsMessage: a message is not said to reach a limit that another one of the file reached.
func TestLimitOfSearchesIsOfItsMessage(t *testing.T) {
	mail := func(parts string) string {
		return "From a@example.com Mon Nov  2 08:00:00 2026\r\n" + limitTop + limitFieldsBelow + parts + "--edge--\r\n\r\n"
	}
	list := Message(context.Background(), []byte(mail(garbledParts(1000))+mail(limitFile)), Options{}).Messages
	if len(list) != 2 || !saysLimit(list[0], limitSearches) || saysLimit(list[1], limitSearches) {
		t.Errorf("%d messages", len(list))
	}
}

// garbledParts are texts that were decoded wrongly twice, each another one.
func garbledParts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n浣犲ソ锛岃\u00c3\u00a9 %d\r\n", i)
	}
	return b.String()
}

// TestLimitOfRecipients: whatever form a notice has, no more recipients are read than bounce.Read takes, and that is said.
func TestLimitOfRecipients(t *testing.T) {
	const top = "From: Mail Delivery Subsystem <mailer-daemon@example.com>\r\nTo: a@example.com\r\n" +
		"Subject: Undelivered Mail Returned to Sender\r\n"
	const words = "This message was created automatically by mail delivery software.\r\n" +
		"A message that you sent could not be delivered to:\r\n\r\n"
	each := func(format string) string {
		var b strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, message := range map[string]string{
		"words": top + "\r\n" + words + each("  u%d@example.org\r\n    550 5.1.1 no such user\r\n"),
		"field": top + "X-Failed-Recipients: " + each("u%d@example.org,\r\n ") + "z@example.org\r\n\r\n" + words,
		"fields": top + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\n" +
			each("Final-Recipient: rfc822; u%d@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"),
		"returned": top + "\r\n" + words + "  550 5.1.1 user unknown\r\n\r\n" +
			"------ This is a copy of your message, including all the headers. ------\r\n\r\n" +
			"From: a@example.com\r\nTo: " + each("u%d@example.org,\r\n ") + "z@example.org\r\nSubject: hi\r\n\r\nhello\r\n",
		"event": "From: AWS <no-reply@sns.amazonaws.com>\r\nTo: a@example.com\r\nSubject: AWS Notification Message\r\n\r\n" +
			`{"notificationType":"Bounce","bounce":{"bouncedRecipients":[` + each(`{"emailAddress":"u%d@example.org"},`) +
			`{"emailAddress":"z@example.org"}]}}`,
	} {
		m := Message(context.Background(), []byte(message), Options{}).Messages[0]
		if !saysLimit(m, limitRecipients) || m.Bounce == nil || len(m.Bounce.Recipients) > 300 || len(m.Bounce.Recipients) < 100 {
			t.Errorf("%s: %v", name, m.Findings)
		}
	}
}

// TestLimitsOfParts: too many parts, and parts that are too deep. What comes first is there.
func TestLimitsOfParts(t *testing.T) {
	many := limitTop + limitFieldsBelow + limitFile + strings.Repeat("--edge\r\n\r\nx\r\n", 20_000) + "--edge--\r\n"
	var deep strings.Builder
	for i := range 200 {
		fmt.Fprintf(&deep, "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
	}
	nested := limitTop + limitFieldsBelow + limitFile + strings.Replace(deep.String(), "--b0\r", "--edge\r", 1) +
		"\r\n--edge\r\nContent-Type: image/png; name=last.png\r\nContent-Disposition: attachment\r\n\r\nx\r\n--edge--\r\n"
	for name, message := range map[string]string{"many": many, "deep": nested} {
		m := Message(context.Background(), []byte(message), Options{}).Messages[0]
		if !saysLimit(m, limitParts) || m.Attachments[0].Name != "report.pdf" {
			t.Errorf("%s: %v", name, m.Findings)
		}
		if last := m.Attachments[len(m.Attachments)-1]; name == "deep" && last.Name != "last.png" {
			t.Errorf("the last file is %q", last.Name)
		}
	}
}

// TestLimitsOfFiles: a mailbox of too many messages, archives of too many, or that unpack to too much.
func TestLimitsOfFiles(t *testing.T) {
	mailbox := strings.Repeat("From a@example.com Mon Nov  2 08:00:00 2026\nFrom: a@example.com\nSubject: b\n\nx\n\n", 20)
	one := "From: a@example.com\r\nSubject: b\r\n\r\n"
	limits := eml.DefaultLimits
	limits.Messages = 10
	for _, c := range []struct {
		limit string
		input []byte
		opt   Options
		count int
	}{
		{limitMessages, []byte(mailbox), Options{Limits: limits}, 10},
		{limitMessages, archive(t, 20, one), Options{Limits: limits}, 10},
		{limitUnpacked, archive(t, 20, one+strings.Repeat("a", 1<<20)), Options{}, 9},
		{"", append(packed(t, mailbox), make([]byte, 512)...), Options{}, 20},
		{limitUnpacked, packed(t, mailbox+strings.Repeat("a", 9<<20)), Options{}, 20},
		{limitDamaged, cut(packed(t, mailbox+strings.Repeat("0123456789", 1000)), 30), Options{}, 20},
	} {
		list := Message(context.Background(), c.input, c.opt).Messages
		if len(list) != c.count || c.limit != "" && !saysLimit(list[len(list)-1], c.limit) ||
			c.limit == "" && hasCode(list[len(list)-1], "mime-limit") || saysLimit(list[0], c.limit) {
			t.Errorf("%s: %d messages", c.limit, len(list))
		}
	}
}

// TestLimitsOfBoxes: the same where the messages are examined one by one. Such a file may unpack to more, as little of
// it is held at a time.
func TestLimitsOfBoxes(t *testing.T) {
	mailbox := strings.Repeat("From a@example.com Mon Nov  2 08:00:00 2026\nFrom: a@example.com\nSubject: b\n\nx\n\n", 20)
	ten, small := eml.DefaultLimits, eml.DefaultLimits
	ten.Messages, small.Unpacked = 10, 1<<20
	twenty := eml.DefaultLimits
	twenty.Messages = 20
	one := "From: a@example.com\r\nSubject: b\r\n\r\n" + strings.Repeat("a", 1<<18)
	damaged := archive(t, 1, "From: a@example.com\r\nSubject: b\r\n\r\n"+strings.Repeat("0123456789", 100_000))
	damaged[bytes.IndexByte(damaged, 'P')+1000] ^= 0xff
	for _, c := range []struct {
		limit  string
		input  []byte
		limits eml.Limits
		count  int
	}{
		{"", []byte(mailbox), eml.Limits{}, 20},
		{"", []byte(mailbox), twenty, 20},
		{"", packed(t, mailbox), eml.Limits{}, 20},
		{"", append(packed(t, mailbox), make([]byte, 512)...), eml.Limits{}, 20},
		{"", archive(t, 3, one), small, 3},
		{limitMessages, []byte(mailbox), ten, 10},
		{limitMessages, packed(t, mailbox), ten, 10},
		{limitUnpacked, packed(t, mailbox+strings.Repeat("a", 2<<20)), small, 20},
		{limitUnpacked, archive(t, 20, one), small, 4},
		{limitDamaged, cut(packed(t, mailbox+strings.Repeat("0123456789", 1000)), 30), eml.Limits{}, 20},
		{limitDamaged, damaged, eml.Limits{}, 1},
	} {
		box, ok := OpenBox(bytes.NewReader(c.input), int64(len(c.input)), Options{Limits: c.limits})
		if !ok {
			t.Fatalf("%s: no box", c.limit)
		}
		var list []*MessageReport
		for e, more := box.Next(); more; e, more = box.Next() {
			messages, _ := box.Examine(context.Background(), e)
			list = append(list, messages...)
		}
		reached := slices.IndexFunc(list, func(m *MessageReport) bool { return hasCode(m, "mime-limit") })
		if len(list) != c.count || c.limit == "" && reached >= 0 ||
			c.limit != "" && (reached != len(list)-1 || !saysLimit(list[reached], c.limit)) {
			t.Errorf("%s: %d messages, said of %d", c.limit, len(list), reached)
		}
	}
}

func hasCode(m *MessageReport, code string) bool {
	return slices.ContainsFunc(m.Findings, func(f Finding) bool { return f.Code == code })
}

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// cut takes some bytes from the end.
func cut(b []byte, n int) []byte { return b[:len(b)-n] }

func archive(t *testing.T, n int, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range n {
		f, err := w.Create(fmt.Sprintf("%d.eml", i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func saysLimit(m *MessageReport, limit string) bool {
	for _, f := range m.Findings {
		if f.Code == "mime-limit" && f.Facts["limit"] == limit {
			return true
		}
	}
	return false
}
