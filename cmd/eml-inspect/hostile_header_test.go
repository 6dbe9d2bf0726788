//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
)

// hostileHeaders are headers made to cost much.
func hostileHeaders() []hostile {
	return []hostile{
		{"Received fields", 100_000, func(n int) string {
			return withFields(numbered(n, "Received: from h%d.example.net (h.example.net [192.0.2.7])\r\n"+
				"\tby mx.example.org with ESMTP id A%[1]d; Mon, 2 Nov 2026 08:00:00 +0000\r\n"))
		}},
		{"Received from one host", 100_000, func(n int) string {
			return withFields(strings.Repeat("Received: by mx.example.org; Mon, 2 Nov 2026 08:00:00 +0000\r\n", n))
		}},
		{"Subject of one line", 1 << 20, field("Subject", "a very long word ")},
		{"unknown field of one line", 1 << 20, field("X-Long", "x")},
		{"field of many folds", 200_000, func(n int) string { return withFields("X-Long: a" + strings.Repeat("\r\n\tb", n) + "\r\n") }},
		{"fields on folded lines", 50_000, func(n int) string {
			return withFields(strings.Repeat("X: y\r\n", 9000) + "References: a" + strings.Repeat("\r\n Date: x\r\n mime-version: y", n) + "\r\n")
		}},
		{"Subject of many folds", 200_000, func(n int) string { return withFields("Subject: a" + strings.Repeat("\r\n b", n) + "\r\n") }},
		{"short fields", 1_000_000, func(n int) string { return withFields(strings.Repeat("X: y\r\n", n)) }},
		{"lines that are no fields", 500_000, func(n int) string { return withFields(strings.Repeat("no field here\r\n", n)) }},
		{"encoded words", 1_000_000, func(n int) string {
			return withFields("Subject:" + strings.Repeat(" =?UTF-8?B?5L2g?=\r\n", n))
		}},
		{"encoded words of other charsets", 300_000, func(n int) string {
			return withFields("Subject:" + strings.Repeat(" =?UTF-8?B?5L2g?= =?GBK?B?xOM=?= =?x-none?Q?=E4?=\r\n", n/3))
		}},
		{"encoded words on one line", 1 << 20, field("Subject", "=?UTF-8?Q?=E4=BD=A0?=")},
		{"encoded words in names", 50_000, func(n int) string {
			return withFields("To:" + numbered(n, " =?GBK?B?xOO6ww==?= <u%d@example.org>,\r\n") + " a@example.org\r\n")
		}},
		{"beginnings of encoded words", 1 << 20, field("Subject", "=?")},
		{"beginnings of encoded words in a name", 1 << 20, field("From", "=?")},
		{"question marks in an encoded word", 1 << 20, field("Subject", "=?utf-8?q?a")},
		{"comments in comments", 100_000, func(n int) string {
			c := strings.Repeat("(", n) + strings.Repeat(")", n)
			return withFields("Received: from a " + c + "; Mon, 2 Nov 2026 08:00:00 +0000\r\nTo: " + c + " <a@example.org>\r\n" +
				"Content-Type: text/plain " + c + "; charset=" + c + "utf-8\r\nMIME-Version: " + c + "1.0\r\n")
		}},
		{"comments never closed", 100_000, func(n int) string {
			c := strings.Repeat("(", n)
			return withFields("Received: from a " + c + "\r\nTo: " + c + "\r\nDate: " + c + "\r\nAuthentication-Results: " + c + "\r\n")
		}},
		{"comments that open quotes", 100_000, func(n int) string {
			c := strings.Repeat("(\"", n)
			return withFields("Received: from a " + c + "\r\nTo: " + c + "\r\nContent-Type: text/plain; name=" + c + "\r\n")
		}},
		{"addresses", 100_000, func(n int) string {
			return withFields("To:" + numbered(n, " User %d <u%[1]d@example.org>,\r\n") + " a@example.org\r\n")
		}},
		{"addresses without commas", 100_000, func(n int) string {
			return withFields("To:" + numbered(n, " u%d@example.org\r\n"))
		}},
		{"angles, quotes and groups", 100_000, func(n int) string {
			return withFields("To: " + strings.Repeat("<", n) + "\r\nCc: " + strings.Repeat("\"a\" ", n) + "\r\nReply-To: " +
				strings.Repeat("g:", n) + "\r\nSender: " + strings.Repeat("@example.org,", n) + "\r\n")
		}},
		{"address fields", 100_000, func(n int) string { return withFields(strings.Repeat("To: a@example.org\r\n", n)) }},
		{"subjects", 100_000, func(n int) string { return withFields(strings.Repeat("Subject: =?utf-8?q?=E4?=\r\n", n)) }},
		{"parameters", 100_000, func(n int) string {
			return withFields("Content-Type: text/plain" + numbered(n, ";\r\n a%d=b") + "\r\n")
		}},
		{"parameters of one name", 100_000, func(n int) string {
			return withFields("Content-Type: text/plain" + strings.Repeat("; charset=utf-8", n) + "\r\n")
		}},
		{"pieces of a parameter", 100_000, func(n int) string {
			return withFields("Content-Type: text/plain" + numbered(n, ";\r\n name*%d*=%%E4%%BD") + "\r\n")
		}},
		{"pieces backwards", 100_000, func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, ";\r\n filename*%d=a", n-i)
			}
			return withFields("Content-Disposition: attachment" + b.String() + "\r\n")
		}},
		{"piece zero many times", 100_000, func(n int) string {
			return withFields("Content-Type: text/plain" + strings.Repeat(";\r\n name*0*=gbk''%C4%E3", n) + "\r\n")
		}},
		{"semicolons", 1 << 20, func(n int) string {
			c := strings.Repeat(";", n)
			return withFields("Content-Type: text/plain" + c + "\r\nDKIM-Signature: " + c + "\r\nAuthentication-Results: a" + c + "\r\n")
		}},
		{"types", 100_000, func(n int) string { return withFields(strings.Repeat("Content-Type: text/plain; charset=gbk\r\n", n)) }},
		{"DKIM signatures", 100_000, func(n int) string { return withFields(numbered(n, dkimField)) }},
		{"tags of a signature", 100_000, func(n int) string {
			return withFields("DKIM-Signature: v=1" + numbered(n, "; x%d=y") + "\r\n")
		}},
		{"names in h=", 100_000, func(n int) string {
			return withFields("DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s; bh=" + wrongHash + "; b=AAAA; h=from" +
				strings.Repeat(":received", n) + "\r\n")
		}},
		{"signed names of many fields", 30_000, func(n int) string {
			return withFields(strings.Repeat("X-A: b\r\n", n) + "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s; bh=" +
				shortHash() + "; b=AAAA; h=from" + strings.Repeat(":x-a", n) + "\r\n")
		}},
		{"ARC sets", 50_000, func(n int) string {
			return withFields(numbered(n, "ARC-Seal: i=%d; a=rsa-sha256; d=example.com; s=s; cv=none; b=AAAA\r\n"+
				"ARC-Message-Signature: i=%[1]d; a=rsa-sha256; d=example.com; s=s; h=from; bh="+wrongHash+"; b=AAAA\r\n"+
				"ARC-Authentication-Results: i=%[1]d; mx.example.org; spf=pass\r\n"))
		}},
		{"members of a result", 100_000, func(n int) string {
			return withFields("Authentication-Results: mx.example.org" + numbered(n, ";\r\n dkim=pass header.d=a%d.example.com") + "\r\n")
		}},
		{"results", 50_000, func(n int) string {
			return withFields(numbered(n, "Authentication-Results: mx%d.example.org; spf=pass smtp.mailfrom=example.com\r\n"))
		}},
		{"SPF results", 50_000, func(n int) string {
			return withFields(numbered(n, "Received-SPF: pass (mx%d.example.org) client-ip=192.0.2.1; envelope-from=a@example.com;\r\n"))
		}},
		{"References", 100_000, func(n int) string { return withFields("References:" + numbered(n, " <%d@example.com>\r\n")) }},
		{"tests of a filter", 100_000, func(n int) string {
			return withFields("X-Spam-Status: Yes, score=9 tests=" + numbered(n, "T_%d=1.0,\r\n\t") + "x\r\n")
		}},
		{"verdicts", 50_000, func(n int) string {
			return withFields(numbered(n, "X-Spam-Status: Yes, score=%d\r\nX-Spam-Flag: YES\r\n"))
		}},
		{"blanks in dates", 200_000, func(n int) string {
			s := strings.Repeat(" ", n)
			return withFields("Received: from a" + s + "by b" + s + ";" + s + "Mon" + s + "2 Nov" + s + "\r\nDate: Mon," + s + "2" + s + "\r\n")
		}},
		{"words for backtracking", 300_000, func(n int) string {
			return withFields("Received: from " + strings.Repeat("from by ", n/8) + "\r\nFrom: " + strings.Repeat("a", n) +
				"!\r\nMessage-ID: <" + strings.Repeat("a.", n/2) + "\r\nSubject: " + strings.Repeat("Re: Fwd: ", n/8) + "\r\n")
		}},
		{"NUL in a header", 10 << 20, func(n int) string { return withFields("Subject: a" + strings.Repeat("\x00", n) + "\r\n") }},
		{"controls and marks of direction", 1 << 20, field("Subject", "\u202e\u2066\x1b[31m\u200b\x07")},
		{"raw bytes in a header", 1 << 20, field("Subject", "\xc4\xe3\xba\xc3")},
		{"wrongly decoded subject", 1 << 20, field("Subject", "ä½\u00a0å¥½")},
	}
}

