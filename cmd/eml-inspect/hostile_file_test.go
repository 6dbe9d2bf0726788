//go:build unix

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
	"github.com/eml-inspect/eml-inspect/analyze/msg/msgtest"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// hostileFiles are pages, notices, files of Outlook and archives made to cost much.
func hostileFiles() []hostile {
	return []hostile{
		{"HTML in depth", 1_000_000, page("<div>")},
		{"HTML tables in depth", 300_000, page("<table><tr><td>")},
		{"HTML entities", 1_000_000, page("&nbsp;&#x4f60;&bogus;&#99999999999;")},
		{"HTML entities escaped twice", 1_000_000, page("&amp;#25105;")},
		{"codes of letters in a text", 300_000, func(n int) string {
			return mail("Content-Type: text/plain\r\n", strings.Repeat(`&#25105;\u6211\xe6\x88\x91%E6%88%91\n&amp;#`, n))
		}},
		{"HTML links", 1_000_000, func(n int) string {
			return mail("Content-Type: text/html; charset=utf-8\r\n", numbered(n, "<a href=http://%d.example.com/>x</a>\r\n"))
		}},
		{"HTML links without an end", 300_000, page("<a href=\"http://example.com/")},
		{"HTML attributes", 1_000_000, func(n int) string {
			return mail("Content-Type: text/html\r\n", "<p"+strings.Repeat(" a=b", n)+">")
		}},
		{"HTML comments", 1_000_000, page("<!--")},
		{"HTML comments that close", 500_000, page("<!-- x -->")},
		{"HTML angles", 2_000_000, page("<")},
		{"HTML scripts", 500_000, page("<script>")},
		{"HTML styles", 300_000, page("<style>a{b:c}</style>")},
		{"HTML that declares its charset", 300_000, page("<meta charset=gbk>")},
		{"links in a text", 300_000, func(n int) string { return mail(plainType, numbered(n, "http://%d.example.com/a\r\n")) }},
		{"notice of many recipients", 100_000, func(n int) string {
			return notice(numbered(n, "\r\nFinal-Recipient: rfc822; u%d@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"+
				"Diagnostic-Code: smtp; 550 5.1.1 <u%[1]d@example.org> user unknown\r\n"))
		}},
		{"notice of many recipients, encoded", 40_000, func(n int) string {
			return fromDaemon("MIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n", numbered(n,
				"Final-Recipient: rfc822; u%d@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n=\r\n\r\n"))
		}},
		{"notice with a long answer", 1 << 20, func(n int) string {
			return notice("\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 " +
				strings.Repeat("5.1.1 user unknown ", n/19) + "\r\n")
		}},
		{"notice with a folded answer", 1 << 20, func(n int) string {
			return notice("\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 x" +
				strings.Repeat("\r\n 550-5.1.1 unknown", n/19) + "\r\n")
		}},
		{"notice in words", 100_000, func(n int) string {
			return fromDaemon("", numbered(n, "<u%d@example.org>: host mx.example.org said: 550 5.1.1 unknown\r\n"))
		}},
		{"notice of a field of recipients", 40_000, func(n int) string {
			return fromDaemon("X-Failed-Recipients: "+numbered(n, "u%d@example.org,\r\n ")+"z@example.org\r\n", "550 5.1.1 unknown\r\n")
		}},
		{"notice of a message to many", 40_000, func(n int) string {
			return fromDaemon("", strings.Repeat("550 5.1.1 unknown\r\n", n/20)+"\r\n------ This is a copy of your message. ------\r\n\r\n"+
				"From: a@example.com\r\nTo: "+numbered(n, "u%d@example.org,\r\n ")+"z@example.org\r\nSubject: hi\r\n\r\nhello\r\n")
		}},
		{"notice as JSON of many recipients", 100_000, func(n int) string {
			return fromDaemon("", `{"notificationType":"Bounce","bounce":{"bouncedRecipients":[`+
				numbered(n, `{"emailAddress":"u%d@example.org"},`)+`{"emailAddress":"z@example.org"}]}}`)
		}},
		{"winmail.dat of attributes", 100_000, func(n int) string {
			return winmail(bytes.Repeat(attribute(1, 0x7777, []byte("a")), n))
		}},
		{"winmail.dat of files", 20_000, func(n int) string {
			one := append(attribute(2, tnef.AttAttachRendData, make([]byte, 14)), attribute(2, tnef.AttAttachTitle, []byte("a.txt\x00"))...)
			return winmail(bytes.Repeat(append(one, attribute(2, tnef.AttAttachData, []byte("b"))...), n))
		}},
		{"winmail.dat of broken attributes", 300_000, func(n int) string {
			return winmail(bytes.Repeat([]byte("\x02\x0f\x80\x06\x00\x03\x00\x00\x00abc\xff\xff"), n))
		}},
		{"winmail.dat in winmail.dat", 1_000, func(n int) string {
			b := []byte("core")
			for range n {
				b = stream(append(attribute(2, tnef.AttAttachRendData, make([]byte, 14)), attribute(2, tnef.AttAttachment, embedded(b))...))
			}
			return string(b)
		}},
		{"winmail.dat that points at itself", 5 << 20, func(n int) string {
			return winmail(bytes.Repeat([]byte(tnef.Signature+"\x00\x00\x01\x04\x80\x01\x00\xff\xff\x0f\x00"), n/17))
		}},
		{"Rich Text in depth", 1_000_000, func(n int) string { return winmail(richText("MELA", "{\\rtf1\\ansi "+strings.Repeat("{\\b ", n), n*4)) }},
		{"Rich Text of escapes", 1_000_000, func(n int) string {
			return winmail(richText("MELA", "{\\rtf1\\ansi\\fromhtml1 "+strings.Repeat("\\'e4\\u20320?", n)+"}", n*12))
		}},
		{"Rich Text that unpacks to much", 5 << 20, func(n int) string {
			return winmail(richText("LZFu", "\x00{\\rtf1 {"+strings.Repeat("\xff"+strings.Repeat("\x00\xef", 8), n/17), n*8))
		}},
		{"Outlook item of many properties", 20_000, func(n int) string {
			list := mapi.Properties{msgtest.Text(mapi.TagSubject, "many")}
			for i := range n {
				list = append(list, msgtest.Text(uint16(0x6000+i%0x1f00), "x"))
			}
			return string((&msgtest.Item{Properties: list}).Bytes())
		}},
		{"Outlook item of many recipients", 5_000, func(n int) string {
			it := &msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagSubject, "many")}}
			for i := range n {
				it.Recipients = append(it.Recipients, mapi.Properties{msgtest.Text(mapi.TagEmailAddress, fmt.Sprintf("u%d@example.org", i))})
			}
			return string(it.Bytes())
		}},
		{"Outlook items in one another", 1_000, func(n int) string {
			it := &msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagSubject, "core")}}
			for range n {
				it = &msgtest.Item{Properties: it.Properties, Attachments: []msgtest.Attachment{{
					Properties: mapi.Properties{msgtest.Number(mapi.TagAttachMethod, 5)}, Embedded: it}}}
			}
			return string(it.Bytes())
		}},
		{"Outlook item whose chains are circles", 5 << 20, func(n int) string { return string(circles(n)) }},
		{"gzip that unpacks to much", 40 << 10, func(n int) string {
			return gzipped([]byte(mail(plainType, strings.Repeat("a", n*1000))))
		}},
		{"gzip of a mailbox that unpacks to much", 100_000, func(n int) string {
			return gzipped([]byte(strings.Repeat("From a@example.com Mon Nov  2 08:00:00 2026\nFrom: a@example.com\n\nx\n\n", n)))
		}},
		{"zip that unpacks to much", 40, func(n int) string { return zipped(n, mail(plainType, strings.Repeat("a", 1<<20))) }},
		{"zip of many members", 2_000, func(n int) string { return zipped(n, "From: a@example.com\r\nSubject: b\r\n\r\nx\r\n") }},
		{"zip of members that are no mail", 50_000, func(n int) string { return zipped(n, "x") }},
		{"JSON of many strings that may be messages", 50_000, func(n int) string {
			return "{" + strings.Repeat(`"`+strings.Repeat("QUJD", 50)+`",`, n)
		}},
		{"JSON of many fields of a header", 100_000, func(n int) string {
			return "[" + strings.Repeat(`{"name":"From","value":"a@example.com"},`, n)
		}},
		{"JSON of lists in one another", 1 << 20, func(n int) string { return strings.Repeat("[", n) }},
		{"session of many messages that are none", 20_000, func(n int) string {
			return "+OK\r\n" + strings.Repeat("DATA\r\na: b\r\n", n)
		}},
		{"session of stuffed lines", 1 << 20, func(n int) string {
			return "+OK\r\n" + mail(plainType, strings.Repeat("..\r\n", n))
		}},
		{"tar of members that are no mail", 20_000, func(n int) string { return taped(n, "x") }},
		{"tar of names", 20_000, func(n int) string { return strings.Repeat(tarLink, n) }},
		{"zip in zip", 100, func(n int) string {
			s := zipped(1, mail(plainType, "core"))
			for range n {
				s = zipped(1, s)
			}
			return s
		}},
		{"attached zip of many members", 50_000, func(n int) string {
			return encoded("base64", inBase64([]byte(zipped(n, "x")), 76))
		}},
	}
}

