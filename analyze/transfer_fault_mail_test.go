package analyze

import (
	"bytes"
	"encoding/base64"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// content is what a test message carries: a text, or a file.
type content struct {
	name, mediaType string
	text            string // "" for a file
	data            []byte
}

// faultyContents makes texts in several languages and charsets, and files, small and large.
func faultyContents() []content {
	zh := "您好：\n附件是三月份的销售报表，请查收。如有任何问题，请随时与我联系。\n谢谢！\n"
	tw := "您好：\n附件是三月份的銷售報表，請查收。如有任何問題，請隨時與我聯繫。\n謝謝！\n"
	ja := "お世話になっております。\n三月の売上報告書をお送りいたします。ご確認のほど、よろしくお願いいたします。\n"
	en := "Dear colleagues,\nthe report of March is attached. Call me if x = 3 does not hold, or a+b > 12.\nKind regards\n"
	de := "Sehr geehrte Damen und Herren,\ndie Übersicht für März liegt bei; Rückfragen bitte an die Geschäftsstelle.\n"
	ru := "Уважаемые коллеги,\nотчёт за март во вложении. Если что-то неясно, звоните нам в любое время.\nС уважением\n"
	el := "Αγαπητοί συνάδελφοι,\nη αναφορά του Μαρτίου είναι συνημμένη. Για ερωτήσεις τηλεφωνήστε μας.\n"
	he := "שלום רב,\nמצורף הדוח של חודש מרץ. נשמח לענות על כל שאלה בטלפון או בדואר.\nבברכה\n"
	ar := "السلام عليكم،\nتجدون مرفقا تقرير شهر مارس. للاستفسار يرجى الاتصال بنا في أي وقت.\n"
	th := "เรียนทุกท่าน\nแนบรายงานประจำเดือนมีนาคมมาด้วย หากมีคำถามกรุณาโทรหาเรา\n"
	ko := "안녕하세요.\n삼월 매출 보고서를 첨부합니다. 궁금한 점이 있으면 언제든지 전화해 주세요.\n"
	pl := "Szanowni Państwo,\nw załączniku przesyłam sprawozdanie za marzec. Proszę dzwonić, jeśli coś będzie niejasne.\n"
	list := []content{}
	add := func(name, label, text string, e encoding.Encoding, times int) {
		text = strings.Repeat(text, times)
		data := []byte(text)
		if e != nil {
			data, _ = e.NewEncoder().Bytes(data)
		}
		list = append(list, content{name, "text/plain; charset=" + label, text, data})
	}
	for _, times := range []int{1, 40} {
		add("zh", "utf-8", zh, nil, times)
		add("zh gbk", "gbk", zh, simplifiedchinese.GBK, times)
		add("tw big5", "big5", tw, traditionalchinese.Big5, times)
		add("ja", "utf-8", ja, nil, times)
		add("ja sjis", "shift_jis", ja, japanese.ShiftJIS, times)
		add("ja jis", "iso-2022-jp", ja, japanese.ISO2022JP, times)
		add("en", "us-ascii", en, nil, times)
		add("de", "iso-8859-1", de, charmap.ISO8859_1, times)
		add("ru 1251", "windows-1251", ru, charmap.Windows1251, times)
		add("ru koi8", "koi8-r", ru, charmap.KOI8R, times)
		add("el", "iso-8859-7", el, charmap.ISO8859_7, times)
		add("he", "windows-1255", he, charmap.Windows1255, times)
		add("ar", "windows-1256", ar, charmap.Windows1256, times)
		add("th", "windows-874", th, charmap.Windows874, times)
		add("ko", "euc-kr", ko, korean.EUCKR, times)
		add("pl", "iso-8859-2", pl, charmap.ISO8859_2, times)
	}
	noise := rand.NewChaCha8([32]byte{7})
	for _, size := range []int{301, 20000} {
		body := make([]byte, size)
		noise.Read(body)
		for _, kind := range [][3]string{
			{"image/png", "\x89PNG\r\n\x1a\n", "\x00\x00\x00\x00IEND\xaeB`\x82"},
			{"application/zip", "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18)},
			{"application/pdf", "%PDF-1.7\n", "\n%%EOF\n"},
		} {
			list = append(list, content{kind[0], kind[0], "", []byte(kind[1] + string(body) + kind[2])})
		}
	}
	return list
}

// fault is one way to damage a message.
type fault struct {
	name string
	code string // what has to be reported; "" for mail that is healthy
	make func(content) (m encodedMail, ok bool)
	lost int // how many bytes may differ; -1 where the content cannot come back whole
}

// encodedMail is an encoded content and how it is declared.
type encodedMail struct {
	encoding string // the Content-Transfer-Encoding, "" for none
	body     string
	glued    bool // the boundary follows without a line end
	whole    bool // body is the message
	inText   bool // the file stands in a text
}

func b64(c content, width int) string {
	return wrapAt(base64.StdEncoding.EncodeToString(c.data), width)
}

func wrapAt(s string, width int) string {
	var b strings.Builder
	for ; len(s) > width; s = s[width:] {
		b.WriteString(s[:width] + "\n")
	}
	b.WriteString(s + "\n")
	return b.String()
}

func qp(data []byte) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	w.Write(data)
	w.Close()
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

// spot says where the damage stands, as a share of the body and of its line, and how long lines are.
type spot struct {
	body, line float64
	width      int
}

// largeContent is from which size a content is tried with one line end and in one wrapping only.
const largeContent = 4000

// spots are where each fault is tried; at the first one with all line ends and wrappings.
var spots = []spot{{0.5, 0.5, 76}, {0, 0.1, 76}, {0.85, 0.9, 76}, {0.3, 0.25, 64}, {0.6, 0.7, 60}}

// in gives an offset inside a line of a body.
func (p spot) in(s string) int {
	at := strings.LastIndexByte(s[:int(p.body*float64(len(s)))], '\n') + 1
	return at + max(1, int(p.line*float64(strings.IndexByte(s[at:], '\n'))))
}

// after gives the start of the line after the spot.
func (p spot) after(s string) int {
	at := int(p.body * float64(len(s)))
	return at + strings.IndexByte(s[at:], '\n') + 1
}

// build writes the message: the content beside a short text, in a multipart.
func (m encodedMail) build(c content) string {
	head := "From: Li Wei <li.wei@sender.example>\nTo: support@recipient.example\nSubject: Report of March\n" +
		"Date: Mon, 4 Mar 2024 10:00:00 +0800\nMessage-ID: <p1@sender.example>\nMIME-Version: 1.0\n"
	if m.whole {
		return m.body
	}
	cte := ""
	if m.encoding != "" {
		cte = "Content-Transfer-Encoding: " + m.encoding + "\n"
	}
	if m.inText {
		return head + "Content-Type: text/plain; charset=us-ascii\n" + cte + "\n" + m.body
	}
	part := "Content-Type: " + c.mediaType + "\n" + cte
	if c.text == "" {
		part += "Content-Disposition: attachment; filename=\"report.bin\"\n"
	}
	body := m.body
	if m.glued {
		body = strings.TrimRight(body, "\n")
	}
	return head + "Content-Type: multipart/mixed; boundary=\"=_b1\"\n\n--=_b1\nContent-Type: text/plain\n\nSee below.\n--=_b1\n" +
		part + "\n" + body + "--=_b1\nContent-Type: text/plain\n\nThat was all.\n--=_b1--\n"
}

// wrappings carry a message as it is, and as a forwarded original.
func wrappings(message string) map[string]string {
	outer := "From: Support <support@recipient.example>\nTo: desk@recipient.example\nSubject: Fwd: report\n" +
		"Date: Tue, 5 Mar 2024 09:00:00 +0800\nMessage-ID: <o1@recipient.example>\nMIME-Version: 1.0\n" +
		"Content-Type: multipart/mixed; boundary=\"outer\"\n\n--outer\nContent-Type: text/plain\n\nPlease look.\n--outer\n"
	return map[string]string{
		"plain":   message,
		"carried": outer + "Content-Type: message/rfc822\n\n" + message + "\n--outer--\n",
		"file": outer + "Content-Type: application/octet-stream; name=\"mail.eml\"\nContent-Transfer-Encoding: base64\n\n" +
			wrapAt(base64.StdEncoding.EncodeToString([]byte(message)), 76) + "--outer--\n",
	}
}

var lineEndings = map[string]string{"lf": "\n", "crlf": "\r\n", "cr": "\r"}
