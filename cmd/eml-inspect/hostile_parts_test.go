//go:build unix

package main

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// wronglyDecoded is Chinese and Russian that were read in other charsets, so that its way back is searched.
const wronglyDecoded = "ä½\u00a0å¥½ï¼Œä¸–ç•Œ 浣犲ソ Р—РґР°РІ "

// hostileParts are parts, and lines that look as if they were parts or messages, made to cost much.
func hostileParts() []hostile {
	return []hostile{
		{"parts of many fields", 500, func(n int) string {
			return divided("b", strings.Repeat("--b\r\nContent-Type: text/plain\r\n"+strings.Repeat("a:\r\n", 2500)+"\r\nx\r\n", n)+"--b--\r\n")
		}},
		{"parts of many parameters", 500, func(n int) string {
			return divided("b", strings.Repeat("--b\r\nContent-Type: text/plain"+strings.Repeat("; a=b", 1000)+"\r\n\r\nx\r\n", n)+"--b--\r\n")
		}},
		{"parts of many long parameters", 250, func(n int) string {
			return divided("b", strings.Repeat("--b\r\nContent-Type: text/plain"+numbered(1000, ";a%d*0=b")+"\r\n\r\nx\r\n", n)+"--b--\r\n")
		}},
		{"names of a file", 250, func(n int) string {
			return divided("b", strings.Repeat("--b\r\nContent-Type: application/pdf"+numbered(1000, ";name=a%d.pdf")+"\r\n\r\nx\r\n", n)+"--b--\r\n")
		}},
		{"file names wrongly decoded", 10_000, func(n int) string {
			return divided("b", numbered(n, "--b\r\nContent-Type: application/pdf; name=\""+wronglyDecoded+"%d.pdf\"\r\n\r\nx\r\n")+"--b--\r\n")
		}},
		{"texts wrongly decoded", 10_000, func(n int) string {
			return divided("b", numbered(n, "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+wronglyDecoded+"%d\r\n")+"--b--\r\n")
		}},
		{"texts without a charset", 10_000, func(n int) string {
			return divided("b", numbered(n, "--b\r\n\r\n\xc4\xe3\xba\xc3\xca\xc0\xbd\xe7 %d \xd6\xd0\xb9\xfa\r\n")+"--b--\r\n")
		}},
		{"parts in a text", 20_000, func(n int) string {
			return mail(plainType, numbered(n, "text\r\n--x%d\r\nContent-Type: application/pdf; name=a%[1]d.pdf\r\n"+
				"Content-Transfer-Encoding: base64\r\n\r\n"+strings.Repeat("QUJD", 18)+"\r\n"))
		}},
		{"messages and multiparts in turn", 20_000, func(n int) string {
			return mail(numbered(n, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%[1]d\r\nContent-Type: message/rfc822\r\n\r\n"+
				"From: a@example.com\r\nSubject: b\r\n"), "x")
		}},
		{"From lines above a text", 500_000, func(n int) string {
			return "From a@example.com Mon Nov  2 08:00:00 2026\n" +
				mail(plainType, strings.Repeat("\nFrom a@example.com Mon Nov  2 08:00:00 2026\nx\n", n))
		}},
		{"short messages of a mailbox", 5_000, func(n int) string {
			return strings.Repeat("From a@example.com Mon Nov  2 08:00:00 2026\na:b\n\n", n)
		}},
		{"short lines that are no fields", 1_000_000, func(n int) string {
			return "From: a@example.com\r\n" + strings.Repeat("\x00:\r\n", n)
		}},
		{"escapes that were lost", 500_000, func(n int) string {
			return mail("Content-Type: text/plain; charset=iso-2022-jp\r\n", strings.Repeat("$B$3$s$K$A$O(B ", n))
		}},
		{"short lines of UTF-16", 500_000, func(n int) string {
			line := base64.StdEncoding.EncodeToString([]byte("\x60\x4f\x7d\x59\r\x00\n\x00\x60\x4f\r\x00\n\x00\x7d\x59"))
			return mail("Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n",
				strings.Repeat(fmt.Sprintf("%s\r\n", line), n/3))
		}},
	}
}
