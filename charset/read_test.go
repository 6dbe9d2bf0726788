package charset

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReadVerdicts(t *testing.T) {
	hans, hant, ja, ko, ru, de := writings[0].text, writings[1].text, writings[2].text,
		writings[3].text, writings[4].text, writings[5].text
	gbk := func(s string) string { return string(encode(t, "gbk", s)) }
	as := func(charset, s string) string { return string(encode(t, charset, s)) }
	for _, c := range []struct {
		bytes, label string
		verdict      Verdict
		actual, text string
	}{
		{"", "", Fits, "us-ascii", ""},
		{"plain", "", Fits, "us-ascii", "plain"},
		{"plain", "x-unknown", Fits, "us-ascii", "plain"},
		{"plain", "gb2312", Fits, "us-ascii", "plain"},
		{hans, "utf-8", Fits, "utf-8", hans},
		{"\xef\xbb\xbf" + hans, "utf-8", Fits, "utf-8", hans},
		{hans, "", Unlabeled, "utf-8", hans},
		{"\xef\xbb\xbfplain", "", Unlabeled, "utf-8", "plain"},
		{hans, "us-ascii", Wrong, "utf-8", hans},
		{hans, "gb2312", Wrong, "utf-8", hans},
		{hans, "iso-8859-1", Wrong, "utf-8", hans},
		{de, "iso-8859-1", Wrong, "utf-8", de},
		{hans, "x-unknown", UnknownLabel, "utf-8", hans},
		{hans, "nosuch", UnknownLabel, "utf-8", hans},
		{gbk(hans), "gb2312", Fits, "gb2312", hans},
		{gbk(hans), "GBK", Fits, "gbk", hans},
		{gbk(hans), "utf-8", Wrong, "gb2312", hans},
		{gbk(hans), "iso-8859-1", Wrong, "gb2312", hans},
		{gbk(hans), "us-ascii", Wrong, "gb2312", hans},
		{gbk(hans), "big5", Wrong, "gb2312", hans},
		{gbk(hans), "euc-kr", Wrong, "gb2312", hans},
		{gbk(hans), "", Unlabeled, "gb2312", hans},
		{gbk("朱镕，您好"), "gb2312", Narrow, "gbk", "朱镕，您好"},
		{gbk(hant), "gb2312", Narrow, "gbk", hant},
		{as("gb18030", "您好😀"), "gb2312", Narrow, "gb18030", "您好😀"},
		{as("big5", hant), "gb2312", Wrong, "big5", hant},
		{as("big5", hant), "big5", Fits, "big5", hant},
		{"\xa7\xbb\xf9\xd6", "big5", Narrow, "cp950", "宏碁"},
		{as("euc-kr", ko), "gb2312", Wrong, "euc-kr", ko},
		{as("euc-kr", ko), "iso-8859-1", Wrong, "euc-kr", ko},
		{as("euc-kr", ko), "ks_c_5601-1987", Fits, "ks_c_5601-1987", ko},
		{as("euc-jp", ja), "gb2312", Wrong, "euc-jp", ja},
		{as("shift_jis", ja), "", Unlabeled, "shift_jis", ja},
		{"\x87\x40", "shift_jis", Narrow, "windows-31j", "①"},
		{as("iso-2022-jp", ja), "iso-2022-jp", Fits, "iso-2022-jp", ja},
		{as("iso-2022-jp", ja), "us-ascii", Wrong, "iso-2022-jp", ja},
		{as("iso-2022-jp", ja), "", Unlabeled, "iso-2022-jp", ja},
		{as("hz-gb-2312", hans), "us-ascii", Wrong, "hz-gb-2312", hans},
		{as("koi8-r", ru), "windows-1251", Wrong, "koi8-r", ru},
		{as("windows-1251", ru), "iso-8859-1", Wrong, "windows-1251", ru},
		{as("windows-1251", ru), "windows-1251", Fits, "windows-1251", ru},
		{"it\x92s", "us-ascii", Wrong, "windows-1252", "it’s"},
		{"it\x92s", "iso-8859-1", Narrow, "windows-1252", "it’s"},
		{"na\xefve", "iso-8859-1", Fits, "iso-8859-1", "naïve"},
		{"caf\xc3\xa9", "iso-8859-1", Wrong, "utf-8", "café"},
		{"\xc3\xa9", "iso-8859-1", Fits, "iso-8859-1", "Ã©"},
		{"caf\xe9", "utf-8", Undecided, "iso-8859-1", "café"},
		{as("windows-1252", de), "utf-8", Wrong, "iso-8859-1", de},
		{hans[:len(hans)-1], "utf-8", Damaged, "utf-8", strings.TrimSuffix(hans, "。") + "\uFFFD"},
		{gbk(hans[:90]) + "\xc4\n" + gbk(hans), "gb2312", Damaged, "gb2312", hans[:90] + "\uFFFD\n" + hans},
		{"H\x00i\x00", "utf-16le", Fits, "utf-16le", "Hi"},
		{"\xff\xfeH\x00i\x00", "utf-16", Fits, "utf-16", "Hi"},
		{"Hello, this is plain ASCII.", "utf-16", Wrong, "us-ascii", "Hello, this is plain ASCII."},
		{"1 + 1 +- 2", "utf-7", Damaged, "utf-7", "1 \uFFFD 1 + 2"},
		{"+T2BZfQ-", "us-ascii", Fits, "us-ascii", "+T2BZfQ-"},
	} {
		r := Read([]byte(c.bytes), c.label)
		if r.Verdict != c.verdict && !(c.label == "utf-7" && r.Verdict == Undecided) ||
			r.Actual != c.actual || r.Text != c.text {
			t.Errorf("Read(%.24q, %q) = %s, %s, %.60q, sure %v; want %s, %s, %.60q",
				c.bytes, c.label, r.Verdict, r.Actual, r.Text, r.Sure, c.verdict, c.actual, c.text)
		}
	}
}

