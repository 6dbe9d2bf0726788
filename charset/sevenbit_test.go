package charset

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func textIn(language string) string {
	for _, w := range append(otherWritings, writings...) {
		if w.language == language {
			return w.text
		}
	}
	return ""
}

func TestRestoreEscapes(t *testing.T) {
	want := "会議は明日の三時です。Agenda: 資料を持ってきてください。"
	b, err := japanese.ISO2022JP.NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	hz := "明天下午三点开会。Agenda: 请带好资料。"
	c, err := simplifiedchinese.HZGB2312.NewEncoder().String(hz)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ given, want, actual string }{
		{strings.ReplaceAll(b, "\x1b", ""), want, "iso-2022-jp"},
		{strings.ReplaceAll(c, "~", ""), hz, "hz-gb-2312"},
		{"$)C\n\x0e>H3gGO<<?d\x0f", "\n안녕하세요", "iso-2022-kr"},
	} {
		r, ok := RestoreEscapes(x.given)
		if !ok || r.Text != x.want || r.Actual != x.actual {
			t.Errorf("%q: %v %+v", x.given, ok, r)
		}
	}
}

func TestRestoreHighBit(t *testing.T) {
	for _, x := range []struct{ language, charset, actual string }{
		{"zh-Hans", "gbk", "gb2312"}, {"ko", "euc-kr", "euc-kr"}, {"ja", "euc-jp", "euc-jp"}, {"ru", "koi8-r", "koi8-r"},
	} {
		text := strings.ReplaceAll(textIn(x.language), "，", "， ")
		b := encode(t, x.charset, text)
		for i := range b {
			b[i] &= 0x7F
		}
		r, ok := RestoreHighBit(string(b))
		same := r.Text == text
		if x.charset == "koi8-r" {
			same = strings.Contains(r.Text, "почта не будет работать")
		}
		if !ok || r.Actual != x.actual || !same {
			t.Errorf("%s: %v %.300s %s", x.language, ok, r.Text, r.Actual)
		}
	}
}

// TestRestoreBareUTF8 restores UTF-8 without its eighth bits where half of what is left are control characters.
func TestRestoreBareUTF8(t *testing.T) {
	for _, language := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "ru", "el", "he", "ar"} {
		b := []byte(textIn(language))
		for i := range b {
			b[i] &= 0x7F
		}
		r, ok := RestoreHighBit(string(b))
		if !ok || r.Actual != "utf-8" || r.Text != textIn(language) {
			t.Errorf("%s: %v %q, not %q, %s", language, ok, r.Text, textIn(language), r.Actual)
		}
	}
}

// plainASCII is text that is what it is.
func plainASCII() []string {
	return []string{
		"The meeting is at three. Bring {slides}, please; see https://www.example.com/?a={x}&b=$BAR.",
		"THIS IS A MESSAGE IN CAPITALS. PLEASE READ IT TWICE, AND ANSWER BEFORE MONDAY. THANK YOU.",
		"$B = $B(B) + 1; @list = map { $_ => 1 } @$B; print \"${B}(B)\\n\"; $@ = '';  if ($@) { die $@ }(B",
		"\\begin{document}\\section{Einf\\\"uhrung} $B_{12}(B)$ \\frac{A}{B} {\\bf TEXT} {ABCD} {EFGH12}",
		"SGVsbG8gd29ybGQhIFRoaXMgaXMgYSBsb25nZXIgdGV4dCBpbiBiYXNlNjQu\r\nQW5kIGEgc2Vjb25kIGxpbmUgb2YgaXQsIGFzIG1haWwgaGFzLg==\r\n",
		"M5&AI<R!I<R!A(&QO;F=E<B!T97AT(&EN('5U96YC;V1I;F<L(&%N9\"!I=\"!H\r\nM87,@;6]R92!T:&%N(&]N92!L:6YE+@``\r\n",
		"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA7x9k2Qn3bFzAQf/ZK8m3pW1xQ0R7uT5yV2bN4cM6dL8eK0fJ9gH1iG3jF5k\r\n=ab3D\r\n-----END PGP MESSAGE-----",
		"iPhone eBay iMac mRNA pH dB kWh tRNA iOS macOS uTorrent nVidia xBox [A] ^B_C @HOME",
		"{\"id\":12,\"ok\":true,\"AB\":\"CD\"} {\"k\":1} {0} {1} {12} {{name}} ${HOME} %{HOST} {#FFFFFF}",
		"#!/bin/sh\nfor f in *.TXT; do mv \"$f\" \"${f%.TXT}.bak\"; done; echo ${#A[@]} $((1+2)) $@ $B $C",
		"0x1F 0x2A 3D 4E 5F 0A 1B 2C 3D 4E 5F 60 71 82 93 A4 B5 C6 D7 E8 F9 00 11 22 33 44 55 66 77 88 99",
		"N\bNA\bAM\bME\bE\n  mail -- s\bse\ben\bnd and R\bRE\bEC\bCE\bEI\bIV\bVE\bE mail\n\nS\bSY\bYN\bNO\bOP\bPS\bSI\bIS\bS\n  m\bma\bai\bil\bl",
		"\x02login:\x03 root\x04\x01\x02\x03\x0e shell B\x01 PASSWORD\x02 d\x01 e\x02 f\x03 12 \x15\x16\x17\x18 P1 P2 P3",
		"A1B2C3D4-E5F6-0718-293A-4B5C6D7E8F90 550E8400-E29B-41D4-A716-446655440000 DEADBEEF CAFEBABE",
	}
}

