package analyze

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestEntitiesInSubjects(t *testing.T) {
	for text, want := range map[string]string{
		"&#25105;&#20204;":                 "我们",
		"Re: &#x6211;&#x4eec; &amp; &lt;":  "Re: 我们 & <",
		"&amp;#25105;&amp;#20204;":         "我们",
		"&#1055;&#1088;&#1080;":            "При",
		"&#25105; alone":                   "&#25105; alone",
		"How to write &#8217; and &#8220;": "How to write &#8217; and &#8220;",
		"fish &amp; chips":                 "fish &amp; chips",
		"&#&#&#;":                          "&#&#&#;",
		"&#99999999;&#99999999;":           "&#99999999;&#99999999;",
	} {
		m := testReport("Subject: " + text + "\r\n\r\nhello\r\n")
		if m.Summary.Subject != want {
			t.Errorf("%q: %q, want %q", text, m.Summary.Subject, want)
		}
		if m.Texts[0].Repaired != (text != want) {
			t.Errorf("%q: repaired %v", text, m.Texts[0].Repaired)
		}
	}
}

// A text whose eighth bits are lost is not read as one that lost escapes where a brace happens to stand in it.
func TestEighthBitsBeforeEscapes(t *testing.T) {
	text := "您好，请查收附件。三月份的销售报表已经整理好了，如有问题请随时与我联系。\n谢谢！\n"
	b, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))
	for i := range b {
		b[i] &= 0x7f
	}
	if !strings.Contains(string(b), "{") {
		t.Fatal("no brace in it")
	}
	m := testReport("Content-Type: text/plain; charset=gb2312\r\n\r\n" + string(b))
	if got := m.Texts[len(m.Texts)-1].Text; got != text || !has(m, "text-8bit-stripped") {
		t.Errorf("%q, %v", got, m.Findings)
	}
}

// Codes that somebody writes about stay, codes that a program left go.
func TestCodesOfLetters(t *testing.T) {
	for body, want := range map[string]string{
		"Caf&eacute;, th&eacute;, pur&eacute;e":      "Café, thé, purée",
		"caf\\u00e9 th\\u00e9\\u00e2tre pur\\u00e9e": "café théâtre purée",
		"\\ud83d\\ude00\\u60a8\\u597d\\u6211\\u4eec": "😀您好我们",
		"a\\nb\\nc":                  "a\\nb\\nc",
		"Hello,\\nit came.\\n\\nBye": "Hello,\nit came.\n\nBye",
		"C:\\new\\note\\north":       "C:\\new\\note\\north",
		"https://www.example.org/%E6%88%91%E4%BB%AC%E5%A5%BD%E7%9A%84": "https://www.example.org/%E6%88%91%E4%BB%AC%E5%A5%BD%E7%9A%84",
		"the names are \"\\u60a8\\u597d\" and '\\u6211\\u4eec'":        "the names are \"\\u60a8\\u597d\" and '\\u6211\\u4eec'",
		"1&nbsp;000&nbsp;000&nbsp;items":                               "1\u00a0000\u00a0000\u00a0items",
		"write &nbsp; or &nbsp; or &nbsp; there":                       "write &nbsp; or &nbsp; or &nbsp; there",
		"&&&&#;&#x;&amp;#;&bogus;":                                     "&&&&#;&#x;&amp;#;&bogus;",
	} {
		m := testReport("Content-Type: text/plain\r\n\r\n" + body)
		if got := m.Texts[len(m.Texts)-1].Text; got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
		if has(m, "text-escaped") != (body != want) {
			t.Errorf("%q: %v", body, m.Findings)
		}
	}
}