// TestNamesUnderTheirLabel reads lists of names and words that are not running text.
func TestNamesUnderTheirLabel(t *testing.T) {
	for _, c := range []struct{ charset, text string }{
		{"gbk", "仇璐 瞿颖 逄斌 缪玥 亓官鑫 濮阳煜 嵇珏 笪昶 阚旻 禚晔"},
		{"gbk", "ありがとうございます、カタカナも書けます。"},
		{"gbk", "Привет, это письмо написано по-русски"},
		{"gbk", "αβγδ，Ⅰ、Ⅱ、Ⅲ，①②③④⑤⑥⑦⑧⑨⑩，℃，㎡，┌─┬─┐"},
		{"gbk", "鸡蛋、韭菜、萝卜、茼蒿、鲫鱼、鲈鱼、蛤蜊、螃蟹、龙虾、黄鳝、泥鳅"},
		{"big5", "龔翊瑄 闞珮甄 麴宸睿 鄺鈺雯 饒祐睿 藺妤蓁 瞿芷涵 闕煒翔"},
		{"big5", "ありがとうございます"},
		{"shift_jis", "ﾃｽﾄﾒｰﾙﾃﾞｽ 齋藤 高橋 濱田 碕山 辻 葛城 鴎外"},
		{"shift_jis", "ｶﾌﾞｼｷｶﾞｲｼｬ ﾆｼﾑﾗ ｼｮｳﾃﾝ"},
		{"euc-jp", "鰯 鰹 鮪 鯖 鱈 鮎 鯵 鰤 鱧 鯛 鰻 鱒"},
		{"euc-kr", "大韓民國 서울特別市 鍾路區 權赫 琴 蔣 漢字"},
		{"koi8-r", "────────────────────────────────"},
		{"koi8-r", "ООО ПРИМЕР, ИНН, КПП, БИК, ОГРН"},
		{"windows-1251", "ЖЭК № 5, ул. Щорса, подъезд; съёмка — «объём»"},
		{"iso-8859-1", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"},
		{"iso-8859-1", "SÃO PAULO, AÇÃO, NÃO, ÓRGÃO, EDIÇÃO, INSTALAÇÕES"},
		{"iso-8859-1", "±5 °C, 10 µm², ½ ¼ ¾, §§ 12–14, «¡Olé!» ¿Qué? © ®"},
	} {
		r := Read(encode(t, c.charset, c.text), c.charset)
		if r.Text != c.text || r.Verdict != Fits && r.Verdict != Narrow {
			t.Errorf("%s %q: %s as %s", c.charset, c.text, r.Verdict, r.Actual)
		}
	}
}

func TestReadRoundTrips(t *testing.T) {
	for _, w := range writings {
		for charset := range encodings {
			b, err := encodings[charset].NewEncoder().Bytes([]byte(w.text))
			if err != nil || strings.ContainsRune(charset, '7') {
				continue
			}
			if r := Read(b, charset); r.Text != w.text || r.MisfitCount > 0 {
				t.Errorf("%s in %s: %s as %s", w.language, charset, r.Verdict, r.Actual)
			}
		}
	}
}

// TestTruncated cuts texts at every byte: there is one misfit at most, within the input, and
// the label still stands.
func TestTruncated(t *testing.T) {
	for _, w := range writings {
		for _, charset := range append(slices.Clone(w.charsets), "utf-16le") {
			b := encode(t, charset, w.text)
			for i := range b {
				for _, label := range []string{charset, ""} {
					r := Read(b[:i], label)
					lawful(t, r, i)
					if label != "" && (r.Verdict == Wrong || r.MisfitCount > 1) {
						t.Fatalf("%s cut at %d: %s as %s", charset, i, r.Verdict, r.Actual)
					}
				}
			}
		}
	}
}

func lawful(t *testing.T, r Reading, size int) {
	t.Helper()
	if !utf8.ValidString(r.Text) {
		t.Errorf("%q is not valid UTF-8", r.Text)
	}
	if len(r.Misfits) > r.MisfitCount || len(r.Misfits) > maxMisfits || !slices.IsSorted(r.Misfits) {
		t.Errorf("misfits %v of %d", r.Misfits, r.MisfitCount)
	}
	for _, at := range r.Misfits {
		if at < 0 || at >= size {
			t.Errorf("misfit at %d of %d", at, size)
		}
	}
	if r.Verdict == "" || r.Actual == "" {
		t.Errorf("verdict %q, actual %q", r.Verdict, r.Actual)
	}
	for _, g := range r.Better {
		if !(g.Score >= 0 && g.Score <= 1) {
			t.Errorf("%s scores %v", g.Charset, g.Score)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, w := range writings {
		for _, charset := range w.charsets {
			f.Add(encode(f, charset, w.text[:30]), charset)
		}
	}
	f.Add([]byte("\x1b$B\x1b(J\x0e~{~}+AGE-\xff\xfe"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		lawful(t, Read(b, label), len(b))
		lawful(t, Read(b, ""), len(b))
	})
}

// TestMislabeled puts every wrong label on the texts; those that hold by chance in a charset of
// the same script may stand, all others must be overruled.
func TestMislabeled(t *testing.T) {
	labels := []string{
		"us-ascii", "utf-8", "iso-8859-1", "windows-1252", "gb2312", "big5", "shift_jis", "euc-jp", "euc-kr",
		"koi8-r", "windows-1251", "iso-8859-5", "iso-8859-2", "iso-8859-15", "ibm850", "windows-1254",
	}
	for _, w := range writings {
		for _, charset := range w.charsets {
			b := encode(t, charset, w.text)
			for _, label := range labels {
				r := Read(b, label)
				alike := w.language == "de" || w.language == "fr" // few bytes beyond ASCII
				if r.Text != w.text && !(alike && r.Verdict == Fits && codePage(label) != nil) {
					t.Errorf("%s in %s labeled %s: %s as %s, %d misfits", w.language, charset, label,
						r.Verdict, r.Actual, r.MisfitCount)
				}
			}
		}
	}
}