// page is HTML of one thing over and over.
func page(of string) func(int) string {
	return func(n int) string {
		return mail("Content-Type: text/html; charset=utf-8\r\n", strings.Repeat(of, n))
	}
}

func notice(status string) string {
	return strings.Replace(mail("MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
		"--b\r\n\r\nIt could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"+
			"Reporting-MTA: dns; mx.example.org\r\n"+status+"\r\n--b--\r\n"), "From: a@", "From: MAILER-DAEMON@", 1)
}

// fromDaemon is a notice in words.
func fromDaemon(fields, text string) string {
	return strings.Replace(mail(plainType+fields, "Delivery to the following recipients failed:\r\n\r\n"+text), "From: a@",
		"From: MAILER-DAEMON@", 1)
}

// winmail is a message with winmail.dat.
func winmail(attributes []byte) string {
	return mail("MIME-Version: 1.0\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n",
		inBase64(stream(attributes), 76))
}

func stream(attributes []byte) []byte {
	return append([]byte(tnef.Signature+"\x34\x12"), attributes...)
}

func attribute(level byte, id uint16, data []byte) []byte {
	b := binary.LittleEndian.AppendUint16([]byte{level}, id)
	b = binary.LittleEndian.AppendUint16(b, 6)
	b = append(binary.LittleEndian.AppendUint32(b, uint32(len(data))), data...)
	var sum uint16
	for _, c := range data {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(b, sum)
}

// embedded is a list of one property, the object of an attachment.
func embedded(b []byte) []byte {
	object := append([]byte("\a\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"), b...)
	return property(0x3701, mapi.TypeObject, object)
}

func property(id, kind uint16, value []byte) []byte {
	list := binary.LittleEndian.AppendUint32(nil, 1)
	list = binary.LittleEndian.AppendUint16(list, kind)
	list = binary.LittleEndian.AppendUint16(list, id)
	list = binary.LittleEndian.AppendUint32(list, 1)
	list = binary.LittleEndian.AppendUint32(list, uint32(len(value)))
	return append(append(list, value...), make([]byte, -len(value)&3)...)
}

// richText is an attribute with a property that holds Rich Text, compressed or not.
func richText(kind, body string, size int) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(body)+12))
	b = binary.LittleEndian.AppendUint32(b, uint32(size))
	b = append(append(append(b, kind...), 0, 0, 0, 0), body...)
	return attribute(1, tnef.AttMessageProps, property(0x1009, mapi.TypeBinary, b))
}

