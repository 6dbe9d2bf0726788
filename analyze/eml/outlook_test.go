package eml

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/msgtest"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

func outlookItem(subject string, files ...msgtest.Attachment) *msgtest.Item {
	return &msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagMessageClass, "IPM.Note"),
		msgtest.Text(mapi.TagSubject, subject), msgtest.Text(mapi.TagBody, "text of "+subject)}, Attachments: files}
}

func inside(it *msgtest.Item) msgtest.Attachment {
	return msgtest.Attachment{Properties: mapi.Properties{msgtest.Number(mapi.TagAttachMethod, 5)}, Embedded: it}
}

// listed writes the messages and the parts of a file: path, role, subject; and of each leaf its path, type and size.
func listed(f *File) string {
	var b strings.Builder
	for _, m := range f.Messages {
		b.WriteString("\n" + m.Path + " " + string(m.Role) + " " + m.Header().Get("Subject") + ":")
		for p := range m.Root.All() {
			if p != m.Root && p.Message != nil {
				b.WriteString(" " + p.Path + "=" + p.Message.Path)
			} else if p != m.Root {
				b.WriteString(" " + p.Path + " " + p.Type)
			}
		}
	}
	return b.String()
}

func zipped(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const signedContent = "Content-Type: multipart/signed; boundary=s; micalg=sha-256;\r\n" +
	" protocol=\"application/pkcs7-signature\"\r\n\r\n--s\r\nContent-Type: text/plain\r\n\r\nsigned text\r\n" +
	"--s\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--s--\r\n"

func TestOutlookItems(t *testing.T) {
	deep := outlookItem("deep", msgtest.File("a.txt", []byte("a")))
	middle := outlookItem("middle", inside(deep))
	bare := outlookItem("bare").Bytes()
	signed := msgtest.File("smime.p7m", []byte(signedContent))
	signed.Properties = append(signed.Properties, msgtest.Text(mapi.TagAttachMimeTag, "multipart/signed"))
	inMail := "Subject: mail\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\n" +
		"Content-Type: application/octet-stream; name=\"no ending\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	for _, c := range []struct{ input, want string }{
		{string(bare), "\n subject bare: 1 text/plain"},
		{string(outlookItem("outer", msgtest.File("b.txt", []byte("b")), inside(middle)).Bytes()),
			"\n carrier outer: 1 text/plain 1!1 text/plain 1!2=1!2\n1!2 carrier middle: 1 text/plain 1!1=1!2/1!1" +
				"\n1!2/1!1 subject deep: 1 text/plain 1!1 text/plain"},
		{string(outlookItem("with mail", msgtest.File("mail.eml", []byte(inWinmail))).Bytes()),
			"\n carrier with mail: 1 text/plain 1!1=1!1\n1!1 subject original:"},
		{string(outlookItem("with item", msgtest.File("item.msg", bare)).Bytes()),
			"\n carrier with item: 1 text/plain 1!1=1!1\n1!1 subject bare: 1 text/plain"},
		{string(outlookItem("with winmail", msgtest.File("winmail.dat", winmail(file("c.txt", "c"),
			embedded(winmail(attribute(1, tnef.AttSubject, 1, "rich\x00")))))).Bytes()),
			"\n subject with winmail: 1 text/plain 1!1 application/octet-stream\n1!1!2 subject rich:"},
		{string(outlookItem("signed", signed).Bytes()),
			"\n subject signed: 1 text/plain 1!1 multipart/signed 1!1.1 text/plain 1!1.2 application/pkcs7-signature"},
		{string(zipped(t, "dir/bare.msg", bare)), "\n@dir/bare.msg subject bare: 1 text/plain"},
		{inMail + base64.StdEncoding.EncodeToString(bare) + "\r\n--b--\r\n",
			"\n carrier mail: 1 text/plain 2=2\n2 subject bare: 1 text/plain"},
	} {
		f, err := Read([]byte(c.input), "", Limits{})
		if err != nil {
			t.Error(err)
		}
		if got := listed(f); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

// TestManyItems: what an item can hold is bounded like parts are.
func TestManyItems(t *testing.T) {
	var list []msgtest.Attachment
	for range 50 {
		list = append(list, inside(outlookItem("x")))
	}
	f, _ := Read(outlookItem("outer", list...).Bytes(), "", Limits{Depth: 5, Parts: 20, Messages: 1, Unpacked: 1})
	if n := len(f.Messages); n > 22 || !f.Messages[0].Root.has(DefectLimit) {
		t.Errorf("%d messages", n)
	}
}

// TestOfficeDocument: another kind of compound file is no mail.
func TestOfficeDocument(t *testing.T) {
	f, err := Read([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 5000)), "", Limits{})
	if f.Kind != KindUnknown || err == nil {
		t.Errorf("kind %s, error %v", f.Kind, err)
	}
}
