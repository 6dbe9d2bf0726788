package analyze

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// TestHintsReachTheText reads two hanzi without a label, which alone may be Korean, Japanese or either
// Chinese, beside a part that is labeled, and below fields that are not in English.
func TestHintsReachTheText(t *testing.T) {
	for _, c := range []struct{ header, plain, html, want string }{
		{"X-Mailer: Foxmail 7.2\r\nDate: Mon, 7 Sep 2026 10:00:00 +0800\r\n", "\xb2\xe2\xca\xd4", "<p>x</p>", "测试"},
		{"Content-Language: zh-TW\r\n", "\xb4\xfa\xb8\xd5", "<p>x</p>", "測試"},
		{"Subject: =?euc-kr?B?sPjB9g==?=\r\n", "\xb0\xf8\xc1\xf6", "<p>x</p>", "공지"},
		{"Subject: =?big5?B?tPq41Q==?=\r\n", "\xb4\xfa\xb8\xd5", "<p>x</p>", "測試"},
	} {
		raw := c.header + "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n" +
			"--b\r\nContent-Type: text/plain\r\n\r\n" + c.plain + "\r\n" +
			"--b\r\nContent-Type: text/html\r\n\r\n" + c.html + "\r\n--b--\r\n"
		r := Message(t.Context(), []byte(raw), Options{})
		found := false
		for _, text := range r.Messages[0].Texts {
			found = found || text.Field == "body" && strings.TrimSpace(text.Text) == c.want
		}
		if !found {
			t.Errorf("%q: no text reads %s: %+v", c.header, c.want, r.Messages[0].Texts)
		}
	}
}

// TestLabelAroundAPart reads a part without a label in a multipart that has one.
func TestLabelAroundAPart(t *testing.T) {
	raw := "MIME-Version: 1.0\r\nContent-Type: multipart/signed; charset=gbk; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: text/plain\r\n\r\n\xb2\xe2\xca\xd4\r\n--b--\r\n"
	r := Message(t.Context(), []byte(raw), Options{})
	for _, f := range r.Messages[0].Findings {
		if strings.HasPrefix(f.Code, "text-") {
			t.Errorf("%s: %v", f.Code, f.Facts)
		}
	}
	if texts := r.Messages[0].Texts; len(texts) != 1 || strings.TrimSpace(texts[0].Text) != "测试" {
		t.Errorf("texts are %+v", texts)
	}
}

// The language of a page is found whatever the case of its marks.
func TestLanguageOfAPage(t *testing.T) {
	pieces := []string{"<html", "<HTML", "<Html", "<", "<htm", " lang=", " LANG=", `"zh-CN"`, "'EN'", "ja", ">", " dir=ltr", "\xa4\x40", "é", "\n"}
	dice := rand.New(rand.NewPCG(3, 5))
	found := 0
	for range 50_000 {
		var b strings.Builder
		for range dice.IntN(8) {
			b.WriteString(pieces[dice.IntN(len(pieces))])
		}
		p := &eml.Part{Type: "text/html"}
		p.Decoded.Data = []byte(b.String())
		_, want, _ := bytes.Cut(bytes.ToLower(p.Decoded.Data), []byte("<html"))
		want, _, _ = bytes.Cut(want, []byte(">"))
		_, want, _ = bytes.Cut(want, []byte(" lang="))
		want = bytes.TrimLeft(want, `"'`)
		if end := bytes.IndexAny(want, `"' `); end >= 0 {
			want = want[:end]
		}
		if got := htmlLanguage(p); got != string(want) {
			t.Fatalf("%q: %q, want %q", b.String(), got, want)
		} else if got != "" {
			found++
		}
	}
	if found < 1000 {
		t.Errorf("only %d pages state a language", found)
	}
}
