package charset

import (
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// TestPairsAgree compares every pair of bytes with the tables the grids are made from.
func TestPairsAgree(t *testing.T) {
	for name, enc := range map[string]encoding.Encoding{
		"gb18030": simplifiedchinese.GB18030, "big5": traditionalchinese.Big5,
		"shift_jis": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "euc-kr": korean.EUCKR,
	} {
		dec := enc.NewDecoder()
		for pair := 0x8100; pair < 0x10000; pair++ {
			b := []byte{byte(pair >> 8), byte(pair)}
			want, _ := dec.Bytes(b)
			d, _ := Decode(b, name)
			if name == "big5" && pair == 0xF9FE {
				continue // the Hong Kong table has another ruled line here
			}
			if !strings.ContainsAny(string(want), "\uFFFD\u0080") && (d.Text != string(want) || d.MisfitCount > 0) {
				t.Errorf("%s: % X is %q, want %q", name, b, d.Text, want)
			}
		}
	}
}

// TestGB18030HasNoGaps holds that every code of two and four bytes stands for a character.
func TestGB18030HasNoGaps(t *testing.T) {
	seen := map[string]int{}
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail == 0x7F {
				continue
			}
			d, _ := Decode([]byte{byte(lead), byte(trail)}, "gb18030")
			if d.MisfitCount > 0 {
				t.Errorf("%02X%02X is no character", lead, trail)
			}
			seen[d.Text]++
		}
	}
	if len(seen) != 126*190-1 { // A1A1 and A3A0 are both U+3000
		t.Errorf("%d different characters, want %d", len(seen), 126*190-1)
	}
}

func TestMisfits(t *testing.T) {
	for _, c := range []struct {
		bytes, charset, text string
		count, wide          int
		cut                  bool
	}{
		{"a\x80b", "us-ascii", "a\uFFFDb", 1, -1, false},
		{"\xe4\xbd\xa0\xe5\xa5", "utf-8", "你\uFFFD", 1, -1, true},
		{"\xed\xa0\x80", "utf-8", "\uFFFD\uFFFD\uFFFD", 3, -1, false},
		{"\xc0\xaf\xf5", "utf-8", "\uFFFD\uFFFD\uFFFD", 3, -1, false},
		{"\xe4\xbd" + "A", "utf-8", "\uFFFDA", 1, -1, false},
		{"\xc4\xfa\xba", "gbk", "您\uFFFD", 1, -1, true},
		{"\xc4\n\xba\xc3", "gbk", "\uFFFD\n好", 1, -1, false},
		{"\xc4\xfa\xe9\x46", "gb2312", "您镕", 0, 2, false},
		{"\xff", "gb18030", "\uFFFD", 1, -1, true},
		{"a\x93b\x81", "iso-8859-1", "a“b\uFFFD", 1, 1, false},
		{"\x88\x62\x88\xa5", "big5-hkscs", "Ê̄ê̌", 0, -1, false},
		{"\xf0\x40", "shift_jis", "\uE000", 0, 0, false},
		{"\x1b$BF|K\\\x1b$", "iso-2022-jp", "日本\uFFFD", 1, -1, true},
		{"\x1b$B-!\x1b(I1\x1b(B", "iso-2022-jp", "①ｱ", 0, 3, false},
		{"\x1b$)A\x0eDz\x1b$)GGo\x0f\x1b$*H\x1bN!!", "iso-2022-cn", "您好乂", 0, -1, false},
		{"\x1b$)I\x0e", "iso-2022-cn", "\uFFFD$)I\x0e", 1, -1, false},
		{"\x1b$*H\x1bN!", "iso-2022-cn", "\uFFFD", 1, -1, true},
		{"\x1b.A\x1bNi\x1b$(D0]\x1b(B", "iso-2022-jp-2", "é伮", 0, -1, false},
		{"\x0e1\x0fb", "iso-2022-jp", "ｱb", 0, 1, false},
		{"\x1b$B%j%s%/", "iso-2022-jp", "リンク", 0, -1, false},
		{"\x1b&@\x1b$BF|K\\\n", "iso-2022-jp", "日本\n", 0, -1, false},
		{"\xda\xc0\x8e\xa2\xa1\xa1\x8e\xa3\xa1\xa1b", "euc-tw", "您乂\uFFFDb", 1, -1, false},
		{"\xda\xc0\x8e\xa2\xa1", "euc-tw", "您\uFFFD", 1, -1, true},
		{"\xd0\x65\x8b\x69\x84\x31", "johab", "한글\uFFFD1", 1, -1, false},
		{"\x0eGQ1[\x0f", "iso-2022-kr", "한글", 0, -1, false},
		{"~~ ~{Dz:C~} ~x", "hz-gb-2312", "~ 您好 \uFFFDx", 1, -1, false},
		{"+AGE- +- +ZeVnLIqe-", "utf-7", "a + 日本語", 0, -1, false},
		{"+2AA-", "utf-7", "\uFFFD", 1, -1, false},
		{"\x3d\xd8\x00\xde\x3d\xd8", "utf-16le", "😀\uFFFD", 1, -1, false},
		{"a", "utf-16be", "\uFFFD", 1, -1, true},
		{"\x00\x11\x00\x00", "utf-32be", "\uFFFD", 1, -1, false},
	} {
		d, ok := Decode([]byte(c.bytes), c.charset)
		if !ok || d.Text != c.text || d.MisfitCount != c.count || d.Wide != c.wide || d.Cut != c.cut {
			t.Errorf("Decode(%q, %q) = %+v, want %q, %d, %d, %v",
				c.bytes, c.charset, d, c.text, c.count, c.wide, c.cut)
		}
	}
	if _, ok := Decode(nil, "nosuch"); ok {
		t.Error("nothing reads nosuch")
	}
	if d, _ := Decode([]byte(strings.Repeat("\xff", 500)), "utf-8"); len(d.Misfits) != 100 || d.MisfitCount != 500 {
		t.Errorf("%d misfits listed of %d", len(d.Misfits), d.MisfitCount)
	}
}

