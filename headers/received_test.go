package headers

import (
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

func TestReadReceived(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"Postfix", " from out.example.org (out.example.org [192.0.2.10])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby mx.example.net (Postfix) with ESMTPS id 4Tq1x25Z1\r\n\tfor <a@example.net>; Mon,  4 Mar 2024 02:00:04 +0000 (UTC)",
			"helo=out.example.org name=out.example.org ip=192.0.2.10 by=mx.example.net with=ESMTPS id=4Tq1x25Z1 for=a@example.net tls=TLS1.3/TLS_AES_256_GCM_SHA384 2024-03-04T02:00:04Z"},
		{"Postfix unknown", " from pc (unknown [192.0.2.5]) by mx.example.net (Postfix) with SMTP id 1; Mon, 4 Mar 2024 10:10:07 +0800 (CST)",
			"helo=pc ip=192.0.2.5 by=mx.example.net with=SMTP id=1 2024-03-04T10:10:07+08:00"},
		{"Exim", " from out.example.org ([192.0.2.10]:52000 helo=pc.local) by mx.example.net with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.97) (envelope-from <b@example.org>) id 1rh0Aa-000000001Ab-2cDe; Mon, 04 Mar 2024 02:00:04 +0000",
			"helo=pc.local name=out.example.org ip=192.0.2.10 by=mx.example.net with=esmtps id=1rh0Aa-000000001Ab-2cDe tls=TLS1.3/TLS_AES_256_GCM_SHA384 2024-03-04T02:00:04Z"},
		{"Gmail", " from m.example.org (m.example.org. [192.0.2.7]) by mx.google.com with ESMTPS id ab12-20020a0.12.2024.03.03.18.10.05 for <u@example.com> (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128); Sun, 03 Mar 2024 18:10:07 -0800 (PST)",
			"helo=m.example.org name=m.example.org ip=192.0.2.7 by=mx.google.com with=ESMTPS id=ab12-20020a0.12.2024.03.03.18.10.05 for=u@example.com tls=TLS1.3/TLS_AES_128_GCM_SHA256 2024-03-03T18:10:07-08:00"},
		{"Exchange", " from A1.example.org (2001:db8::1) by F1.example.net (192.0.2.1) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA) id 15.20.7362.11 via Frontend Transport; Mon, 4 Mar 2024 02:00:04 +0000",
			"helo=A1.example.org ip=2001:db8::1 by=F1.example.net with=Microsoft SMTP Server id=15.20.7362.11 tls=TLS1.2/TLS_ECDHE_RSA 2024-03-04T02:00:04Z"},
		{"qmail", " from out.example.org (HELO pc) (192.0.2.10)\n  by mx.example.net with SMTP; 4 Mar 2024 02:10:07 -0000",
			"helo=pc name=out.example.org ip=192.0.2.10 by=mx.example.net with=SMTP 2024-03-04T02:10:07Z"},
		{"qmail queue", " (qmail 2412 invoked from network); 4 Mar 2024 02:10:07 -0000", "by=qmail 2024-03-04T02:10:07Z"},
		{"empty with and id", " from pc ( [192.0.2.5])\r\n\tby esmtp4.example.com (ESMTP) with  id ; Mon, 04 Mar 2024 10:10:07 +0800 (CST)",
			"helo=pc ip=192.0.2.5 by=esmtp4.example.com 2024-03-04T10:10:07+08:00"},
		{"empty id before for", " from 192.0.2.7 (unknown [192.0.2.7]) by mx40.example.com (NewMx) with SMTP id for <1@example.com>; Mon, 04 Mar 2024 10:10:07 +0800",
			"helo=192.0.2.7 ip=192.0.2.7 by=mx40.example.com with=SMTP for=1@example.com 2024-03-04T10:10:07+08:00"},
		{"user with a dollar sign", " from li$example.cn ( [192.0.2.5] ) by ajax-webmail-wmsvr3 (Coremail) ; Mon, 4 Mar 2024 10:10:07 +0800 (GMT+08:00)",
			"helo=li$example.cn ip=192.0.2.5 by=ajax-webmail-wmsvr3 2024-03-04T10:10:07+08:00"},
		{"whith", " from pc (unknown [192.0.2.5]) by smtp.example.net (postfix) whith ESMTP id P1; Mon, 4 Mar 2024 10:10:07 +0800",
			"helo=pc ip=192.0.2.5 by=smtp.example.net with=ESMTP id=P1 2024-03-04T10:10:07+08:00"},
		{"two words before the bracket", "from pc (Not Verified[192.0.2.5]) by rmmx1 with SMTP id 2ee1; Mon, 04 Mar 2024 10:10:07 +0800 (CST)",
			"helo=pc ip=192.0.2.5 by=rmmx1 with=SMTP id=2ee1 2024-03-04T10:10:07+08:00"},
		{"no blank before the bracket", "from pc (unknown[192.0.2.5]) by rmmx1 (RichMail) with SMTP id 2ee1; Mon, 04 Mar 2024 10:10:07 +0800 (CST)",
			"helo=pc ip=192.0.2.5 by=rmmx1 with=SMTP id=2ee1 2024-03-04T10:10:07+08:00"},
		{"comment joined to the address", " from 192.0.2.5(mailfrom:li@example.cn fp:SMTPD_---x_1709517607) by smtp.aliyun-inc.example; Mon, 04 Mar 2024 10:10:07 +0800",
			"helo=192.0.2.5 ip=192.0.2.5 by=smtp.aliyun-inc.example 2024-03-04T10:10:07+08:00"},
		{"no semicolon", " by filterdrecv-0 with SMTP id filterdrecv-0-1-65E1-2 2024-03-01 08:00:01.123456789 +0000 UTC m=+0.001",
			"by=filterdrecv-0 with=SMTP id=filterdrecv-0-1-65E1-2 2024-03-01T08:00:01Z"},
		{"comment after the date", " from a.example.org (b.example.org [192.0.2.9]) by c.example.net id h1 for <d@example.net>; Mon, 4 Mar 2024 10:10:07 +0100 (envelope-from <e@example.org>)",
			"helo=a.example.org name=b.example.org ip=192.0.2.9 by=c.example.net id=h1 for=d@example.net 2024-03-04T10:10:07+01:00"},
		{"IPv4 in IPv6", " from a.example.org ([::ffff:192.0.2.9]) by mx.example.net with esmtp; Mon, 4 Mar 2024 02:10:07 +0000",
			"helo=a.example.org ip=192.0.2.9 by=mx.example.net with=esmtp 2024-03-04T02:10:07Z"},
		{"address as HELO", " from [192.168.1.3] (host.example.org [198.51.100.28]) (authenticated bits=0) by mx.example.net (Xserve/smtpin8) with ESMTP id h1; Mon, 4 Mar 2024 02:10:07 +0000",
			"helo=192.168.1.3 name=host.example.org ip=198.51.100.28 by=mx.example.net with=ESMTP id=h1 2024-03-04T02:10:07Z"},
		{"port after a dot", " from a.example.org ([198.51.100.24.63559]) by mx.example.net with esmtp (v3.35.1) id 1GNrLz-000295; Mon, 4 Mar 2024 02:10:07 +0000",
			"helo=a.example.org ip=198.51.100.24 by=mx.example.net with=esmtp id=1GNrLz-000295 2024-03-04T02:10:07Z"},
		{"clause in a comment", " (from PC1 [198.51.100.20]) by mx.example.net (NAVGW 2.5.2.12) with SMTP id M2006; Mon, 4 Mar 2024 02:10:07 +0000",
			"helo=PC1 ip=198.51.100.20 by=mx.example.net with=SMTP id=M2006 2024-03-04T02:10:07Z"},
		{"local user in a comment", "(from app@localhost) by h.example.org (8.17.1/8.17.1/Submit) id 4242A7b2001234; Mon, 4 Mar 2024 10:10:07 +0800",
			"by=h.example.org id=4242A7b2001234 2024-03-04T10:10:07+08:00"},
		{"claim", " from a.example.org(198.51.100.27), claiming to be \"foo.example.org\" via SMTP by mx.example.net, id smtpdAAA; Mon, 4 Mar 2024 02:10:07 +0000",
			"helo=foo.example.org name=a.example.org ip=198.51.100.27 by=mx.example.net id=smtpdAAA 2024-03-04T02:10:07Z"},
		{"id like a date", " from mda by mogmxus001.example.org id 0MMkLB-1Xo1OM22D1-008ahB Wed, 03 Dec 2014 02:33:09 +0100",
			"helo=mda by=mogmxus001.example.org id=0MMkLB-1Xo1OM22D1-008ahB 2014-12-03T02:33:09+01:00"},
		{"sender behind the recipient", " from localhost by smtp.example.net with ESMTP for <b@example.net> from <a@example.org>; Wed, 8 Mar 2017 16:46:15 -0000",
			"helo=localhost by=smtp.example.net with=ESMTP for=b@example.net 2017-03-08T16:46:15Z"},
		{"address in the place of the name", " from pc.example.org (192.168.1.4 [192.0.2.9]) by mx.example.net with ESMTP id mta-1; Fri, 12 Dec 2025 16:29:29 +0000",
			"helo=pc.example.org ip=192.0.2.9 by=mx.example.net with=ESMTP id=mta-1 2025-12-12T16:29:29Z"},
		{"no date", " from a by b with ESMTP id c", "helo=a name= by=b with=ESMTP id=c"},
		{"nothing", "", ""},
		{"unclosed comment", " from a (b [192.0.2.9] by c with ESMTP; Mon, 4 Mar 2024 10:10:07 +0100", "*2024-03-04T10:10:07+01:00"},
	} {
		got := hopText(ReadReceived(Field{Text: c.text}))
		if end, ok := strings.CutPrefix(c.want, "*"); ok {
			if !strings.HasSuffix(got, end) {
				t.Errorf("%s: got %s, want it to end with %s", c.name, got, end)
			}
		} else if want := strings.Replace(c.want, "name= ", "", 1); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

func hopText(h Hop) string {
	var out []string
	add := func(key, value string) {
		if value != "" {
			out = append(out, key+"="+value)
		}
	}
	add("helo", h.Helo)
	add("name", h.Name)
	add("ip", h.IP)
	add("by", h.By)
	add("with", h.With)
	add("id", h.ID)
	add("for", h.For)
	if h.TLS != (TLS{}) {
		add("tls", h.TLS.Version+"/"+h.TLS.Cipher)
	}
	if h.Date.OK() {
		out = append(out, h.Date.Time.Format(time.RFC3339))
	}
	return strings.Join(out, " ")
}

// Reading must stay linear in the size of a field, whatever stands in it.
func TestHostileFieldsAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"open comments":     strings.Repeat("(", 1<<18),
		"open quotes":       strings.Repeat("\" ", 1<<16),
		"open brackets":     strings.Repeat("[", 1<<18),
		"open angles":       strings.Repeat("<", 1<<18),
		"nested comments":   strings.Repeat("(", 1<<16) + strings.Repeat(")", 1<<16),
		"semicolons":        strings.Repeat(";", 1<<18),
		"parameters":        strings.Repeat("; a=b", 1<<18),
		"continuations":     strings.Repeat("; a*0=b", 1<<16),
		"digits":            strings.Repeat("1 ", 1<<16),
		"keywords":          strings.Repeat("from by ", 1<<16),
		"quoted parameters": "x; a=\"" + strings.Repeat("\"b", 1<<16),
	} {
		for reader, read := range map[string]func(string){
			"params":    func(s string) { ReadParams(s) },
			"tags":      func(s string) { ReadTags(s) },
			"results":   func(s string) { ReadAuthResults(s) },
			"addresses": func(s string) { ReadAddresses(s) },
			"received":  func(s string) { ReadReceived(Field{Text: s}) },
			"date":      func(s string) { ReadDate(s) },
			"clock":     func(s string) { ReadReceived(Field{Text: s}).IDClock() },
			"clocks": func(s string) {
				Clocks(Block{Fields: []Field{{Name: "X-AuditID", Text: s}, {Name: "Received", Text: s}}})
			},
		} {
			if took := processor.Least(5, 2*time.Second, func() { read(text) }); took > 2*time.Second {
				t.Errorf("%s read as %s: %v", name, reader, took)
			}
		}
	}
}
