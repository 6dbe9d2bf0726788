package charset

import (
	"bytes"
	"strings"
	"testing"
)

// TestMixed adds lines in one charset to a text in another: each is read as what it is, under the label of the text.
func TestMixed(t *testing.T) {
	german := "Schöne Grüße aus Köln, bis später.\nWir hören voneinander.\n"
	footer := "Diese Nachricht wurde geprüft, für Schäden haften wir nicht.\n"
	chinese, note := "您好，请查收附件中的报价单。\n如有问题，请联系我。\n", "此邮件已由公司网关检查，未发现病毒，请放心阅读。\n"
	russian := "Здравствуйте, договор во вложении.\nЖдём ответа до пятницы.\n"
	for _, c := range []struct{ label, text, other, tail string }{
		{"utf-8", german, "iso-8859-1", footer},
		{"iso-8859-1", german, "utf-8", footer},
		{"windows-1252", german, "utf-8", footer},
		{"utf-8", chinese, "gb2312", note},
		{"gb2312", chinese, "utf-8", note},
		{"gbk", chinese, "utf-8", note},
		{"koi8-r", russian, "utf-8", russian},
		{"utf-8", russian, "koi8-r", russian},
		{"utf-8", russian, "windows-1251", russian},
	} {
		first, ok := encodeAny(t, c.label, c.text)
		second, also := encodeAny(t, c.other, c.tail)
		if !ok || !also {
			t.Fatalf("%s, %s: cannot be written", c.label, c.other)
		}
		b := bytes.Join([][]byte{first, []byte("-- \n"), second}, nil)
		r := Read(b, c.label)
		if r.Verdict != Mixed || r.Other != c.other || r.Text != c.text+"-- \n"+c.tail {
			t.Errorf("%s with %s: %s with %s: %q", c.label, c.other, r.Verdict, r.Other, r.Text)
		}
		if len(r.Misfits) == 0 || r.Misfits[0] < len(first) || r.MisfitCount == 0 {
			t.Errorf("%s with %s: misfits %v, %d", c.label, c.other, r.Misfits, r.MisfitCount)
		}
	}
}

// TestNotMixed holds that a text in one charset, whole or with a damaged character in each line, is not taken for two.
func TestNotMixed(t *testing.T) {
	n := 0
	for _, s := range subjects() {
		for _, charset := range strings.Fields(s.charsets) {
			b, ok := encodeAny(t, charset, readText(t, s.language))
			if !ok {
				continue
			}
			for _, text := range [][]byte{b, damagedLines(b, 0), damagedLines(b, 2)} {
				for _, label := range append(strings.Fields(s.wrong), charset) {
					n++
					if r := Read(text, label); r.Verdict == Mixed {
						t.Errorf("%s in %s under %s: mixed with %s", s.language, charset, label, r.Other)
					}
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d texts were read", n)
	}
}

// damagedLines takes one byte beyond ASCII out of each line, the one with this number.
func damagedLines(b []byte, number int) []byte {
	var out []byte
	for line := range bytes.Lines(b) {
		seen := 0
		for i, c := range line {
			if c >= 0x80 {
				if seen == number {
					line = append(line[:i:i], line[i+1:]...)
					break
				}
				seen++
			}
		}
		out = append(out, line...)
	}
	return out
}
