package sample

import (
	"fmt"
	"strings"
)

// The kinds of large messages.
const (
	Base64 = "base64" // a file as base64
	Quoted = "quoted" // a text as quoted-printable
	Text   = "text"   // a text of 8 bits
)

// Large gives a message of size bytes nearly all of which are one body of a kind.
func Large(kind string, size int) []byte {
	var b strings.Builder
	b.Grow(size + 4096)
	b.WriteString(header(1) + "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + letter(600, 6) + "--b1\r\n")
	room := size - b.Len() - 200
	switch kind {
	case Base64:
		b.WriteString("Content-Type: application/octet-stream; name=\"large.bin\"\r\nContent-Disposition: attachment;" +
			" filename=\"large.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + wrapped(file(room/78*57)))
	case Quoted:
		b.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
		for piece := quoted(letter(1<<16, 6)); b.Len() < room; {
			b.WriteString(piece)
		}
	default:
		b.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding:" +
			" 8bit\r\n\r\n" + letter(room, 6))
	}
	b.WriteString("--b1--\r\n")
	return []byte(b.String())
}

// Forwards gives a message of about size bytes that is forwarded so many times, each time as an attached message with
// a text beside it. The innermost one has a file as base64, one as quoted-printable, and a text.
func Forwards(levels, size int) []byte {
	inner := nested(size)
	for i := range levels {
		edge := fmt.Sprintf("forward-%d", i)
		inner = header(100+i) + "Content-Type: multipart/mixed; boundary=\"" + edge + "\"\r\n\r\n--" + edge + "\r\n" +
			"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + letter(500, 6) +
			"--" + edge + "\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n--" + edge + "--\r\n"
	}
	return []byte(inner)
}

// nested is the message that is forwarded.
func nested(size int) string {
	return header(99) + "Content-Type: multipart/mixed; boundary=\"inner\"\r\n\r\n--inner\r\n" +
		"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		quoted("<html><body><p>"+letter(size/8, 6)+"</p></body></html>") +
		"\r\n--inner\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding:" +
		" 8bit\r\n\r\n" + letter(size/8, 6) +
		"--inner\r\nContent-Type: application/pdf; name=\"plan.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		wrapped(file(size/2)) + "--inner--\r\n"
}

// Small gives n messages as a mailbox holds them: texts, pages, files, forwards, of 2 to 60 kB.
func Small(n int) [][]byte {
	list := make([][]byte, 0, n)
	for i := range n {
		list = append(list, small(i))
	}
	return list
}

// small gives one of them.
func small(i int) []byte {
	head := header(i)
	switch i % 6 {
	case 0:
		return []byte(head + "Content-Type: text/plain; charset=us-ascii\r\n\r\n" + letter(1500+i%9*400, 2))
	case 1:
		return []byte(head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			wrapped([]byte(letter(2000+i%7*500, 6))))
	case 2, 3:
		return []byte(head + pair(i))
	case 4:
		return []byte(head + "Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n--outer\r\n" + pair(i) +
			"--outer\r\nContent-Type: image/png; name=\"chart.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			wrapped(file(9000+i%11*2500)) + "--outer--\r\n")
	}
	return Forwards(1, 6000+i%5*3000)
}

// pair gives a text and a page that say the same.
func pair(i int) string {
	text := letter(1200+i%8*300, 6)
	return "Content-Type: multipart/alternative; boundary=\"both\"\r\n\r\n--both\r\nContent-Type: text/plain;" +
		" charset=utf-8\r\n" +
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted(text) +
		"\r\n--both\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		quoted("<html><body><p style=\"margin:0\">"+strings.ReplaceAll(text, "\r\n", "<br>\r\n")+"</p></body></html>") +
		"\r\n--both--\r\n"
}