// circles is an Outlook item of which every chain of sectors leads back to itself.
func circles(n int) []byte {
	b := (&msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagSubject, "a"),
		msgtest.Text(mapi.TagBody, strings.Repeat("x", n/2))}}).Bytes()
	first := binary.LittleEndian.Uint32(b[76:])
	table := b[(int(first)+1)*512:]
	for i := range min(128, len(table)/4) {
		if at := binary.LittleEndian.Uint32(table[4*i:]); at < 0xfffffff0 {
			binary.LittleEndian.PutUint32(table[4*i:], uint32(i))
		}
	}
	return append(b, make([]byte, len(compound.Signature))...)
}

// taped is a tar file of so many members of the same content.
func taped(n int, content string) string {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for i := range n {
		_ = w.WriteHeader(&tar.Header{Name: fmt.Sprintf("%d.eml", i), Size: int64(len(content)), Mode: 0o644})
		_, _ = w.Write([]byte(content))
	}
	_ = w.Close()
	return out.String()
}

// tarLink is the header of a long name in a tar file, and the name.
var tarLink = func() string {
	var out bytes.Buffer
	_ = tar.NewWriter(&out).WriteHeader(&tar.Header{Name: strings.Repeat("a", 300), Format: tar.FormatGNU, Mode: 0o644})
	return out.String()[:1024]
}()

func gzipped(b []byte) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.String()
}

func zipped(n int, text string) string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range n {
		f, err := w.Create(fmt.Sprintf("%d.eml", i))
		if err != nil {
			panic(err)
		}
		f.Write([]byte(text))
	}
	w.Close()
	return out.String()
}
