package analyze

import (
	"context"
	"strings"
	"testing"
)

// Results that came with a message are not believed, whatever the sender wrote beside them.
func TestForgedClaims(t *testing.T) {
	const (
		claim = "Authentication-Results: mx.recipient.example; dkim=pass header.d=bank.example\r\n"
		body  = "From: a@bank.example\r\nTo: b@recipient.example\r\nSubject: x\r\n\r\nhello\r\n"
	)
	border := func(from string) string {
		return "Received: from " + from + "\r\n\tby mx.recipient.example (Postfix) with ESMTP id 4TQMXRE2; Mon, 04 Mar 2024 02:00:09 +0000\r\n"
	}
	stranger := border("evil.example (evil.example [203.0.113.66])")
	ownName := border("mx.recipient.example (unknown [203.0.113.66])")
	ownBoth := border("mx.recipient.example (mx.recipient.example [203.0.113.66])")
	google := "Received: from evil.example (evil.example. [203.0.113.66])\r\n        by mx.google.com with ESMTPS id " +
		"u15-20020a05620a0c4f00b007742d84f3d0si2357999qki.652.2024.03.03.18.00.09\r\n        for <b@gmail.com>;\r\n        Sun, 03 Mar 2024 18:00:09 -0800 (PST)\r\n"
	theirs := strings.ReplaceAll(claim, "mx.recipient.example", "mx.google.com")
	for _, c := range []struct {
		name, message string
		trust         []string
		trusted       []bool
	}{
		{"above the border", claim + stranger + body, nil, []bool{true}},
		{"above the border, named", claim + stranger + body, []string{"mx.recipient.example"}, []bool{true}},
		{"below the border", stranger + claim + body, nil, []bool{false}},
		{"below the border, named", stranger + claim + body, []string{"mx.recipient.example"}, []bool{false}},
		{"above a forged Received", stranger + claim + ownBoth + body, nil, []bool{false}},
		{"above a forged Received, named", stranger + claim + ownBoth + body, []string{"recipient.example"}, []bool{false}},
		{"above a forged Received, a HELO of ours", ownName + claim + ownBoth + body, nil, []bool{false}},
		{"above a forged Received, a HELO of ours, named", ownName + claim + ownBoth + body, []string{"recipient.example"}, []bool{false}},
		{"no Received", claim + body, nil, []bool{false}},
		{"another name", strings.ReplaceAll(claim, "mx.recipient", "mx.other") + stranger + body, nil, []bool{false}},
		{"below the border, as this provider writes", google + theirs + body, nil, []bool{true}},
		{"one more below it", google + theirs + theirs + body, nil, []bool{true, false}},
		{"below what this provider wrote", google + stranger + theirs + body, nil, []bool{false}},
	} {
		m := Message(context.Background(), []byte(c.message), Options{Trust: c.trust}).Messages[0]
		var got []bool
		for _, claim := range m.Auth.Claims {
			got = append(got, claim.Trusted)
		}
		if len(got) != len(c.trusted) {
			t.Errorf("%s: %d claims", c.name, len(got))
			continue
		}
		for i := range got {
			if got[i] != c.trusted[i] {
				t.Errorf("%s: claim %d trusted: %t", c.name, i, got[i])
			}
		}
	}
}
