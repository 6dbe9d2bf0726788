package analyze

import (
	"context"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// dresses are the ways in which a text travels: its fields, and how its bytes are written.
var dresses = []struct {
	name, fields string
	write        func(string) string
}{
	{"8bit", "charset=utf-8\nContent-Transfer-Encoding: 8bit", func(s string) string { return s }},
	{"base64", "charset=utf-8\nContent-Transfer-Encoding: base64", wrapBase64},
	{"quoted-printable", "charset=utf-8\nContent-Transfer-Encoding: quoted-printable", wrapQuoted},
	{"gb18030", "charset=gb18030\nContent-Transfer-Encoding: base64", func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			panic(err)
		}
		return wrapBase64(out)
	}},
}

func wrapBase64(s string) string {
	var b strings.Builder
	for text := base64.StdEncoding.EncodeToString([]byte(s)); text != ""; {
		n := min(76, len(text))
		b.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	return b.String()
}

func wrapQuoted(s string) string {
	var b strings.Builder
	w := quotedprintable.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n") + "\n"
}

// carried wraps a message as a forwarded original.
func carried(message string) string {
	return "From: b@example.net\nTo: c@example.net\nSubject: FW\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=outermost\n\n" +
		"--outermost\n\nPlease look at this.\n--outermost\nContent-Type: message/rfc822\n\n" + message + "\n--outermost--\n"
}

// found reports whether an examination of the message, whatever its line ends, says a code with these facts.
func found(message, code string, facts ...string) string {
	for _, ending := range []string{"\n", "\r\n"} {
		for _, wrap := range []func(string) string{func(s string) string { return s }, carried} {
			input := strings.ReplaceAll(wrap(message), "\n", ending)
			r := Message(context.Background(), []byte(input), Options{})
			if why := says(r, code, facts); why != "" {
				return fmt.Sprintf("%s with %q", why, ending)
			}
		}
	}
	return ""
}

func says(r *Report, code string, facts []string) string {
	why := code + " is missing"
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			if f.Code != code {
				continue
			}
			why = ""
			for i := 0; i+1 < len(facts); i += 2 {
				if f.Facts[facts[i]] != facts[i+1] {
					why = fmt.Sprintf("%s: %s is %q, want %q", code, facts[i], f.Facts[facts[i]], facts[i+1])
				}
			}
			if why == "" {
				return ""
			}
		}
	}
	return why
}

// Every card, notice and forward is known in every transfer encoding and charset, at every line end, and in
// a message that was forwarded as an attachment.
func TestMissingFilesInEveryDress(t *testing.T) {
	shown, all := 0, 0
	check := func(what, message, code string, facts ...string) {
		all++
		if why := found(message, code, facts...); why != "" {
			t.Errorf("%s: %s", what, why)
			return
		}
		shown++
	}
	for _, d := range dresses {
		for _, s := range linkFile(t) {
			for _, x := range s.Try {
				if !x.None {
					kind, body := "text/html; ", x.HTML
					if x.Text != "" {
						kind, body = "text/plain; ", x.Text
					}
					check(s.Service+" "+d.name, dressed("s", kind+d.fields, d.write(body)), "attach-linked",
						"service", s.Service, "name", x.Name, "size", x.Size, "expires", x.Expires)
				}
			}
		}
		for _, l := range forwardFile(t).Language {
			for _, x := range l.Try {
				if !x.None {
					check(x.Subject+" "+d.name, dressed(x.Subject, "text/plain; "+d.fields, d.write(x.Text)), "forward-inline")
				}
			}
		}
		for _, s := range stripperFileOf(t).Stripper {
			for _, x := range s.Try {
				if !x.None && x.Type == "" {
					check(s.By+" "+d.name, partOf("text/plain; "+d.fields, x.Part, x.Field, d.write(x.Text)), "attach-stripped", "kind", s.Kind)
				}
			}
		}
	}
	t.Logf("%d of %d, each at two line ends, alone and forwarded", shown, all)
}

func dressed(subject, kind, body string) string {
	return "From: a@example.org\nTo: b@example.net\nDate: Mon, 4 Mar 2024 10:00:00 +0800\nSubject: " + subject +
		"\nMIME-Version: 1.0\nContent-Type: " + kind + "\n\n" + body
}

// Whatever a message is made of, looking for missing files takes time that grows with its size only.
func TestMissingFilesAreLookedForInTime(t *testing.T) {
	part := "--b\nContent-Type: image/png; name=a.png\nContent-ID: <%d@x>\nContent-Location: %d.png\n\nx\n"
	for name, c := range map[string]struct{ kind, unit string }{
		"links":     {"text/html", `<div class=a><a href="http://mail.qq.com/cgi-bin/ftnExs_download?k=%d">a.zip</a> (3M, 2024年1月1日 到期)`},
		"addresses": {"text/plain", "从QQ邮箱发来的超大附件 http://mail.qq.com/cgi-bin/ftn?k=%d (3M) "},
		"notices":   {"text/plain", "A non-text attachment was scrubbed...\nName: a%d\n"},
		"fields":    {"text/plain", "From: a%d\nDate: b\n\nforwarded message\n"},
		"pictures":  {"text/html", `<img src="cid:%d@x"><img src=(=%d.png`},
		"parts":     {"multipart/related; boundary=b", part},
		"armor":     {"multipart/mixed; boundary=b", "--b\nContent-Type: application/x-a; name=%d\n\n-----BEGIN PGP MESSAGE-----\n"},
	} {
		small, large := repeated(c.kind, c.unit, 1_000), repeated(c.kind, c.unit, 4_000)
		a, b := quickest(small), quickest(large)
		if b > 16*a+500*time.Millisecond {
			t.Errorf("%s: %v for a quarter, %v for all", name, a, b)
		}
	}
}

func repeated(kind, unit string, n int) string {
	var b strings.Builder
	b.WriteString("From: a@example.org\nSubject: Fwd: s\nMIME-Version: 1.0\nContent-Type: " + kind + "\n\n")
	for i := range n {
		b.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

func quickest(input string) time.Duration {
	return processor.Least(3, 0, func() { Message(context.Background(), []byte(input), Options{}) })
}

// A file that a link leads to, or that a note says was taken out, is not called lost.
func TestFilesElsewhereAreNotLost(t *testing.T) {
	for _, body := range []string{
		"从QQ邮箱发来的超大附件\n\na.zip (1M, 2024年1月1日 10:00 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1\n",
		"See it.\n-------------- next part --------------\nA non-text attachment was scrubbed...\nName: a.pdf\nURL: <http://a.example/1>\n",
	} {
		head := "From: a@example.org\nSubject: s\nX-MS-Has-Attach: yes\nContent-Type: text/plain; charset=utf-8\n\n"
		if why := says(Message(context.Background(), []byte(head+"nothing\n"), Options{}), "attach-lost", nil); why != "" {
			t.Error(why)
		}
		if says(Message(context.Background(), []byte(head+body), Options{}), "attach-lost", nil) == "" {
			t.Errorf("%q: a file is called lost", body)
		}
	}
}
