package analyze

import (
	"context"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// evidenceOf gathers the evidence about a message that is written here.
func evidenceOf(t testing.TB, message string) *Evidence {
	t.Helper()
	f, err := eml.Read([]byte(message), "", eml.Limits{})
	if err != nil || len(f.Messages) == 0 {
		t.Fatalf("%q: %v", message, err)
	}
	return gather(context.Background(), f, f.Messages[0], Options{})
}

// bodyOf makes a message of a body in UTF-8.
func bodyOf(kind, body string) string {
	return "From: a@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: " + kind + "; charset=utf-8\n\n" + body
}

func TestEachCloudServiceHasItsCard(t *testing.T) {
	for _, s := range linkFile(t) {
		if s.Source == "" || len(s.Try) == 0 || s.URL == "" {
			t.Errorf("%s: a record without a source or an example", s.Service)
		}
		for _, x := range s.Try {
			checkCard(t, s.Service, x)
		}
	}
}

func checkCard(t *testing.T, service string, x cloudExample) {
	t.Helper()
	message := bodyOf("text/html", x.HTML)
	if x.Text != "" {
		message = bodyOf("text/plain", x.Text)
	}
	files := evidenceOf(t, message).cloudFiles()
	if x.None {
		if len(files) > 0 {
			t.Errorf("%s: %+v in %s%s", service, files[0], x.HTML, x.Text)
		}
		return
	}
	if len(files) != 1 {
		t.Errorf("%s: %d files in %s%s", service, len(files), x.HTML, x.Text)
		return
	}
	f := files[0]
	if f.Service != service || f.Name != x.Name || f.Size != x.Size || f.Expires != x.Expires {
		t.Errorf("%s: %q %q %q %q in %s%s", service, f.Service, f.Name, f.Size, f.Expires, x.HTML, x.Text)
	}
}

func TestSeveralCloudFiles(t *testing.T) {
	files := evidenceOf(t, bodyOf("text/plain", "从QQ邮箱发来的超大附件\n\n"+
		"a.zip (1M, 2024年1月1日 10:00 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1\n"+
		"b.zip (2M, 2024年1月2日 10:00 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=2\n"+
		"> c.zip (3M, 2024年1月3日 10:00 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=3\n")).cloudFiles()
	if len(files) != 3 || files[1].Name != "b.zip" || files[1].Size != "2M" || files[1].Expires != "2024年1月2日 10:00" {
		t.Fatalf("%+v", files)
	}
	if files[1].Quoted || !files[2].Quoted {
		t.Errorf("quoted: %v %v", files[1].Quoted, files[2].Quoted)
	}
}

func TestReadExpiry(t *testing.T) {
	for text, want := range map[string]string{
		"2024年3月9日 10:05": "2024-03-09 10:05", "2024 年 3 月 9 日": "2024-03-09 00:00", "2024-06-30": "2024-06-30 00:00",
		"2024/01/31": "2024-01-31 00:00", "Mar 9, 2024": "2024-03-09 00:00", "9 March, 2024": "2024-03-09 00:00",
		"September 12th, 2024": "2024-09-12 00:00", "12.03.2024": "2024-12-03 00:00", "31/12/2024": "2024-12-31 00:00",
		"2024-08-04 23:48:01": "2024-08-04 23:48", "无限期": "", "soon": "", "2024-13-40": "",
	} {
		got, ok := readExpiry(text)
		if ok != (want != "") || ok && got.Format("2006-01-02 15:04") != want {
			t.Errorf("%s reads %s, want %s", text, got.Format(time.DateTime), want)
		}
	}
}
