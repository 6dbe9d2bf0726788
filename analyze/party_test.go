package analyze

import (
	"context"
	"slices"
	"testing"
)

// TestSides holds on whose side the hosts of a way stand where there is one organisation only.
func TestSides(t *testing.T) {
	const (
		date = "; Wed, 4 Mar 2026 10:00:05 +0100\r\n"
		mx   = "Received: from app.sender.example (app.sender.example [192.0.2.10]) by mx.recipient.example with ESMTP id 1"
		out  = "Received: from [192.0.2.44] by smtp.provider.example with ESMTPSA id 2"
		into = "Received: from mx.recipient.example ([10.0.0.2]) by store.recipient.example with ESMTP id 3"
	)
	for name, c := range map[string]struct {
		received, to string
		want         []Party
	}{
		"the server that To names":           {mx + date, "To: b@recipient.example", []Party{Recipient}},
		"the one that Cc names":              {mx + date, "To: x@other.example\r\nCc: b@recipient.example", []Party{Recipient}},
		"the one that took it for somebody":  {mx + " for <b@recipient.example>" + date, "To: x@other.example", []Party{Recipient}},
		"the one that has the mailbox":       {mx + date, "Delivered-To: b@recipient.example\r\nTo: x@other.example", []Party{Recipient}},
		"two servers of it":                  {into + date + mx + date, "To: b@recipient.example", []Party{Recipient, Recipient}},
		"one that To does not name":          {mx + date, "To: x@other.example", []Party{Sender}},
		"one that the client had logged in":  {out + date, "To: b@provider.example", []Party{Sender}},
		"the author's own":                   {"Received: by mail.sender.example with ESMTP id 4" + date, "To: c@sender.example", []Party{Sender}},
		"one of nobody, and no organisation": {"Received: by localhost with ESMTP id 5" + date, "To: b@localhost", []Party{Sender}},
	} {
		input := c.received + "From: a@sender.example\r\n" + c.to + "\r\nSubject: x\r\n\r\ntext\r\n"
		var got []Party
		for _, hop := range Message(context.Background(), []byte(input), Options{}).Messages[0].Route.Hops {
			got = append(got, hop.Party)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
