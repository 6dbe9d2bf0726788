// Package sample writes the messages that are measured: the same bytes in every run, nobody's real mail.
package sample

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"
)

// prose is a line of a letter, in ASCII but for what a text in Western Europe has beyond it.
var prose = [...]string{
	"Thank you for the offer of last week; the drawings are in the folder of the project.\r\n",
	"We would like to see the figures of the third quarter before the meeting on Tuesday.\r\n",
	"Für Rückfragen erreichen Sie uns jederzeit im Büro, außer am Nachmittag.\r\n",
	"Please note that the building is closed on Friday, since the heating is repaired.\r\n",
	"附件是上周会议的纪要，请查收，如有问题请随时与我联系。\r\n",
	"> On Monday the order was sent, and the number of the parcel is given below.\r\n",
}

// letter gives prose of about so many bytes; only the first lines are plain ASCII.
func letter(size, lines int) string {
	var b strings.Builder
	b.Grow(size + 128)
	for i := 0; b.Len() < size; i++ {
		b.WriteString(prose[i*7%lines])
	}
	return b.String()
}

// file gives the bytes of a file that cannot be packed.
func file(size int) []byte {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{7}).Read(data)
	return data
}

// wrapped gives data as base64 in lines of 76 characters.
func wrapped(data []byte) string {
	text := base64.StdEncoding.EncodeToString(data)
	var b strings.Builder
	b.Grow(len(text) + len(text)/38 + 2)
	for len(text) > 76 {
		b.WriteString(text[:76])
		b.WriteString("\r\n")
		text = text[76:]
	}
	b.WriteString(text)
	b.WriteString("\r\n")
	return b.String()
}

// quoted gives a text as quoted-printable.
func quoted(text string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	w.Write([]byte(text)) // a Buffer takes all that is written
	w.Close()
	return b.String()
}

// header gives the header of a message as most have it, but for the fields of MIME.
func header(n int) string {
	var b strings.Builder
	for i := range 4 {
		fmt.Fprintf(&b, "Received: from mx%d.example.org (mx%d.example.org [192.0.2.%d])\r\n\tby"+
			" mail%d.example.net (Postfix)"+
			" with ESMTPS id 4F1A2B%04X\r\n\tfor <reader@example.net>; Mon,  4 Mar 2024 10:00:%02d +0800 (CST)\r\n",
			i, i, i+1, i, n, 50-i)
	}
	fmt.Fprintf(&b, "From: \"Writer, W.\" <writer%d@example.org>\r\nTo: Reader <reader@example.net>,"+
		" list@example.net\r\n"+
		"Subject: =?utf-8?B?5LiK5ZGo5Lya6K6u55qE57qq6KaB?= Re: minutes of the meeting (%d)\r\n"+
		"Date: Mon, 4 Mar 2024 10:00:00 +0800\r\nMessage-ID: <20240304100000.%d@example.org>\r\n"+
		"References: <20240303.1@example.org>\r\n\t<20240303.2@example.net>\r\nX-Mailer: Example Mailer 5.1\r\n"+
		"List-Id: <list.example.org>\r\nMIME-Version: 1.0\r\n", n%17, n, n)
	return b.String()
}
