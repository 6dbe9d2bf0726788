package analyze

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// Of several waits the longest is told first, and how long the others were together.
func TestLongestWaitFirst(t *testing.T) {
	mail, err := os.ReadFile("testdata/route-delay-twice.eml")
	if err != nil {
		t.Fatal(err)
	}
	m := Message(context.Background(), mail, Options{}).Messages[0]
	if len(m.Findings) != 2 || m.Headline.Facts["held_by"] != "out.example.net" || m.Headline.Facts["rest_seconds"] != "2701" {
		t.Errorf("%+v", m.Findings)
	}
}

// What a provider stamps within its network, under an address only, is as good as its other stamps, next to them: the wait
// between two of them is proved, and no stranger was turned away. In another's neighbourhood it is what anybody may write.
func TestWaitWithinProvider(t *testing.T) {
	const taken = "Received: from mail.sender.example (mail.sender.example. [192.0.2.10])\r\n by mx.google.com with ESMTPS id" +
		" d2-20020a170902b70200b001dc1si8030pls.5.2024.03.04.02.00.12\r\n for <bob@recipient.example>; Mon, 04 Mar 2024 02:00:12 -0800 (PST)\r\n"
	within := waitAt("Received: by 2002:a05:6a10:9f04:b0:4d2:1 with SMTP id p4csp412345pxy;\r\n Mon, 4 Mar 2024 02:06:41 -0800 (PST)\r\n" + taken)
	if within == nil || within.Confidence != Likely || within.Facts["within"] != "provider" || within.Facts["at_least"] == "0" {
		t.Errorf("within Gmail: %+v", within)
	}
	other := waitAt("Received: by 2002:a05:6a10:9f04:b0:4d2:1 with SMTP id p4csp412345pxy;\r\n Mon, 4 Mar 2024 02:06:41 -0800 (PST)\r\n" +
		strings.ReplaceAll(taken, "mx.google.com", "mx.recipient.example"))
	if other == nil || other.Confidence != Possible || other.Facts["within"] != "" {
		t.Errorf("above another's server: %+v", other)
	}
	organisation := waitAt("Received: from mx.recipient.example (mx.recipient.example [192.0.2.20]) by mail.recipient.example (Postfix) with ESMTP id 4TpF2;\r\n" +
		" Mon, 4 Mar 2024 02:46:41 -0800\r\n" + strings.ReplaceAll(taken, "mx.google.com", "mx.recipient.example"))
	if organisation == nil || organisation.Facts["within"] != "organisation" {
		t.Errorf("within an organisation: %+v", organisation)
	}
}

// Beside a wrong clock a wait is told by what was waited at both hosts; where a mailbox was collected it is that, and nobody
// held anything.
func TestWaitBesideWrongClock(t *testing.T) {
	const taken = "Received: from mail.sender.example (mail.sender.example [192.0.2.10]) by mx.recipient.example (Postfix) with ESMTPS id 4TpF1;" +
		" Mon, 4 Mar 2024 09:57:30 +0000\r\n"
	const last = "Received: from %[1]s by %[2]s for <bob@recipient.example>; Mon, 4 Mar 2024 17:00:00 +0000\r\n"
	held := waitAt(fmt.Sprintf(last+last, "in.recipient.example (in.recipient.example [192.0.2.21])", "store.recipient.example (Postfix) with ESMTP id 4TpF3") +
		fmt.Sprintf(last, "mx.recipient.example (mx.recipient.example [192.0.2.20])", "in.recipient.example (Postfix) with ESMTP id 4TpF2") + taken)
	if held == nil || held.Severity != Failure || held.Confidence != Possible || held.Facts["held_by"] != "mx.recipient.example" ||
		held.Facts["or_held_by"] != "mail.sender.example" || held.Party != Nobody || held.Facts["who"] != "recipient-admin" || atoi(held.Facts["together"]) < 25100 {
		t.Errorf("held: %+v", held)
	}
	if behind, err := os.ReadFile("testdata/route-delay-either.eml"); err != nil {
		t.Error(err)
	} else if asks := Message(context.Background(), behind, Options{}).Messages[0].Asks; len(asks) != 1 ||
		asks[0].From != "2024-03-04T10:00:04+08:00" || asks[0].Until != "2024-03-04T14:12:08+08:00" {
		t.Errorf("what is asked: %+v", asks)
	}
	collected := waitAt(fmt.Sprintf(last, "localhost (localhost [127.0.0.1])", "home.recipient.example (Postfix) with ESMTP id 4TpF4") +
		fmt.Sprintf(last, "mx.recipient.example [192.0.2.20]", "localhost with IMAP (fetchmail-6.4.0)") + taken)
	if collected == nil || collected.Severity != Note || collected.Facts["cause"] != "mailbox" || collected.Facts["or_held_by"] != "" {
		t.Errorf("collected: %+v", collected)
	}
}

// waitAt gives the wait that is found in a message with these hops above the sender's own.
func waitAt(hops string) *Finding {
	mail := hops + "Received: from pc.sender.example (unknown [198.51.100.7]) by mail.sender.example (Postfix) with ESMTPSA id 4TpF1x" +
		" for <bob@recipient.example>; Mon,  4 Mar 2024 18:00:10 +0800 (CST)\r\nFrom: a@sender.example\r\nTo: bob@recipient.example\r\n" +
		"Date: Mon, 4 Mar 2024 18:00:09 +0800\r\nMessage-ID: <1@sender.example>\r\nSubject: s\r\n\r\nHello\r\n"
	for _, f := range Message(context.Background(), []byte(mail), Options{}).Messages[0].Findings {
		if f.Code == "route-delay" {
			return &f
		}
	}
	return nil
}

// A gateway that Exchange names by its greeting only stands on the recipient's side, where its own stamp bears it out: it is
// not the sender's who acts. Where another host wrote the stamp below, nothing speaks for that.
func TestGatewayOfRecipient(t *testing.T) {
	const exchange = "Received: from filter.recipient.example (192.0.2.20) by mail.recipient.example (192.168.1.5) with Microsoft SMTP Server" +
		" id 8.3.444.0;\r\n Mon, 4 Mar 2024 12:40:14 +0000\r\n"
	const gateway = "Received: from mail.sender.example (mail.sender.example [192.0.2.10]) by %s with ESMTP id ciV4IaEW46ZwJsys;\r\n" +
		" Mon, 4 Mar 2024 10:00:20 +0000\r\n"
	for host, want := range map[string]Party{"filter.recipient.example": Recipient, "filter.other.example": Transit} {
		if f := waitAt(exchange + fmt.Sprintf(gateway, host)); f == nil || f.Party != want {
			t.Errorf("held by %s: %+v", host, f)
		}
	}
}
