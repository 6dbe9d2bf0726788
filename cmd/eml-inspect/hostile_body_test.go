//go:build unix

package main

import (
	"encoding/base64"
	"fmt"
	"strings"
)

const plainType = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"

// hostileBodies are bodies made to cost much.
func hostileBodies() []hostile {
	return append(hostileParts(), []hostile{
		{"parts", 10_000, func(n int) string { return divided("b", strings.Repeat("--b\r\n\r\nx\r\n", n)+"--b--\r\n") }},
		{"parts beyond the limit", 200_000, func(n int) string { return divided("b", strings.Repeat("--b\r\n\r\nx\r\n", n)+"--b--\r\n") }},
		{"files of one name", 10_000, func(n int) string {
			return divided("b", strings.Repeat("--b\r\nContent-Type: application/pdf; name=a.pdf\r\n"+
				"Content-Disposition: attachment\r\n\r\nx\r\n", n)+"--b--\r\n")
		}},
		{"files with Content-ID", 10_000, func(n int) string {
			return divided("b", "--b\r\nContent-Type: text/html\r\n\r\n"+numbered(n, "<img src=\"cid:%d@x\">")+"\r\n"+
				numbered(n, "--b\r\nContent-Type: image/png; name=%d.png\r\nContent-ID: <%[1]d@x>\r\n\r\nx\r\n")+"--b--\r\n")
		}},
		{"parts closed again and again", 200_000, func(n int) string { return divided("b", strings.Repeat("--b--\r\n", n)) }},
		{"lines that nearly are boundaries", 300_000, func(n int) string {
			return divided("boundary", "--boundary\r\n\r\n"+strings.Repeat("--boundarY\r\nContent-Type: x\r\n", n/2)+"--boundary--\r\n")
		}},
		{"dashes without a boundary", 500_000, func(n int) string {
			return divided("b", numbered(n, "--x%d\r\n"))
		}},
		{"boundaries and fields, none stated", 100_000, func(n int) string {
			return mail(plainType, numbered(n, "--x%d\r\nContent-Type: text/plain\r\n\r\n"))
		}},
		{"multipart in multipart", 1_000, deepParts},
		{"multipart in multipart, closed", 20_000, func(n int) string {
			s := deepParts(n)
			var b strings.Builder
			for i := n; i > 0; i-- {
				fmt.Fprintf(&b, "--b%d--\r\n", i)
			}
			return s + b.String()
		}},
		{"message in message", 1_000, deepMessages},
		{"message in message, deeper", 20_000, deepMessages},
		{"message in message, encoded", 24, func(n int) string {
			s := mail(plainType, "core\r\n")
			for range n {
				s = mail("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n", inBase64([]byte(s), 76))
			}
			return s
		}},
		{"messages side by side", 10_000, func(n int) string {
			return divided("b", strings.Repeat("--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@example.com\r\nSubject: b\r\n\r\nx\r\n", n)+
				"--b--\r\n")
		}},
		{"boundary that begins another", 10_000, func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "--b%s\r\n\r\nx\r\n", strings.Repeat("b", i%70))
			}
			return divided("b", b.String()+"--b--\r\n")
		}},
		{"boundaries that begin one another", 10_000, func(n int) string {
			var b strings.Builder
			for i := range n {
				s := strings.Repeat("b", i%1000+2)
				fmt.Fprintf(&b, "--%s\r\nContent-Type: multipart/mixed; boundary=%s\r\n\r\n", s[1:], s)
			}
			return divided("b", b.String())
		}},
		{"base64 in one line", 50 << 20, func(n int) string {
			return encoded("base64", strings.Repeat("QUJD", n/4)+"\r\n")
		}},
		{"base64 in lines", 50 << 20, func(n int) string {
			return encoded("base64", strings.Repeat(strings.Repeat("QUJD", 19)+"\r\n", n/78))
		}},
		{"base64 with damage in each line", 10 << 20, func(n int) string {
			return encoded("base64", strings.Repeat(strings.Repeat("QUJD", 18)+"Q!=\r\n", n/78))
		}},
		{"base64 of one letter a line", 5 << 20, func(n int) string { return encoded("base64", strings.Repeat("Q\r\n", n/3)) }},
		{"base64 that nobody states", 10 << 20, func(n int) string {
			return mail(plainType, strings.Repeat(strings.Repeat("QUJD", 19)+"\r\n", n/78))
		}},
		{"padding", 5 << 20, func(n int) string { return encoded("base64", strings.Repeat("=", n)) }},
		{"quoted-printable soft breaks", 5 << 20, func(n int) string {
			return mail(plainType+"Content-Transfer-Encoding: quoted-printable\r\n", strings.Repeat("=\r\n", n/3))
		}},
		{"quoted-printable that is none", 5 << 20, func(n int) string {
			return mail(plainType+"Content-Transfer-Encoding: quoted-printable\r\n", strings.Repeat("=X=\r\n", n/5))
		}},
		{"blanks before soft breaks", 5 << 20, func(n int) string {
			return mail(plainType+"Content-Transfer-Encoding: quoted-printable\r\n", strings.Repeat(" ", n)+"x")
		}},
		{"uuencode begins", 100_000, func(n int) string { return mail(plainType, strings.Repeat("begin 644 a.txt\r\n", n)) }},
		{"uuencoded files", 20_000, func(n int) string {
			return mail(plainType, strings.Repeat("begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n\r\n", n))
		}},
		{"yEnc begins", 100_000, func(n int) string {
			return mail(plainType, strings.Repeat("=ybegin line=128 size=9 name=a\r\n", n))
		}},
		{"BinHex begins", 100_000, func(n int) string {
			return mail(plainType, strings.Repeat("(This file must be converted with BinHex 4.0)\r\n:#\r\n", n))
		}},
		{"NUL in a body", 10 << 20, func(n int) string { return mail(plainType, strings.Repeat("\x00", n)) }},
		{"NUL throughout", 5 << 20, func(n int) string { return strings.Repeat("From: a\r\n\x00\x00\x00\x00\x00\x00\x00\x00", n/17) }},
		{"CR only", 5 << 20, func(n int) string {
			return strings.ReplaceAll(mail("", strings.Repeat("a short line\r\n", n/14)), "\r\n", "\r")
		}},
		{"mixed line ends", 5 << 20, func(n int) string {
			return mail("", strings.Repeat("a\r\nb\nc\rd\r\r\n\n\r", n/14))
		}},
		{"UTF-16", 5 << 20, func(n int) string {
			var b strings.Builder
			b.WriteString("\xff\xfe")
			for _, c := range []byte(mail("", strings.Repeat("a short line\r\n", n/28))) {
				b.WriteByte(c)
				b.WriteByte(0)
			}
			return b.String()
		}},
		{"one line", 10 << 20, func(n int) string { return mail(plainType, strings.Repeat("x", n)) }},
		{"empty lines", 10 << 20, func(n int) string { return mail(plainType, strings.Repeat("\r\n", n/2)) }},
		{"blanks", 5 << 20, func(n int) string { return mail(plainType, strings.Repeat(" ", n)) }},
		{"dots and From", 1 << 20, func(n int) string {
			return mail(numbered(1, dkimField)+plainType, strings.Repeat(">From a\r\n..\r\n", n/13))
		}},
		{"signatures of a body", 50, func(n int) string {
			return mail(numbered(n, dkimField)+plainType, strings.Repeat("line of a text with a footer\r\n", 20_000))
		}},
		{"rewritten links of a signed body", 20_000, func(n int) string {
			return mail(numbered(1, dkimField)+plainType, strings.Repeat("https://a.safelinks.protection.outlook.com/?url=x", n))
		}},
		{"links of a signed body", 100_000, func(n int) string {
			return mail(numbered(1, dkimField)+plainType, strings.Repeat("https://a/", n))
		}},
		{"signed body that was changed", 4 << 20, func(n int) string {
			const line = "line of a text  with a footer, as long as people write lines\r\n"
			return mail(numbered(1, dkimField)+plainType, strings.Repeat(line, n/len(line)))
		}},
		{"signed body of short lines", 4 << 20, func(n int) string {
			return mail(numbered(1, dkimField)+plainType, strings.Repeat("a short line\r\n", n/14))
		}},
		{"signed parts that were changed", 2_000, func(n int) string {
			return strings.Replace(divided("b", strings.Repeat("--b\r\n\r\nx\r\ny\r\n", n)+"--b--\r\n"), "From:", numbered(1, dkimField)+"From:", 1)
		}},
		{"From lines", 1_000_000, func(n int) string {
			return "From a@example.com Mon Nov  2 08:00:00 2026\n" +
				mail(plainType, strings.Repeat("\nFrom a@example.com Mon Nov  2 08:00:00 2026\n", n))
		}},
		{"messages of a mailbox", 1_000, func(n int) string {
			return strings.Repeat("From a@example.com Mon Nov  2 08:00:00 2026\nFrom: a@example.com\nSubject: b\n\nx\n\n", n)
		}},
		{"random bytes", 5 << 20, func(n int) string { return mail("Content-Type: text/plain\r\n", noise(n)) }},
		{"random high bytes", 2 << 20, func(n int) string {
			return mail("Content-Type: text/plain; charset=gbk\r\n", high(noise(n)))
		}},
		{"wrongly decoded text", 2 << 20, func(n int) string {
			return mail(plainType, strings.Repeat("ä½\u00a0å¥½ï¼Œä¸–ç•Œ æµ£çŠ²ã‚½ 锟斤拷\r\n", n/64))
		}},
		{"wrongly decoded lines, all different", 1 << 20, func(n int) string {
			return mail(plainType, numbered(n/50, "%d Ã¤Â½Â\u00a0 Р—РґСЂР°РІСЃС‚ 浣犲ソ\r\n"))
		}},
		{"wrongly decoded words in one line", 100_000, func(n int) string { return mail(plainType, numbered(n, "浣犲ソ%d ")) }},
		{"question marks", 2 << 20, func(n int) string { return mail(plainType, strings.Repeat("??? ?? ????\r\n", n/13)) }},
		{"escapes", 2 << 20, func(n int) string {
			return mail("Content-Type: text/plain; charset=iso-2022-jp\r\n", strings.Repeat("\x1b$B\x1b(B", n/6))
		}},
		{"HZ escapes", 2 << 20, func(n int) string {
			return mail("Content-Type: text/plain; charset=hz-gb-2312\r\n", strings.Repeat("~{~}~~", n/6))
		}},
		{"controls and marks of direction in a text", 2 << 20, func(n int) string {
			return mail(plainType, strings.Repeat("\u202e\u2066\x1b[31m\u200b\x07", n/16))
		}},
		{"S/MIME in depth", 5 << 20, func(n int) string {
			return mail("Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n",
				inBase64([]byte("\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"+strings.Repeat("\xa0\x80\x30\x80", n/6)), 76))
		}},
		{"S/MIME in pieces", 5 << 20, func(n int) string {
			return mail("Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n",
				inBase64([]byte("\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30\x80"+
					"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x80\x24\x80"+strings.Repeat("\x04\x01a", n/4)), 76))
		}},
	}...)
}

