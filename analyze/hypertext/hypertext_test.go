package hypertext

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

func TestText(t *testing.T) {
	for html, want := range map[string]string{
		"":                                                "",
		"plain":                                           "plain",
		"a\n  b&nbsp;c":                                   "a b c",
		"a<br>b<br/><br>c":                                "a\nb\n\nc",
		"<p>a</p>\n<p>b":                                  "a\n\nb",
		"<div>a</div><div>b</div>":                        "a\nb",
		"<div><div><div>a</div></div></div>b":             "a\nb",
		"<b>您</b>好&#65292;&lt;b&gt;":                      "您好，<b>",
		"<ul><li>a<li>b</ul>c":                            "- a\n- b\n\nc",
		"<table><tr><td>a<td>b</tr><tr><td>c":             "a\tb\nc",
		"<td></td><td>a</td><td></td><td>b</td>":          "a\tb",
		"<style>p{}</style><script>x<y</script>a":         "a",
		"a<!-- b --><!--[if mso]><p>c<![endif]-->d":       "ad",
		"a<![if !mso]>b<![endif]>c":                       "abc",
		"<head><title>t</title></head><body>a":            "a",
		"<html><head><meta name=x><p>a":                   "a",
		"<div style='display: none'>a<div>b</div></div>c": "c",
		"<p style=display:none>a<p>b":                     "b",
		"<pre>a\n  b\n\nc</pre>d":                         "a\n  b\n\nc\nd",
		"soft\u00ADhyphen zero\u200Bwidth":                "softhyphen zerowidth",
		"<img alt='a  picture'> b":                        "[a picture] b",
		"a<svg/>b":                                        "ab",
		"<a href='https://a.example/'>a.example</a>":      "a.example",
		"<a href=https://a.example/x>click</a> me":        "click <https://a.example/x> me",
		"<a href=mailto:a@example.org>a@example.org":      "a@example.org",
		"<a href=https://b.example>https://a.example/":    "https://a.example/ <https://b.example>",
		"<a href='#top'>up</a> <a name=x>here</a>":        "up here",
		"1 < 2 > 0 & 3":                                   "1 < 2 > 0 & 3",
		"cut <a href='https://a.ex":                       "cut",
	} {
		if got := Text(html); got != want {
			t.Errorf("Text(%q)\n = %q, want %q", html, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	got := Read(`<a href=" https://a.example/?a=1&amp;b=2 "> one
		<b>label</b></a><a href="https://b.example"><img alt="logo"></a><area href=https://c.example alt=map>
		<div style="display:none"><a href="https://d.example">x</a></div><a href="data:text/html,aaaa">y
		<a href="ht
tps://e.example">z`).Links
	want := []Link{
		{URL: "https://a.example/?a=1&b=2", Label: "one label"},
		{URL: "https://b.example", Label: "logo"},
		{URL: "https://c.example", Label: "map"},
		{URL: "https://d.example", Label: "x", Hidden: true},
		{URL: "data:text/html", Label: "y"},
		{URL: "https://e.example", Label: "z"},
	}
	for i := range got {
		got[i].Setting = Setting{}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestDeclared(t *testing.T) {
	for html, want := range map[string]string{
		"<p>":                      "",
		"<meta charset=utf-8>":     "meta:utf-8",
		"<META CHARSET='GB2312'/>": "meta:GB2312",
		`<meta http-equiv="Content-Type" content="text/html; charset=big5">`: "meta:big5",
		"<!-- <meta charset=big5> --><meta charset=gbk>":                     "meta:gbk",
		"<meta name=charset><meta charset = koi8-r >":                        "meta:koi8-r",
		"\xEF\xBB\xBF<meta charset=gbk>":                                     "bom:utf-8 meta:gbk",
		"<?xml version='1.0' encoding='euc-jp'?>":                            "xml:euc-jp",
		"<meta charset":            "",
		"<meta charset=>":          "",
		"<!-- <meta charset=big5>": "",
	} {
		var got []string
		for _, d := range Declared([]byte(html)) {
			got = append(got, string(d.Source)+":"+d.Charset)
			if d.Source != ByteOrderMark && html[d.Start:d.End] != d.Charset {
				t.Errorf("%q: %q stands at %d-%d", html, html[d.Start:d.End], d.Start, d.End)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", html, got, want)
		}
	}
}

// Whatever a page is made of, it is read in time that grows with its size only.
func TestHostilePagesAreReadInLinearTime(t *testing.T) {
	for _, piece := range []string{"<div>", "<a href=x>", "<a ", "<!--", "</", "&#x", "<td>a", "<table><tr><td>",
		"<p hidden>", "<br>", "<script>", "<a a=b ", "a ", "<pre>\n", "<svg>", "<![CDATA["} {
		var page Page
		took := processor.Least(5, 5*time.Second, func() { page = Read(strings.Repeat(piece, 1<<19/len(piece))) })
		if took > 5*time.Second {
			t.Errorf("%q: %v", piece, took)
		}
		if len(page.Text) > MaxText || len(page.Links) > MaxLinks {
			t.Errorf("%q: %d bytes, %d links", piece, len(page.Text), len(page.Links))
		}
	}
}

func TestBeyondASCII(t *testing.T) {
	for html, want := range map[string]bool{"": false, "a<p>b": false, "<p>a<b>é</b>": true, "a&#22909;": true, "a&nbsp;b": false,
		"<style>p{font-family:宋体}</style>a<!--é--><p hidden>ü": false, "<a href=é>b": true, "<img alt=ü>": true,
		strings.Repeat("a ", MaxText): true} {
		if got := BeyondASCII(html); got != want {
			t.Errorf("%.40q: %v", html, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("\xca0<metA0ChArset=\xff")
	f.Add("<table><tr><td>a<td><a href='https://a.example'>b</a></table><p hidden>c<pre> d\n\n\n")
	f.Add("<!--[if mso]><xml>x</xml><![endif]--><head><meta charset=gbk><body>您&#22909;<br><svg/>")
	f.Add("<style>p{font-family:宋体}</style><p>a<!--é--><p hidden>ü")
	f.Fuzz(func(t *testing.T, html string) {
		page := Read(html)
		high := strings.ContainsFunc(page.Text, func(r rune) bool { return r >= utf8.RuneSelf })
		if got := BeyondASCII(html); got != (page.Cut || high) {
			t.Errorf("beyond ASCII is %v of %q", got, page.Text)
		}
		if utf8.ValidString(html) && !utf8.ValidString(page.Text) || strings.Contains(page.Text, "\n\n\n") {
			t.Errorf("%q", page.Text)
		}
		for _, d := range Declared([]byte(html)) {
			if d.Start < 0 || d.End <= d.Start || d.End > len(html) {
				t.Errorf("%+v", d)
			}
		}
	})
}
