package analyze

import (
	"context"
	"strings"
	"testing"
)

// Whose verdict it is decides how much it says.
func TestVerdictTrust(t *testing.T) {
	const top = "Received: from out.sender.example (out.sender.example [192.0.2.10]) by mx.recipient.example (Postfix)\r\n" +
		" with ESMTPS id 4TQMXRE1; Mon, 04 Mar 2024 02:00:05 +0000\r\n" +
		"Received: from pc.sender.example (pc.sender.example [192.0.2.77]) by out.sender.example (Postfix)\r\n" +
		" with ESMTPSA id 4TQMXRE0; Mon, 04 Mar 2024 02:00:03 +0000\r\n"
	const exchange = "Received: from out.sender.example (192.0.2.10)\r\n" +
		" by AM0PR01MB0001.mail.protection.outlook.com (198.51.100.30)\r\n with Microsoft SMTP Server id 15.20.7339.35 via Frontend Transport; Mon, 4 Mar 2024 02:00:10 +0000\r\n"
	const delivered, report = "X-Microsoft-Antispam-Mailbox-Delivery: ", "X-Forefront-Antispam-Report: SFV:SPM;SCL:5;\r\n"
	const status, version = "X-Spam-Status: Yes, score=9.1 required=5.0\r\n", "X-Spam-Checker-Version: SpamAssassin 4.0 on "
	between := strings.Replace(top, "Received: from pc", "X-Spam-Flag: YES\r\nReceived: from pc", 1)
	for _, test := range []struct{ name, header, want, delivery string }{
		{"above the border", "X-Spam-Flag: YES\r\n" + top, "warning likely", "received"},
		{"below everything", top + "X-Spam-Flag: YES\r\n", "note possible", "received"},
		{"between the hosts", between, "note possible", "received"},
		{"below, in the name of the border host", top + status + version + "mx.recipient.example\r\n",
			"warning possible", "received"},
		{"below, about the client of the border host",
			top + "X-Barracuda-Connect: out.sender.example[192.0.2.10]\r\nX-Barracuda-Spam-Flag: YES\r\n", "warning possible", "received"},
		{"of the provider whose host the border is", "Received: from out.sender.example ([192.0.2.10]) by mx7.qq.com;" +
			" Mon, 4 Mar 2024 10:00:03 +0800\r\nX-QQ-SPAM: true\r\n", "warning possible", "received"},
		{"of Microsoft, which nobody of the route is",
			top + delivered + "dest:J;OFR:SpamFilterAuthJ;\r\n", "note possible", "received"},
		{"of Microsoft, at Microsoft",
			exchange + delivered + "dest:J;OFR:SpamFilterAuthJ;\r\n", "failure certain", "junk-folder"},
		{"renamed by Microsoft",
			exchange + "X-Forefront-Antispam-Report-Untrusted: SFV:SPM;SCL:5;\r\n", "note possible", "received"},
		{"junk, but the recipient has it let pass",
			exchange + report + delivered + "dest:I;OFR:TrustedSenderList;\r\n", "", "inbox"},
		{"taken out of the inbox later",
			exchange + delivered + "dest:I;OFR:SpamFilterPass;\r\nX-Microsoft-Antispam-ZAP-Message-Info: abc\r\n",
			"warning likely", "moved-later"},
		{"moved by a rule of the recipient", exchange + delivered + "ucf:1;dest:C;OFR:CustomRules;\r\n", "", "rule-folder"},
		{"not junk", "X-Spam-Flag: NO\r\nX-Spam-Status: No, score=1.0 required=5.0\r\n" + top, "", "received"},
		{"no route", "X-Spam-Flag: YES\r\n", "note possible", "no-received"},
	} {
		input := test.header + "From: a@sender.example\r\nTo: b@recipient.example\r\n\r\nhello\r\n"
		m := Message(context.Background(), []byte(input), Options{}).Messages[0]
		got := ""
		for _, f := range m.Findings {
			if f.Code == "spam-verdict" {
				got += string(f.Severity) + " " + string(f.Confidence)
			}
		}
		if got != test.want || m.Delivery.Why != test.delivery {
			t.Errorf("%s: %q, delivery %q, want %q, %q", test.name, got, m.Delivery.Why, test.want, test.delivery)
		}
	}
}

// Every reason of a verdict is counted once, and its meaning is one of the keys.
func TestVerdictReasons(t *testing.T) {
	input := "X-Spam-Status: Yes, score=9.1 required=5.0 tests=BAYES_99,SPF_FAIL,RCVD_IN_XBL,HTML_MESSAGE,SPF_PASS\r\n" +
		"Received: from out.sender.example ([192.0.2.10]) by mx.recipient.example; Mon, 04 Mar 2024 02:00:05 +0000\r\n" +
		"From: a@sender.example\r\n\r\nhello\r\n"
	m := Message(context.Background(), []byte(input), Options{}).Messages[0]
	f := m.Findings[0]
	if f.Facts["why"] != "t-bayes-bad" || f.Facts["why2"] != "t-spf-fail" || f.Facts["why3"] != "t-ip-listed" ||
		f.Facts["reasons"] != "BAYES_99, SPF_FAIL, RCVD_IN_XBL" || f.Facts["score"] != "9.1" ||
		f.Facts["by"] != "SpamAssassin" {
		t.Errorf("%+v", f)
	}
	if len(m.Verdicts) != 1 || len(m.Verdicts[0].Reasons) != 5 {
		t.Errorf("%+v", m.Verdicts)
	}
}

// Exchange Online passes a message on inside: what it wrote at its border is the recipient's, authentication and all.
func TestVerdictOfExchangeOnline(t *testing.T) {
	m := Message(context.Background(), testMessages(t)["testdata/spam-verdict.eml"], Options{}).Messages[0]
	for _, c := range m.Auth.Claims {
		if !c.Trusted {
			t.Errorf("nobody trusts %s=%s", c.Method, c.Result)
		}
	}
	var names []string
	for _, r := range m.Verdicts[0].Reasons {
		names = append(names, r.Name)
	}
	const want = "CAT:SPOOF, dmarc action=quarantine, compauth=fail reason=000, SCL:5, SFV:SPM"
	if got := strings.Join(names, ", "); !strings.HasPrefix(got, want) || m.Act.Who != "sender-admin" {
		t.Errorf("%s acts, because of %s", m.Act.Who, got)
	}
}
