// Package emltest holds healthy messages of ours and the ways in which programs damage their structure, for tests and
// for the comparison with other libraries.
package emltest

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// Mail is a healthy message of ours: its lines end with LF, and its boundaries are known, so that it can be damaged.
type Mail struct {
	Name  string
	Text  string            // the whole message
	Files map[string][]byte // what is attached, by name
	Texts []string          // the bodies, without the line end at their end
}

// The boundaries of the test messages: none is part of another.
const (
	outer = "=_Outer_4f1d7c"
	inner = "=_Inner_90ab3e"
	deep  = "=_Deep_55c2e1"
)

const PlainText = "您好，\n\n附件是三月份的报表，请查收。\n\n李伟"

const HTMLText = "<p>您好，</p>\n<p>附件是三月份的报表，请查收。<img src=\"cid:chart@sender.example\"></p>"

const mailHeader = "From: Li Wei <li.wei@sender.example>\nTo: support@recipient.example\nSubject: Monthly report\n" +
	"Date: Mon, 4 Mar 2024 10:00:00 +0800\nMessage-ID: <s1@sender.example>\nMIME-Version: 1.0\n"

// fileOf makes the bytes of a file: the signature of its kind, and bytes that hold no pattern.
func fileOf(signature string, size int) []byte {
	b := []byte(signature)
	for x := uint32(len(signature) + size); len(b) < size; {
		x = x*1664525 + 1013904223
		b = append(b, byte(x>>24))
	}
	return b
}

var (
	pdf = fileOf("%PDF-1.4\n", 700)
	png = fileOf("\x89PNG\r\n\x1a\n", 400)
	zip = fileOf("PK\x03\x04\x14\x00", 900)
)

func textPart() string {
	return "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PlainText
}

func htmlPart() string {
	return "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + HTMLText
}

// base64Lines encodes in lines of 76 characters.
func base64Lines(b []byte) string {
	s, out := base64.StdEncoding.EncodeToString(b), ""
	for len(s) > 76 {
		out, s = out+s[:76]+"\n", s[76:]
	}
	return out + s
}

func filePart(mediaType, name string, b []byte, more string) string {
	return fmt.Sprintf("Content-Type: %s; name=\"%s\"\n%sContent-Disposition: attachment; filename=\"%s\"\nContent-Transfer-Encoding: base64\n\n%s",
		mediaType, name, more, name, base64Lines(b))
}

func multipart(kind, boundary string, parts ...string) string {
	return "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\n\n--" + boundary + "\n" +
		strings.Join(parts, "\n--"+boundary+"\n") + "\n--" + boundary + "--\n"
}

// Healthy is what faults are put into.
func Healthy() []Mail {
	pdfPart, zipPart := filePart("application/pdf", "report.pdf", pdf, ""), filePart("application/zip", "data.zip", zip, "")
	pngPart := filePart("image/png", "chart.png", png, "Content-ID: <chart@sender.example>\n")
	both := map[string][]byte{"report.pdf": pdf, "data.zip": zip}
	all := map[string][]byte{"report.pdf": pdf, "data.zip": zip, "chart.png": png}
	alternative := multipart("alternative", inner, textPart(), htmlPart())
	return []Mail{
		{"text and files", mailHeader + multipart("mixed", outer, textPart(), pdfPart, zipPart), both, []string{PlainText}},
		{"two forms and files", mailHeader + multipart("mixed", outer, strings.TrimSuffix(alternative, "\n"), pdfPart, zipPart), both, []string{PlainText, HTMLText}},
		{"three levels", mailHeader + multipart("mixed", outer, strings.TrimSuffix(multipart("related", deep,
			strings.TrimSuffix(alternative, "\n"), pngPart), "\n"), pdfPart, zipPart), all, []string{PlainText, HTMLText}},
	}
}