const (
	wrongHash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
	dkimField = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s%d; h=from:to:subject;\r\n" +
		" bh=" + wrongHash + "; b=AAAA\r\n"
)

// field makes a message with one field of n bytes.
func field(name, of string) func(int) string {
	return func(n int) string { return withFields(name + ": " + strings.Repeat(of, n/len(of)) + "\r\n") }
}

// withFields puts fields between those that mail has, before a short text.
func withFields(fields string) string {
	return mail(fields, "A short text.\r\n")
}

func mail(fields, body string) string {
	return "Received: from mail.example.com (mail.example.com [192.0.2.1])\r\n\tby mx.example.org with ESMTP id 1;" +
		" Mon, 2 Nov 2026 09:00:00 +0000\r\n" + fields +
		"From: a@example.com\r\nTo: b@example.org\r\nSubject: hello\r\nDate: Mon, 2 Nov 2026 08:00:00 +0000\r\n" +
		"Message-ID: <1@example.com>\r\n\r\n" + body
}

// numbered writes a format n times with the numbers from 1.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+1)
	}
	return b.String()
}

// shortHash is the body hash of the short text.
func shortHash() string {
	sum := sha256.Sum256([]byte("A short text.\r\n"))
	return base64.StdEncoding.EncodeToString(sum[:])
}
