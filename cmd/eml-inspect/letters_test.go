package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"
	"time"
)

// letters makes messages of every sort: the same ones for the same number.
type letters struct {
	random *rand.Rand
	number int
	day    time.Time
}

func newLetters() *letters {
	return &letters{random: rand.New(rand.NewPCG(2025, 3)), day: time.Date(2025, 3, 4, 8, 0, 0, 0, time.UTC)}
}

// next writes one message with LF line ends.
func (l *letters) next() []byte {
	l.number++
	var b bytes.Buffer
	body, fields := l.body()
	fields = append(fields, "MIME-Version: 1.0")
	if l.random.IntN(3) == 0 {
		fields = append([]string{l.signature(body)}, fields...)
	}
	l.route(&b)
	fmt.Fprintf(&b, "From: Ada Lovelace <ada%d@sender.example>\nTo: Bob <bob@recipient.example>\n", l.random.IntN(500))
	fmt.Fprintf(&b, "Subject: %s %d\nDate: %s\nMessage-ID: <%d.%x@sender.example>\n", l.subject(), l.number,
		l.day.Format(time.RFC1123Z), l.number, l.random.Uint64())
	if l.random.IntN(4) == 0 {
		b.WriteString("List-Id: Talk <talk.lists.example>\nPrecedence: list\n")
	}
	b.WriteString(strings.Join(fields, "\n") + "\n\n")
	b.Write(body)
	return b.Bytes()
}

func (l *letters) subject() string {
	list := []string{"Minutes", "Re: Plan", "=?utf-8?Q?R=C3=A9union?=", "=?gb2312?B?xOO6ww==?=", "=?iso-2022-jp?B?GyRCJEgbKEI=?="}
	return list[l.random.IntN(len(list))]
}

// route writes two to seven Received fields, the last one first.
func (l *letters) route(b *bytes.Buffer) {
	l.day = l.day.Add(time.Duration(l.random.IntN(600)) * time.Second)
	hops := 2 + l.random.IntN(6)
	at := l.day.Add(time.Duration(hops*l.random.IntN(40)) * time.Second)
	if l.random.IntN(20) == 0 {
		at = at.Add(time.Duration(l.random.IntN(7200)) * time.Second)
	}
	for i := hops; i > 0; i-- {
		fmt.Fprintf(b, "Received: from mx%d.sender.example (mx%d.sender.example [192.0.2.%d])\n"+
			"\tby mx%d.recipient.example (Postfix) with ESMTPS id %X\n\tfor <bob@recipient.example>; %s\n",
			i-1, i-1, i, i, l.random.Uint32(), at.Format(time.RFC1123Z))
		at = at.Add(-time.Duration(l.random.IntN(9)) * time.Second)
	}
}

// signature is a DKIM signature of which the body hash is right.
func (l *letters) signature(body []byte) string {
	wire := bytes.ReplaceAll(append(bytes.TrimRight(body, "\n"), '\n'), []byte("\n"), []byte("\r\n"))
	sum := sha256.Sum256(wire)
	return "DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=sender.example; s=sel;\n\th=from:to:subject:date; bh=" +
		base64.StdEncoding.EncodeToString(sum[:]) + ";\n\tb=" + base64.StdEncoding.EncodeToString(l.noise(256))
}

func (l *letters) noise(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(l.random.Uint32())
	}
	return b
}

// body makes a body and the fields that describe it.
func (l *letters) body() (body []byte, fields []string) {
	switch l.random.IntN(10) {
	case 0, 1, 2:
		return l.text("The minutes of the meeting are below, with the dates that were agreed on. "),
			[]string{"Content-Type: text/plain"}
	case 3:
		return l.text("\xc4\xe3\xba\xc3\xa3\xac\xbb\xe1\xd2\xe9\xbc\xc7\xc2\xbc\xbc\xfb\xcf\xc2\xa1\xa3"),
			[]string{"Content-Type: text/plain; charset=gb2312", "Content-Transfer-Encoding: 8bit"}
	case 4:
		return quoted(l.text("Voilà le compte rendu de la réunion, avec les dates décidées. ")),
			[]string{"Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"}
	case 5:
		return lines64(l.text("会議の記録は以下のとおりです。日付をご確認ください。")),
			[]string{"Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"}
	case 6:
		return l.notice(), []string{"Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
			"Auto-Submitted: auto-replied"}
	}
	return l.mixed(), []string{"Content-Type: multipart/mixed; boundary=\"b\""}
}

// text repeats a sentence until it is a text of some kilobytes.
func (l *letters) text(sentence string) []byte {
	var b bytes.Buffer
	for range 4 + l.random.IntN(60) {
		b.WriteString(sentence)
		fmt.Fprintf(&b, "%d\n", l.random.IntN(1000))
	}
	return b.Bytes()
}

// mixed makes a text in two forms and a file, which is large now and then.
func (l *letters) mixed() []byte {
	size := 2000 + l.random.IntN(20_000)
	if l.random.IntN(100) == 0 {
		size *= 20
	}
	text := l.text("Please find the drawing attached. ")
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), l.noise(size)...)
	var b bytes.Buffer
	b.WriteString("--b\nContent-Type: multipart/alternative; boundary=\"c\"\n\n--c\nContent-Type: text/plain\n\n")
	b.Write(text)
	b.WriteString("--c\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n")
	page := "<html><body><p>" + strings.ReplaceAll(string(text), "\n", "</p>\n<p>") + "</p></body></html>\n"
	b.Write(quoted([]byte(page)))
	b.WriteString("--c--\n--b\nContent-Type: image/png; name=\"drawing.png\"\nContent-Transfer-Encoding: base64\n" +
		"Content-Disposition: attachment; filename=\"drawing.png\"\n\n")
	b.Write(lines64(file))
	b.WriteString("--b--\n")
	return b.Bytes()
}

// notice makes a report about a message that could not be delivered.
func (l *letters) notice() []byte {
	return fmt.Appendf(nil, "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n\n"+
		"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx1.sender.example\n\n"+
		"Final-Recipient: rfc822; bob%d@recipient.example\nAction: failed\nStatus: 5.1.1\n"+
		"Diagnostic-Code: smtp; 550 5.1.1 <bob@recipient.example>: Recipient address rejected: User unknown\n\n"+
		"--b\nContent-Type: message/rfc822\n\nFrom: ada@sender.example\nTo: bob@recipient.example\nSubject: Minutes\n"+
		"Message-ID: <%d@sender.example>\n\n%s\n--b--\n", l.random.IntN(100), l.number, l.text("The minutes. "))
}

func quoted(b []byte) []byte {
	var out bytes.Buffer
	w := quotedprintable.NewWriter(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return bytes.ReplaceAll(out.Bytes(), []byte("\r\n"), []byte("\n"))
}

func lines64(b []byte) []byte {
	text := base64.StdEncoding.EncodeToString(b)
	var out bytes.Buffer
	for len(text) > 0 {
		n := min(76, len(text))
		out.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	return out.Bytes()
}

// writeBox writes an mbox of n messages.
func writeBox(w io.Writer, n int) error {
	out, l := bufio.NewWriter(w), newLetters()
	for range n {
		_, _ = out.WriteString("From ada@sender.example Tue Mar  4 08:00:00 2025\n")
		_, _ = out.Write(bytes.ReplaceAll(l.next(), []byte("\nFrom "), []byte("\n>From ")))
		_ = out.WriteByte('\n')
	}
	return out.Flush()
}
