package analyze

import (
	"context"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/charset"
)

// inCharset makes a message whose text is in a charset, as it is said or under another label.
func inCharset(t *testing.T, name, label, header, text string) []byte {
	t.Helper()
	enc, ok := charset.Encoding(name)
	if !ok {
		t.Fatal(name)
	}
	body, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return append([]byte(header+"MIME-Version: 1.0\r\nContent-Type: text/plain; charset="+label+"\r\n"+
		"Content-Transfer-Encoding: 8bit\r\n\r\n"), body...)
}

const noticeHeader = "From: Postmaster@mx.example\r\nTo: li@sender.example\r\nSubject: =?utf-8?B?57O757uf6YCA5L+h?=\r\n"

const notice163 = "抱歉，您的邮件被退回来了……\r\n\r\n    收件人：wang@recipient.example\r\n    退信原因：\r\n" +
	"    垃圾邮件让邮箱小易很烦心，现在您发送的邮件被怀疑为是垃圾邮件，拒绝接收。\r\n    英文说明:rejected by system\r\n"

// The place of an answer is found, and quoted as people read it, whatever the charset of the text.
func TestAnswerIsQuotedInItsCharset(t *testing.T) {
	for _, name := range [...]string{"utf-8", "gbk", "gb18030", "big5"} {
		text := notice163
		if name == "big5" {
			text = "很抱歉，您的郵件無法投遞。\r\n\r\n    收件人：wang@recipient.example\r\n    退信原因：對方信箱已經滿了，暫時不能再接收郵件。\r\n"
		}
		found := findingsOf(t, inCharset(t, name, name, noticeHeader, text))
		if len(found) != 1 || found[0].Code != "bounce" || len(found[0].Where) != 1 {
			t.Fatalf("%s: %+v", name, found)
		}
		want := "垃圾邮件让邮箱小易很烦心，现在您发送的邮件被怀疑为是垃圾邮件，拒绝接收。"
		if name == "big5" {
			want = "退信原因：對方信箱已經滿了，暫時不能再接收郵件。"
		}
		if got := found[0].Where[0].Quote; got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Bytes that are evidence of a wrong label stay as they are.
func TestBytesUnderAWrongLabelAreQuotedAsBytes(t *testing.T) {
	text := "您好，附件里是上个月的对账单，请核对以后回复我们，谢谢。\r\n"
	found := findingsOf(t, inCharset(t, "gbk", "iso-8859-1", "From: li@sender.example\r\nSubject: x\r\n", text))
	if len(found) == 0 || found[0].Code != "text-mislabeled" {
		t.Fatalf("%+v", found)
	}
	body := found[0].Where[len(found[0].Where)-1].Quote
	if !strings.HasPrefix(body, `\xc4\xfa\xba\xc3`) {
		t.Errorf("%q", body)
	}
}

func findingsOf(t *testing.T, input []byte) []Finding {
	t.Helper()
	r := Message(context.Background(), input, Options{})
	if len(r.Messages) != 1 {
		t.Fatalf("%d messages", len(r.Messages))
	}
	return r.Messages[0].Findings
}