// divided is a message of parts with a boundary.
func divided(boundary, body string) string {
	return mail("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="+boundary+"\r\n", body)
}

func encoded(encoding, body string) string {
	return mail("MIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=a.bin\r\n"+
		"Content-Transfer-Encoding: "+encoding+"\r\n", body)
}

func deepParts(n int) string {
	return divided("b1", nested(n))
}

func deepMessages(n int) string {
	return mail("Content-Type: message/rfc822\r\n", strings.Repeat("From: a@example.com\r\nSubject: b\r\n"+
		"Content-Type: message/rfc822\r\n\r\n", n))
}

// inBase64 writes bytes in lines.
func inBase64(b []byte, width int) string {
	s := base64.StdEncoding.EncodeToString(b)
	var out strings.Builder
	for ; len(s) > width; s = s[width:] {
		out.WriteString(s[:width])
		out.WriteString("\r\n")
	}
	return out.String() + s + "\r\n"
}

// noise is bytes without order, the same each time.
func noise(n int) string {
	b, x := make([]byte, n), uint32(1)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x)
	}
	return string(b)
}

func nested(n int) string {
	var b strings.Builder
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
	}
	return b.String()
}

// high sets the eighth bit of each byte.
func high(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] |= 0x80
	}
	return string(b)
}
