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
		{limit: limitResults, flood: strings.Repeat("Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.com\r\n", 3000)},
	} {
		message := limitTop + c.flood + limitFieldsBelow + limitFile + "--edge--\r\n"
		m := Message(context.Background(), []byte(message), Options{}).Messages[0]
		if !saysLimit(m, c.limit) {
			t.Errorf("%s: not said: %v", c.limit, m.Findings)
		}
		if m.Summary.Subject != "你好" || len(m.Attachments) != 1 || m.Attachments[0].Name != "report.pdf" || len(m.Route.Hops) != 1 {
			t.Errorf("%s: %q, %d files, %d hops", c.limit, m.Summary.Subject, len(m.Attachments), len(m.Route.Hops))
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