func TestPlainASCIIIsLeftAlone(t *testing.T) {
	texts := plainASCII()
	for _, w := range undoWritings() {
		texts = append(texts, w.text)
	}
	for _, s := range texts {
		if r, ok := RestoreEscapes(s); ok {
			t.Errorf("%q: %+v", s, r)
		}
		if r, ok := RestoreHighBit(s); ok {
			t.Errorf("%q: %+v", s, r)
		}
		if l := Losses(s, true); l.Kind != "" {
			t.Errorf("%q: %+v", s, l)
		}
	}
}

func TestLosses(t *testing.T) {
	for text, want := range map[string]LossKind{
		"��ã����":                               LostToReplacement,
		"价格是锟斤拷锟斤拷元":                            LostToReplacement,
		"Re: ???? ??":                           LostToQuestionMarks,
		"????? ???, ??? ?? ???????? ????? 2024": LostToQuestionMarks,
		"What?? Really??? No way????":           "",
		"Really???":                             "",
		"x = a ?? b; y = c ?? d; z = e ?? f":    "",
		"?? a.txt\n?? b.txt\n?? c.txt\n":        "",
		"今天的洗澡水好烫烫":                             "",
		"?????":                                 "",
		"Привет??? Кто там??":                   "",
	} {
		if l := Losses(text, false); l.Kind != want {
			t.Errorf("%q: %+v", text, l)
		}
	}
}

func TestRealign(t *testing.T) {
	text := textIn("zh-Hans")
	b := encode(t, "gbk", text)
	b = append(b[:41:41], b[42:]...)
	d, _ := Decode(b, "gbk")
	got, name, lost, ok := Realign(d.Text)
	if middle := string([]rune(text)[21:100]); !ok || lost > 3 || name != "gbk" || !strings.Contains(got, middle) {
		t.Errorf("%v %s %d lost\n%s\n%s", ok, name, lost, d.Text, got)
	}
	for _, w := range undoWritings() {
		for _, size := range cuts {
			for _, s := range snippets(w.text, size) {
				if got, _, _, ok := Realign(s); ok {
					t.Errorf("%q became %q", s, got)
				}
			}
		}
	}
}

// TestHostileTextIsReadInTime gives texts that begin anew at every byte.
func TestHostileTextIsReadInTime(t *testing.T) {
	for _, s := range []string{"{", "$B", "{0}", "{\"", "??", "\uFFFD", "Ã", "Ã©", "鎮", "é ", "\u0085", "锟", "DzC{", "aB", "ÄãºÃ"} {
		text := strings.Repeat(s, (1<<20)/len(s))
		start := time.Now()
		Undo(text)
		RestoreEscapes(text)
		RestoreHighBit(text)
		Realign(text)
		Losses(text, true)
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%q: %v", s, d)
		} else {
			t.Logf("%q: %v", s, d)
		}
	}
}
