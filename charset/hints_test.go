package charset

import "testing"

func TestHintTries(t *testing.T) {
	for _, want := range hintFile(t) {
		r, ok := hintFor(want.Kind, lowered(want.Try))
		if !ok || r.Match[0] != want.Match[0] {
			t.Errorf("%s %q finds %v, want %v", want.Kind, want.Try, r.Match, want.Match)
		}
		for _, name := range want.Charsets {
			if codecFor(name) == nil {
				t.Errorf("%s %v: nothing reads %s", want.Kind, want.Match, name)
			}
		}
		if want.Source == "" || want.Bits < 1 || want.Bits > mostBits {
			t.Errorf("%s %v: source %q, %d bits", want.Kind, want.Match, want.Source, want.Bits)
		}
	}
}

func lowered(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// TestHintsDecideWhatIsTooShort reads words of which the bytes are text in several charsets.
func TestHintsDecideWhatIsTooShort(t *testing.T) {
	for _, c := range []struct {
		charset, text string
		hints         Hints
	}{
		{"gbk", "测试", Hints{Labels: []string{"us-ascii", "GB2312"}}},
		{"gbk", "报价", Hints{Mailer: "Foxmail 7.2", Zone: "+0800"}},
		{"big5", "測試", Hints{Labels: []string{"big5"}}},
		{"big5", "會議", Hints{Language: "zh-TW"}},
		{"euc-kr", "공지", Hints{Language: "ko-KR", Zone: "+0900"}},
		{"euc-kr", "회의", Hints{Labels: []string{"ks_c_5601-1987"}}},
		{"shift_jis", "会議", Hints{Language: "ja"}},
		{"euc-jp", "資料", Hints{Labels: []string{"euc-jp"}}},
		{"koi8-r", "Счёт", Hints{Labels: []string{"koi8-r"}}},
		{"windows-1251", "Счёт", Hints{Labels: []string{"windows-1251"}}},
	} {
		if r := ReadWith(encode(t, c.charset, c.text), "", c.hints); r.Text != c.text {
			t.Errorf("%q in %s with %+v: %s, %q", c.text, c.charset, c.hints, r.Actual, r.Text)
		}
	}
}

// TestHintsDoNotOverruleEvidence gives every hint for the wrong language.
func TestHintsDoNotOverruleEvidence(t *testing.T) {
	wrong := []Hints{
		{Labels: []string{"gb2312"}, Language: "zh-CN", Zone: "+0800", Mailer: "Foxmail"},
		{Labels: []string{"big5"}, Language: "zh-TW", Zone: "+0800", Mailer: "Mail2000"},
		{Labels: []string{"euc-kr"}, Language: "ko", Zone: "+0900", Mailer: "Daum"},
		{Labels: []string{"shift_jis", "euc-jp"}, Language: "ja", Zone: "+0900", Mailer: "Becky!"},
		{Labels: []string{"koi8-r"}, Language: "ru", Zone: "+0300", Mailer: "The Bat!"},
	}
	for _, w := range writings {
		text := string([]rune(w.text)[:60])
		for _, charset := range w.charsets {
			b := encode(t, charset, text)
			for _, h := range wrong {
				if r := ReadWith(b, "", h); r.Text != text {
					t.Errorf("%s in %s with %+v: %s", w.language, charset, h, r.Actual)
				}
				if r := ReadWith(b, charset, h); r.Text != text || r.Verdict != Fits {
					t.Errorf("%s labeled %s with %+v: %s as %s", w.language, charset, h, r.Verdict, r.Actual)
				}
			}
		}
	}
}
