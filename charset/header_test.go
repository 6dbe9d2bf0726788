package charset

import (
	"encoding/base64"
	"strings"
	"testing"
	"unicode/utf8"
)

func b64(charset, s string) string {
	return "=?" + charset + "?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
}

func TestUnstructured(t *testing.T) {
	text := "项目进度"
	for _, c := range []struct {
		value, want string
		repaired    bool
		malformed   string
	}{
		{"Hello", "Hello", false, ""},
		{" Hello ", "Hello", false, ""},
		{"a\r\n b", "a b", false, ""},
		{"2 =? 3 ?= 4", "2 =? 3 ?= 4", false, ""},
		{b64("UTF-8", text), text, false, ""},
		{b64("UTF-8", "项目") + " " + b64("UTF-8", "进度"), text, false, ""},
		{b64("utf-8", text[:4]) + "\r\n " + b64("UTF-8", text[4:]), text, true, ""},
		{b64("gb2312", "\xcf\xee\xc4") + " " + b64("gb2312", "\xbf\xbd\xf8\xb6\xc8"), text, true, ""},
		{"Re: " + b64("utf-8", text) + " ok", "Re: " + text + " ok", false, ""},
		{"Re:" + b64("utf-8", text) + "ok", "Re:" + text + "ok", false, Glued},
		{b64("utf-8", "项目") + b64("utf-8", "进度"), text, false, Glued},
		{"=?utf-8?q?caf=C3=A9_noir?=", "café noir", false, ""},
		{"=?utf-8?q?caf=c3=a9 noir?=", "café noir", true, SpacesInside},
		{"=?utf-8*fr?Q?caf=C3=A9?=", "café", false, ""},
		{"=?utf-8?Q?caf=C3=A9", "café", true, MissingEnd},
		{"=?utf-8?Q?50%=?=", "50%=", true, BadQuoted},
		{"=?utf-8?Q?p=?= =?utf-8?Q?C5=99idal?=", "přidal", true, BadQuoted},
		{"=?utf-8?Q?p=C?=\r\n =?UTF-8?q?5=99=C3=AD?=", "pří", true, BadQuoted},
		{"=?utf-8?Q?a=?= =?utf-8?Q?b?=", "a=b", true, BadQuoted},
		{"=?utf-8?B?5Za9!?=", "喽", true, BadBase64},
		{"=?utf-8?B?5Za9" + "5Q?=", "喽\uFFFD", false, NoPadding},
		{"=?utf-8?X?abc?=", "=?utf-8?X?abc?=", false, BadEncoding},
		{"=?iso-8859-1?Q?" + "=CF=EE=C4=BF=BD=F8=B6=C8=BB=E3=B1=A8=BA=CD=CF=C2=D6=DC=B5=C4=B0=B2=C5=C5?=",
			"项目进度汇报和下周的安排", true, TooLong},
		{"=?x-unknown?B?" + base64.StdEncoding.EncodeToString([]byte(text)) + "?=", text, true, ""},
		{b64("utf-8", "项目\r\n 进度"), text, true, LineBreak},
		{"=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?ISO-2022-JP?B?GyRCOGwbKEI=?=", "日本語", false, ""},
		{"=?utf-8?B?" + base64.RawStdEncoding.EncodeToString([]byte(text)) + "?=", text, false, ""},
		{"=?utf-8?Q??=", "", false, ""},
		{"=?utf-8?B??=", "", false, ""},
		{"=?GBK?B?z+7Evw==?= =?gb2312?B?vfi2yA==?=", text, false, ""},
		{"=?GB2312?B?z+7E?= =?gbk?Q?=BF=BD=F8=B6=C8?=", text, true, ""},
		{"=?utf-8?B?6aG555u?= =?UTF-8?B?u6L+b5bqm?=", text, true, BadBase64},
		{"=?ISO-2022-JP?B?GyRCRnxLXA==?= =?iso-2022-jp?B?OGwbKEI=?=", "日本語", true, ""},
		{"=?utf-8?Q?=E9=A1=B9=E7=\r\n 9B=AE?=", "项目", true, Folded},
		{"=?utf-8?B?6aG5\r\n 55uu?=", "项目", true, Folded},
		{"=?utf-8?Q?two\r\n words?=", "two words", true, Folded},
		{"=?utf-8?Q?one_two\r\n =C3=A9?=", "one twoé", true, Folded},
		{"=?utf-8?Q?what?=C3=A9?=", "what?é", false, ""},
		{"=?utf-8?Q?what??= =?utf-8?Q?_so?=", "what? so", false, ""},
		{"=??B?6aG555uu?=", "项目", true, NoCharset},
		{"=?utf-8?Q?=3D=3Futf-8=3FB=3F6aG555uu=3F=3D?=", "项目", true, Nested},
		{b64("utf-8", "Re: =?gb2312?B?z+7Evw==?= =?gb2312?B?vfi2yA==?= ok"), "Re: 项目进度 ok", true, Nested},
		{"=?utf-8?Q?\xe9\xa1\xb9?=", "项", true, RawInside},
		{"=?utf-8?B?6aG555uu", "项目", true, MissingEnd},
		{"=?utf-8?B?6aG555uu?", "项目", true, MissingEnd},
		{"=?us-ascii?Q?plain?=", "plain", false, ""},
		{"=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c", false, ""},
		{text, text, false, ""},
		{"Fw: \xcf\xee\xc4\xbf\xbd\xf8\xb6\xc8\xb5\xc4\xbb\xe3\xb1\xa8", "Fw: 项目进度的汇报", true, ""},
		{"=?gb2312?B?" + "z+7Ev73ytsg?= \xcf\xee\xc4\xbf\xb5\xc4\xbb\xe3\xb1\xa8\xba\xcd\xb0\xb2\xc5\xc5", "项目津度 项目的汇报和安排", true, NoPadding},
	} {
		h := Unstructured(c.value)
		if h.Repaired != (h.Text != h.Plain) {
			t.Errorf("Unstructured(%q): plain %q", c.value, h.Plain)
		}
		if h.Text != c.want || h.Repaired != c.repaired || h.Malformed != c.malformed {
			t.Errorf("Unstructured(%q)\n = %q, repaired %v, malformed %q; want %q, %v, %q",
				c.value, h.Text, h.Repaired, h.Malformed, c.want, c.repaired, c.malformed)
		}
	}
}

