package analyze

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/msgtest"
)

// outlook examines an Outlook item with these properties.
func outlook(it msgtest.Item, properties ...mapi.Property) *MessageReport {
	it.Properties = append(it.Properties, properties...)
	return Message(context.Background(), it.Bytes(), Options{}).Messages[0]
}

func note(properties ...mapi.Property) msgtest.Item {
	class := msgtest.Text(mapi.TagMessageClass, "IPM.Note")
	return msgtest.Item{Properties: append(mapi.Properties{class}, properties...)}
}

const receivedHeader = "Received: from mx.example.org (mx.example.org [192.0.2.7]) by mail.example.com with ESMTP id 1;\r\n" +
	"\tMon, 2 Mar 2026 09:30:00 +0000\r\n" +
	"Received: from pc.example.org ([192.0.2.9]) by mx.example.org with ESMTP id 2; Mon, 2 Mar 2026 08:00:00 +0000\r\n" +
	"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1; h=from:subject;\r\n" +
	" bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA\r\n" +
	"From: =?utf-8?B?546L?= <a@example.org>\r\nSubject: wire\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\n"

// TestOutlookHeaderAsReceived: the route is that of the header that Outlook kept; the body as it was signed
// is not there.
func TestOutlookHeaderAsReceived(t *testing.T) {
	m := outlook(note(msgtest.Text(mapi.TagTransportHeaders, receivedHeader), msgtest.Text(mapi.TagSubject, "kept"),
		msgtest.Text(mapi.TagBody, "text")))
	if m.Summary.Subject != "wire" || m.Summary.From != "王 <a@example.org>" || len(m.Route.Hops) != 2 {
		t.Errorf("summary %+v, %d hops", m.Summary, len(m.Route.Hops))
	}
	if len(m.Auth.DKIM) != 1 || m.Auth.DKIM[0].BodyHash != "unknown" || m.Auth.DKIM[0].Result != "unknown" {
		t.Errorf("signatures %+v", m.Auth.DKIM)
	}
	if !slices.Contains(m.Unknown, Unknown{"body", "stored-copy"}) {
		t.Errorf("unknown %v", m.Unknown)
	}
	for _, f := range m.Findings {
		if strings.HasPrefix(f.Code, "auth-dkim") {
			t.Errorf("finding %+v", f)
		}
	}
}

// TestOutlookHeaderMade: without a header as received, what Outlook says is shown and said to be that.
func TestOutlookHeaderMade(t *testing.T) {
	m := outlook(note(msgtest.Text(mapi.TagSubject, "季度报告"), msgtest.Text(mapi.TagRepresentingName, "王伟"),
		msgtest.Text(mapi.TagRepresentingSMTP, "a@example.com"), msgtest.Text(mapi.TagBody, "text"),
		msgtest.Time(mapi.TagSubmitTime, 134168832000000000)))
	if m.Summary.Subject != "季度报告" || m.Summary.From != "王伟 <a@example.com>" || m.Summary.Date == "" {
		t.Errorf("summary %+v", m.Summary)
	}
	if !slices.Contains(m.Unknown, Unknown{"header", "stored-copy"}) || len(m.Findings) > 0 {
		t.Errorf("unknown %v, findings %+v", m.Unknown, m.Findings)
	}
}

// TestOutlookTexts: 8-bit texts in the code page that is stated, and in another one.
func TestOutlookTexts(t *testing.T) {
	const gbk = "\xbc\xbe\xb6\xc8\xb1\xa8\xb8\xe6\xd2\xd1\xbe\xad\xb7\xa2\xcb\xcd\xa3\xac" +
		"\xc7\xeb\xb2\xe9\xca\xd5\xb8\xbd\xbc\xfe\xa1\xa3"
	for _, c := range []struct {
		page     int
		body     string
		text     string
		repaired bool
	}{
		{936, gbk, "季度报告已经发送，请查收附件。", false},
		{1252, gbk, "季度报告已经发送，请查收附件。", true},
		{1251, "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0", "Привет, как дела", false},
		{932, "\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x81\x81\x5b\x83\x8b", "日本語のメール", false},
	} {
		m := outlook(note(msgtest.Narrow(mapi.TagBody, c.body), msgtest.Number(mapi.TagMessageCodepage, c.page)))
		i := slices.IndexFunc(m.Texts, func(x Text) bool { return x.Field == "body" })
		if got := m.Texts[i]; got.Text != c.text || got.Repaired != c.repaired {
			t.Errorf("code page %d: %q, repaired: %v", c.page, got.Text, got.Repaired)
		}
	}
}

// TestOutlookBounce: a report on delivery that Outlook keeps as properties.
func TestOutlookBounce(t *testing.T) {
	it := msgtest.Item{Recipients: []mapi.Properties{{msgtest.Number(mapi.TagRecipientType, 1),
		msgtest.Text(mapi.TagSMTPAddress, "b@example.com"), msgtest.Number(mapi.TagNDRStatus, 511),
		msgtest.Text(mapi.TagSupplementaryText, "<mx.example.com #5.1.1 smtp; 550 5.1.1 User unknown>")}}}
	m := outlook(it, msgtest.Text(mapi.TagMessageClass, "REPORT.IPM.Note.NDR"),
		msgtest.Text(mapi.TagSubject, "Undeliverable: x"), msgtest.Text(mapi.TagBody, "Delivery has failed to these recipients."))
	if m.Bounce == nil || len(m.Bounce.Recipients) != 1 {
		t.Fatalf("bounce %+v", m.Bounce)
	}
	if r := m.Bounce.Recipients[0]; r.Address != "b@example.com" || r.Status != "5.1.1" || r.Reason != "no-such-user" {
		t.Errorf("recipient %+v", r)
	}
}

// TestOutlookFiles: each file once, hidden where Outlook hides it, and one that is only referred to as that.
func TestOutlookFiles(t *testing.T) {
	it := note(msgtest.Text(mapi.TagBody, "text"))
	picture := msgtest.File("logo.png", []byte("\x89PNG\r\n\x1a\n"))
	picture.Properties = append(picture.Properties, msgtest.Text(mapi.TagAttachContentID, "logo@x"),
		msgtest.Number(mapi.TagAttachFlags, 4))
	link := msgtest.Attachment{Properties: mapi.Properties{msgtest.Number(mapi.TagAttachMethod, 2),
		msgtest.Text(mapi.TagAttachLongFilename, "plan.xls"),
		msgtest.Text(mapi.TagAttachLongPathname, `\\server\share\plan.xls`)}}
	it.Attachments = []msgtest.Attachment{msgtest.File("合同.pdf", []byte("%PDF-1.7")), picture, link}
	m := outlook(it)
	var got []string
	for _, a := range m.Attachments {
		got = append(got, strings.Join([]string{a.Part, a.Name, a.Type, a.Source, itoa(a.Size), truth(a.Hidden)}, " "))
	}
	want := "1!1 合同.pdf application/pdf msg 8 |1!2 logo.png image/png msg 8 true|1!3 plan.xls message/external-body msg 0 "
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if len(m.Findings) != 1 || m.Findings[0].Code != "attach-linked" {
		t.Errorf("findings %+v", m.Findings)
	}
}
