package report

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// plainMail is a healthy message as most are: four hops, a signature that does not fit, plain text.
var plainMail = strings.ReplaceAll(`Return-Path: <anna@sender.example>
Received: from mx.recipient.example (mx.recipient.example [192.0.2.10])
	by store.recipient.example (Postfix) with ESMTPS id 4Xa1
	for <ben@recipient.example>; Mon, 2 Jun 2025 10:00:09 +0200 (CEST)
Received: from out.sender.example (out.sender.example [198.51.100.7])
	by mx.recipient.example (Postfix) with ESMTPS id 4Xa0
	for <ben@recipient.example>; Mon, 2 Jun 2025 10:00:07 +0200 (CEST)
Received: from app.sender.example (app.sender.example [10.0.0.3])
	by out.sender.example (Postfix) with ESMTP id 4X9f
	for <ben@recipient.example>; Mon, 2 Jun 2025 10:00:05 +0200 (CEST)
Authentication-Results: mx.recipient.example; spf=pass smtp.mailfrom=sender.example; dmarc=pass header.from=sender.example
From: Anna Example <anna@sender.example>
To: Ben Example <ben@recipient.example>, Carl Example <carl@recipient.example>
Subject: Minutes of the meeting
Date: Mon, 2 Jun 2025 10:00:04 +0200
Message-ID: <20250602080004.1234@sender.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 7bit

`, "\n", "\r\n") + strings.Repeat("These are the minutes of the meeting, line by line, as plain as can be.\r\n", 38)

// A plain healthy message of 4 KB costs few requests for memory, its report included.
func TestMemoryOfPlainMail(t *testing.T) {
	const most = 200
	input, out := []byte(plainMail), new(bytes.Buffer)
	n := testing.AllocsPerRun(50, func() {
		out.Reset()
		if err := NDJSON(out, analyze.Message(context.Background(), input, analyze.Options{}), Options{}); err != nil {
			t.Fatal(err)
		}
	})
	if t.Logf("%d bytes, %.0f requests for memory", len(input), n); n > most {
		t.Errorf("%.0f requests for memory, at most %d are meant", n, most)
	}
}

func BenchmarkPlainMail(b *testing.B) {
	input, out := []byte(plainMail), new(bytes.Buffer)
	b.SetBytes(int64(len(input)))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		_ = NDJSON(out, analyze.Message(context.Background(), input, analyze.Options{}), Options{})
	}
}
