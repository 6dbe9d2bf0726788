package analyze

import "testing"

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