func TestPhrase(t *testing.T) {
	for value, want := range map[string]string{
		"Zoe Example":                        "Zoe Example",
		`"Example, Zoe"`:                     "Example, Zoe",
		`"a \"b\" \\c"`:                      `a "b" \c`,
		`"` + b64("utf-8", "王小明") + `"`:      "王小明",
		b64("utf-8", "王小明") + " (Example)":   "王小明 (Example)",
		`"` + b64("utf-8", "王") + `, Sales"`: "王, Sales",
	} {
		if h := Phrase(value); h.Text != want {
			t.Errorf("Phrase(%q) = %q, want %q", value, h.Text, want)
		}
	}
	if h := Phrase(`"` + b64("utf-8", "王") + `"`); h.Repaired || h.Malformed != InQuotes || len(h.Words) != 1 {
		t.Errorf("a word within quotes: %+v", h)
	}
}

func TestWordPlaces(t *testing.T) {
	value := " Re: =?GB2312*zh?B?xPq6ww==?= x =?utf-8?q?=E4=BD=A0?="
	h := Unstructured(value)
	if len(h.Words) != 2 || h.Text != "Re: 您好 x 你" {
		t.Fatalf("%+v", h)
	}
	w := h.Words[0]
	if value[w.Start:w.End] != "=?GB2312*zh?B?xPq6ww==?=" || w.Label != "GB2312" ||
		w.Language != "zh" || w.Encoding != 'B' || w.Actual != "gb2312" || w.Verdict != Fits {
		t.Errorf("%+v", w)
	}
	if w := h.Words[1]; w.Encoding != 'Q' || value[w.Start:] != "=?utf-8?q?=E4=BD=A0?=" {
		t.Errorf("%+v", w)
	}
}

func TestSplitCharacter(t *testing.T) {
	whole := b64("utf-8", "你") + " " + b64("utf-8", "好")
	if h := Unstructured(whole); h.Split || h.Text != "你好" {
		t.Errorf("%+v", h)
	}
	cut := b64("utf-8", "你\xe5") + " " + b64("utf-8", "\xa5\xbd")
	if h := Unstructured(cut); !h.Split || h.Text != "你好" {
		t.Errorf("%+v", h)
	}
}

func TestRawHeader(t *testing.T) {
	h := Unstructured("Re: \xc4\xfa\xba\xc3\xa3\xac\xc7\xeb\xb2\xe9\xca\xd5\xb8\xbd\xbc\xfe")
	if h.RawStart != 4 || h.RawCharset != "gb2312" || h.Text != "Re: 您好，请查收附件" || !h.Repaired {
		t.Errorf("%+v", h)
	}
	if h := Unstructured("Re: plain"); h.RawStart != -1 || h.RawCharset != "" {
		t.Errorf("%+v", h)
	}
}

// Few raw bytes are read as other texts of the same message are, and otherwise all readings are listed.
func TestFewRawBytes(t *testing.T) {
	raw := "\xb5\xc4" // 的 in GBK, 돨 in EUC-KR, ...
	if h := Unstructured(raw); len(h.Readings) < 2 || h.Readings[0].Text != h.Text {
		t.Errorf("%+v", h)
	}
	for label, want := range map[string]string{"gb2312": "的", "euc-kr": "돨", "iso-8859-1": "µÄ"} {
		if h := Unstructured(raw, "utf-8", label); h.Text != want || len(h.Readings) > 0 {
			t.Errorf("as %s: %+v", label, h)
		}
	}
}

func TestPlainHeadersDoNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Unstructured(" a plain subject ") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestManyWordsAreLinear(t *testing.T) {
	for _, piece := range []string{"=?", "=?utf-8?Q?", "=?utf-8?Q?a", "=?utf-8?Q?a?=", "=?a?=", "?=", "=? ", "\r\n "} {
		h := Unstructured(strings.Repeat(piece, 300_000))
		if !utf8.ValidString(h.Text) {
			t.Errorf("%q: invalid UTF-8", piece)
		}
	}
}

func FuzzUnstructured(f *testing.F) {
	f.Add("=?utf-8?B?5L2g5aU=?= =?utf-8?B?vQ==?=")
	f.Add("\"=?gb2312?Q?=C4=FA?=\" \xba\xc3\r\n =?utf-8*en?q?a b?= =?x?")
	f.Fuzz(func(t *testing.T, value string) {
		for _, h := range []HeaderText{Unstructured(value), Phrase(value)} {
			if !utf8.ValidString(h.Text) {
				t.Errorf("%q is not valid UTF-8", h.Text)
			}
			if h.RawStart < -1 || h.RawStart >= len(value) && h.RawStart > 0 {
				t.Errorf("raw bytes at %d of %d", h.RawStart, len(value))
			}
			end := 0
			for _, w := range h.Words {
				if w.Start < end || w.End <= w.Start || w.End > len(value) {
					t.Errorf("word %+v in %q", w, value)
				}
				end = w.End
			}
		}
	})
}