// FuzzDecode holds the laws of every charset: valid UTF-8, misfits within the bytes and in order, and
// no more text than the bytes can be.
func FuzzDecode(f *testing.F) {
	for _, r := range labelRecords(f) {
		for _, try := range r.Try {
			b, _ := hex.DecodeString(strings.ReplaceAll(try.Bytes, " ", ""))
			f.Add(b, r.Name)
		}
	}
	f.Add([]byte("\x1b$)A\x0eDz\x1b$*H\x1bN!!\x1b$+I\x1bO!\n"), "iso-2022-cn-ext")
	f.Add([]byte("\x8e\xa2\xa1\xa1\x8e\xa3\xa1\x8e"), "euc-tw")
	f.Add([]byte("\x1b.A\x1bNi\x0e1\x1b&@\x1b$B!\n\x1b(I1"), "iso-2022-jp-2")
	f.Add([]byte("~{DzC~}~~~\n~{!"), "hz-gb-2312")
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		d, ok := Decode(b, label)
		if !ok {
			return
		}
		if !utf8.ValidString(d.Text) || len(d.Text) > 8*len(b) {
			t.Errorf("%q in %s is %q", b, label, d.Text)
		}
		last := -1
		for _, at := range d.Misfits {
			if at < last || at >= len(b) {
				t.Errorf("misfits %v of %d bytes in %s", d.Misfits, len(b), label)
			}
			last = at
		}
		if d.Wide >= len(b) || d.Multi > len(b) || d.MisfitCount > len(b)+1 {
			t.Errorf("%q in %s: %+v", b, label, d)
		}
	})
}

// Bytes below 0x80 alone are what the decoder of a charset makes of them, where it is not asked.
func TestPlainBytesAreNotDecoded(t *testing.T) {
	var all [0x80]byte
	for i := range all {
		all[i] = byte(i)
	}
	plain := 0
	for _, r := range labelList {
		c := codecFor(r.Name)
		if c == nil || !c.plain {
			continue
		}
		plain++
		asked := *c
		asked.plain = false
		if got, want := c.run(all[:], r.Name), asked.run(all[:], r.Name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", r.Name, got, want)
		}
	}
	if plain < 50 {
		t.Errorf("only %d charsets hold ASCII as it stands", plain)
	}
}
