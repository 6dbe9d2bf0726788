package report_test

import (
	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// to gives the address of a value, for what may be unknown.
func to[T any](v T) *T { return &v }

// samples are reports as an analysis makes them, by the name of their golden files.
func samples() map[string]*analyze.Report {
	return map[string]*analyze.Report{
		"late":      late(),
		"unsettled": unsettled(),
		"verified":  verified(),
		"garbled":   garbled(),
		"carried":   carried(),
		"healthy":   healthy(),
		"unread":    unread(),
		"headless":  {Schema: 1, Input: analyze.Input{Name: "-"}, Messages: []*analyze.MessageReport{{Role: eml.RoleSubject}}},
	}
}

// late waited for a greylist, had a footer added, and passed a host whose clock is behind.
func late() *analyze.Report {
	facts := map[string]string{
		"hop": "2", "held_by": "smtp-out-relay-pool-07.mailing.customers.example.net",
		"seconds": "8040", "at_least": "7980", "at_most": "8100", "cause": "greylist",
	}
	return reportOf("tickets/4711/late.eml", &analyze.MessageReport{
		Role: eml.RoleSubject,
		Summary: analyze.Summary{
			From: "Alice Example <alice@example.net>", To: "bob@example.com",
			Subject: "Contract, second version", Date: "2024-05-02T09:58:00+02:00",
			MessageID: "<7f3a@example.net>", Mailer: "Example Mail 12.1",
		},
		Headline: analyze.Headline{Code: "route-delay", Facts: facts},
		Route:    lateRoute(),
		Delivery: analyze.Delivery{State: "delivered-mailbox", Why: "received-by-recipient"},
		Auth:     lateAuth(),
		Findings: []analyze.Finding{
			{
				Code: "route-delay", Severity: analyze.Failure, Confidence: analyze.Likely,
				Party: analyze.Recipient, Facts: facts, Where: []analyze.Place{
					{Start: 512, End: 700, Line: 9, Column: 1, Quote: "Received: from smtp-out-relay-pool-07.mailing.customers.example.net (smtp-out-relay-pool-07.mailing.customers.example.net [192.0.2.7])"},
					{Start: 900, End: 960, Line: 15, Column: 1, Quote: "X-Greylist: delayed 8031 seconds by mx1.example.com"},
				},
			},
			{
				Code: "auth-dkim-body-changed", Severity: analyze.Warning, Confidence: analyze.Certain,
				Party: analyze.Transit, Facts: map[string]string{
					"domain": "example.net", "selector": "s2024", "what": "footer-added", "proof": "body-hash",
				},
				Where: []analyze.Place{{Start: 2100, End: 2180, Part: "1", Line: 44, Column: 1, Quote: "_______________________________________________"}},
			},
		},
		Act: analyze.Act{Who: "recipient-admin"},
		Asks: []analyze.Ask{{
			To: "host", Host: "smtp-out-relay-pool-07.mailing.customers.example.net", QueueID: "4VbX1k2Z9qz",
			From: "2024-05-02T08:00:10Z", Until: "2024-05-02T10:14:10Z",
		}},
		Unknown: []analyze.Unknown{{Code: "dkim-header-hash", Why: "offline"}, {Code: "spf", Why: "offline"}},
	})
}

func lateRoute() analyze.Route {
	relay := "smtp-out-relay-pool-07.mailing.customers.example.net"
	return analyze.Route{
		Hops: []analyze.Hop{
			{By: "submit.example.net", Time: "2024-05-02T09:58:03+02:00", Party: analyze.Sender, Software: "Exim"},
			{
				Index: 1, By: relay, Time: "2024-05-02T08:00:10Z", DelaySeconds: to(int64(127)), HeldBy: "submit.example.net",
				AtLeastSeconds: to(int64(97)), AtMostSeconds: to(int64(157)), Party: analyze.Sender, Software: "Postfix",
			},
			{
				Index: 2, By: "mx1.example.com", Time: "2024-05-02T18:14:10+08:00", Party: analyze.Recipient, Trusted: true,
				DelaySeconds: to(int64(8040)), HeldBy: relay, Software: "Postfix",
				AtLeastSeconds: to(int64(7980)), AtMostSeconds: to(int64(8100)),
			},
			{
				Index: 3, By: "filter.example.com", Time: "2024-05-02T18:11:05+08:00", Party: analyze.Recipient, Trusted: true,
				DelaySeconds: to(int64(-185)), HeldBy: "mx1.example.com",
				AtLeastSeconds: to(int64(0)), AtMostSeconds: to(int64(34)), Notes: []string{"zone-missing"},
			},
			{
				Index: 4, By: "store-3.example.com", Time: "2024-05-02T18:14:14+08:00", Party: analyze.Recipient, Trusted: true,
				DelaySeconds: to(int64(189)), HeldBy: "filter.example.com",
				AtLeastSeconds: to(int64(0)), AtMostSeconds: to(int64(34)), Software: "Dovecot",
			},
		},
		TotalSeconds: to(int64(8171)), Slowest: to(2),
		Clocks:    []analyze.Clock{{Host: "filter.example.com", OffsetSeconds: -187, Why: "stamps"}},
		Witnesses: []analyze.Witness{{Source: "dkim-t", Time: "2024-05-02T07:58:04Z", Host: "example.net"}},
	}
}

// unsettled passed clocks that do not agree, so that little is proved about its waits.
func unsettled() *analyze.Report {
	facts := map[string]string{
		"hop": "2", "held_by": "out.example.org", "next": "mx.example.net", "software": "Postfix",
		"seconds": "7203", "at_least": "0", "cause": "queue", "schedule": "postfix",
	}
	host := map[string]string{"host": "example.org", "offset_seconds": "28800", "offset_min": "28785", "offset_max": "28815", "org": "true"}
	return reportOf("unsettled.eml", &analyze.MessageReport{
		Role:     eml.RoleSubject,
		Summary:  analyze.Summary{From: "carol@example.org", To: "bob@example.com", Subject: "Offer", Date: "2024-05-02T09:58:00+02:00"},
		Headline: analyze.Headline{Code: "route-delay", Facts: facts},
		Route:    unsettledRoute(),
		Delivery: analyze.Delivery{State: "delivered-server", Why: "received"},
		Findings: []analyze.Finding{
			{Code: "route-delay", Severity: analyze.Failure, Confidence: analyze.Possible, Party: analyze.Sender, Facts: facts},
			{Code: "route-zone-wrong", Severity: analyze.Warning, Confidence: analyze.Likely, Party: analyze.Sender, Facts: host},
			{
				Code: "route-clock-wrong", Severity: analyze.Note, Confidence: analyze.Likely, Party: analyze.Recipient,
				Facts: map[string]string{"host": "#5", "offset_seconds": "-330", "offset_min": "-345", "offset_max": "-315"},
			},
		},
		Act: analyze.Act{Who: "sender-admin"},
		Asks: []analyze.Ask{
			{To: "sender"}, {To: "recipient", From: "2024-05-02T10:02:00+02:00", Until: "2024-05-02T12:02:10+02:00"},
			{To: "recipient", Host: "mx.example.net", QueueID: "Q7"},
		},
		Unknown: []analyze.Unknown{{Code: "route-clock", Why: "two-clocks-disagree"}, {Code: "route", Why: "undecided"}},
	})
}

func unsettledRoute() analyze.Route {
	return analyze.Route{
		Hops: []analyze.Hop{
			{By: "pc.example.org", Time: "2024-05-02T16:00:01Z", Party: analyze.Sender},
			{Index: 1, By: "Out.example.org.", Time: "2024-05-02T16:02:00Z", DelaySeconds: to(int64(119)), AtLeastSeconds: to(int64(117)), AtMostSeconds: to(int64(121)), Party: analyze.Sender, Software: "Postfix"},
			{Index: 2, By: "mx.example.net", Time: "2024-05-02T10:02:03Z", DelaySeconds: to(int64(-21597)), AtLeastSeconds: to(int64(0)), Party: analyze.Transit, Software: "Exim"},
			{Index: 3, By: "list.example.net", Time: "2024-05-02T13:10:00-00:00", DelaySeconds: to(int64(11277)), AtLeastSeconds: to(int64(3610)), AtMostSeconds: to(int64(11300)), Party: analyze.Transit},
			{Index: 4, By: "mx.example.com", Time: "2024-05-02T14:20:00Z", DelaySeconds: to(int64(4200)), AtLeastSeconds: to(int64(3000)), Party: analyze.Recipient, Trusted: true, Software: "Microsoft Exchange"},
			{Index: 5, From: analyze.HopFrom{IP: "10.0.0.5"}, Time: "2024-05-02T14:14:35Z", DelaySeconds: to(int64(-325)), AtLeastSeconds: to(int64(0)), AtMostSeconds: to(int64(400)), Party: analyze.Nobody, Trusted: true},
			{Index: 6, By: "store.example.com", Time: "2024-05-02T14:10:05Z", DelaySeconds: to(int64(-270)), AtLeastSeconds: to(int64(0)), Party: analyze.Recipient, Trusted: true},
		},
		TotalSeconds: to(int64(7203)), Slowest: to(2),
		Clocks: []analyze.Clock{
			{Host: "example.org", OffsetSeconds: 28800, Why: "zone"}, {Host: "#5", OffsetSeconds: -330, Why: "stamps"},
			{Host: "(date)", OffsetSeconds: 600, Why: "stamps"},
		},
		Witnesses: []analyze.Witness{{Source: "date", Time: "2024-05-02T09:58:00+02:00"}, {Source: "brand-new", Time: "2024-05-02T08:00:02Z", Host: "mx.example.net"}},
	}
}

func lateAuth() analyze.Auth {
	return analyze.Auth{
		DKIM: []analyze.Signature{{
			Domain: "example.net", Selector: "s2024", Algorithm: "rsa-sha256",
			Canonicalization: "relaxed/relaxed", Result: "fail", BodyHash: "mismatch",
			HeaderHash: "unknown", Key: "unknown", Aligned: true, Why: "offline",
		}},
		Claims: []analyze.Claim{
			{Method: "spf", Result: "pass", By: "mx1.example.com", Field: "Received-SPF", Domain: "example.net", Trusted: true},
			{Method: "dmarc", Result: "pass", By: "mx1.example.com", Field: "Authentication-Results", Domain: "example.net", Reason: "p=reject"},
		},
	}
}

// garbled carries GBK under the wrong labels.
func garbled() *analyze.Report {
	narrow := func(part string, line int) analyze.Finding {
		return analyze.Finding{
			Code: "text-label-narrow", Severity: analyze.Note, Confidence: analyze.Certain, Party: analyze.Sender,
			Facts: map[string]string{"declared": "gb2312", "actual": "gbk"},
			Where: []analyze.Place{{Start: 3000, End: 3004, Part: part, Line: line, Column: 7, Quote: `\xe9\x46`}},
		}
	}
	facts := map[string]string{"declared": "iso-8859-1", "actual": "gbk"}
	return reportOf("乱码.eml", &analyze.MessageReport{
		Role: eml.RoleSubject,
		Summary: analyze.Summary{
			From: "王小明 <wang@example.com>", To: "采购部 <buy@example.com>",
			Subject: "关于五月份供货合同的补充说明，请尽快确认", Date: "2024-05-06T10:00:00+08:00",
		},
		Headline: analyze.Headline{Code: "text-mislabeled", Facts: facts},
		Findings: []analyze.Finding{
			{
				Code: "text-mislabeled", Severity: analyze.Failure, Confidence: analyze.Certain,
				Party: analyze.Sender, Facts: facts,
				Where: []analyze.Place{
					{Start: 800, End: 840, Part: "1", Line: 21, Column: 1, Quote: `\xc4\xfa\xba\xc3\xa3\xac\xc7\xeb`},
					{Start: 900, End: 940, Part: "1", Line: 22, Column: 1, Quote: `\xb8\xbd\xbc\xfe`},
					{Start: 950, End: 960, Part: "1", Line: 23, Column: 1, Quote: `\xba\xcf\xcd\xac`},
					{Start: 970, End: 980, Part: "1", Line: 24, Column: 1, Quote: `\xd0\xbb\xd0\xbb`},
				},
			},
			{
				Code: "head-mislabeled", Severity: analyze.Warning, Confidence: analyze.Likely, Party: analyze.Sender,
				Facts: map[string]string{"field": "Subject", "declared": "utf-8", "actual": "gbk"},
				Where: []analyze.Place{{Start: 300, End: 380, Line: 7, Column: 10, Quote: "=?utf-8?B?udjT2s7l1MK33Q==?="}},
			},
			narrow("2", 60), narrow("3", 90),
			{Code: "future-code", Severity: analyze.Note, Confidence: analyze.Possible, Party: analyze.Nobody},
		},
		Texts: garbledTexts(), Origin: analyze.Origin{Why: "written", Name: "Example Mail 12.1"}, Attachments: garbledFiles(),
		Verdicts: []analyze.Verdict{
			{By: "Example Filter", Verdict: "clean", Score: "1.2", Threshold: "5.0", Field: "X-Example-Spam", SetBy: "filter", Trusted: true,
				Reasons: []analyze.VerdictReason{{Name: "BAYES_00", Points: "-1.9", Why: "t-bayes-good"}, {Name: "EXAMPLE", Points: "0.1"}}},
			{By: "Microsoft", Verdict: "blocked", Field: "X-Example-Delivery", SetBy: "user", Place: "junk", Outgoing: true},
			{By: "Coremail", Verdict: "opaque", Field: "X-Coremail-Antispam", Fields: []string{"X-Coremail-Antispam"}, SetBy: "filter"},
		},
		Act: analyze.Act{Who: "sender-admin"},
	})
}

func garbledTexts() []analyze.Text {
	return []analyze.Text{
		{Part: "1", Field: "body", Declared: to("iso-8859-1"), Actual: to("gbk"), Repaired: true, Text: "\n您好，请查收附件中的合同补充说明，并于本周五之前确认盖章后寄回原件，如有疑问请随时与我们联系，谢谢配合。\n王小明",
			Plain: "ÄúºÃ£¬Çë²éÊÕ¸½¼þÖÐµÄºÏÍ¬²¹³äËµÃ÷", Line: "您好，请查收附件中的合同补充说明，并于本周五之前确认盖章后寄回原件，如有疑问请随时与我们联系，谢谢配合。"},
		{Part: "", Field: "Subject", Declared: to("utf-8"), Actual: to("gbk"), Repaired: true, Text: "关于五月份供货合同的补充说明，请尽快确认", Plain: "��������"},
		{Part: "2", Field: "body", Declared: to("gb2312"), Actual: to("gbk"), Text: "镕"},
		{Part: "3", Field: "filename", Actual: to("gb18030"), Repaired: true, Text: "合同（补充说明）.pdf"},
	}
}

func garbledFiles() []analyze.Attachment {
	return []analyze.Attachment{
		{Name: "合同（补充说明）.pdf", Type: "application/pdf", Size: 182340, Part: "3", Source: "mime"},
		{Name: "2024年五月份供货合同补充说明及附件清单（最终版，请勿修改）扫描件第一册.docx", Type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Size: 18234, Part: "4", Source: "mime", Hidden: true},
	}
}

// carried is a forwarded original with winmail.dat, whose words try to act on the reader's screen.
func carried() *analyze.Report {
	facts := map[string]string{"count": "2", "names": "plan | v2.xls, \u202efdp.exe"}
	r := reportOf("forwarded.eml", &analyze.MessageReport{
		Path: "2", Role: eml.RoleSubject,
		Summary: analyze.Summary{
			From: "\x1b]0;owned\x07Mallory <m@example.org>", To: "bob@example.com",
			Subject: "<img src=x> **free** [click](http://example.org/) `code` | pipe\r\nX: y",
			Date:    "2024-06-01T12:00:00Z",
		},
		Headline: analyze.Headline{Code: "attach-tnef", Facts: facts},
		Findings: []analyze.Finding{{
			Code: "attach-tnef", Severity: analyze.Failure, Confidence: analyze.Certain, Party: analyze.Sender, Facts: facts,
			Where: []analyze.Place{{Layer: "2", Start: 10, End: 20, Part: "2", Line: 30, Column: 1, Quote: "x\u200by `tick` \xff"}},
		}},
		Attachments: []analyze.Attachment{
			{Name: "winmail.dat", Type: "application/ms-tnef", Size: 40960, Part: "2", Source: "mime"},
			{Name: "plan | v2.xls", Type: "application/vnd.ms-excel", Size: 30720, Part: "2!1", Source: "tnef", Hidden: true},
		},
		Act: analyze.Act{Who: "user"},
	})
	carrier := &analyze.MessageReport{
		Role: eml.RoleCarrier, Brief: true,
		Summary: analyze.Summary{From: "Bob <bob@example.com>", Subject: "Fwd: where is the plan?", Date: "2024-06-02T08:00:00Z"},
	}
	r.Messages = append([]*analyze.MessageReport{carrier}, r.Messages...)
	return r
}

// healthy has nothing to report.
func healthy() *analyze.Report {
	return reportOf("fine.eml", &analyze.MessageReport{
		Role:     eml.RoleSubject,
		Summary:  analyze.Summary{From: "alice@example.net", To: "bob@example.com", Subject: "Lunch?", Date: "2024-05-02T09:58:00+02:00"},
		Headline: analyze.Headline{Code: "nothing-wrong"},
		Delivery: analyze.Delivery{State: "unknown", Why: "no-hops"},
		Act:      analyze.Act{Who: "nobody"},
		Unknown:  []analyze.Unknown{{Code: "route", Why: "no-received"}},
	})
}

// unread is an input that could not be read.
func unread() *analyze.Report {
	r := reportOf("gone.eml")
	r.Input = analyze.Input{Name: "gone.eml", Kind: eml.KindUnknown, Error: "open gone.eml: permission denied"}
	return r
}

func reportOf(name string, messages ...*analyze.MessageReport) *analyze.Report {
	return &analyze.Report{
		Schema: analyze.SchemaVersion,
		Input: analyze.Input{
			Name: name, Size: 12345, Kind: eml.KindMessage, LineEnding: eml.EndingCRLF,
			SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		},
		Messages: messages,
	}
}
