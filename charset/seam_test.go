package charset

import (
	"bytes"
	"strings"
	"testing"
)

func TestLineEndsInsideCharacters(t *testing.T) {
	for _, w := range writings {
		for _, charset := range w.charsets {
			if stateful(charset) != stateless || tableOf(charset) != nil {
				continue
			}
			b := encode(t, charset, w.text)
			for _, size := range []int{25, 26, 76} {
				for _, label := range []string{charset, "", "us-ascii"} {
					r := Read(split(b, size), label)
					if text := strings.ReplaceAll(r.Text, "\r\n", ""); text != w.text {
						t.Errorf("%s in %s, lines of %d bytes labeled %q: %s as %s, %.60q",
							w.language, charset, size, label, r.Verdict, r.Actual, text)
					}
				}
			}
		}
	}
}

func TestRejoin(t *testing.T) {
	for _, c := range []struct {
		bytes, charset, want string
		seams                int
	}{
		{"\xe4\xbd\r\n\xa0\xe5\xa5\xbd", "utf-8", "你\r\n好", 1},
		{"\xe4\r\n\xbd\xa0", "utf-8", "你\r\n", 1},
		{"\xf0\x9f\x98\n\x80", "utf-8", "😀\n", 1},
		{"\xe4\xbd\r\n\r\n\xa0", "utf-8", "\xe4\xbd\r\n\r\n\xa0", 0},
		{"\xe4\xbd\r\nabc", "utf-8", "\xe4\xbd\r\nabc", 0},
		{"\xe4\xbd", "utf-8", "\xe4\xbd", 0},
		{"\xc4\n\xfa\xba\xc3", "gbk", "\xc4\xfa\n\xba\xc3", 1},
		{"\xc4\n", "gbk", "\xc4\n", 0},
		{"\xc4\n\n\xfa", "gbk", "\xc4\n\n\xfa", 0},
		{"\x94\r\n\x39\xfc\x36", "gb18030", "\x94\x39\xfc\x36\r\n", 1},
		{"caf\xe9\r\nx", "windows-1252", "caf\xe9\r\nx", 0},
	} {
		joined, seams := rejoin([]byte(c.bytes), c.charset)
		if string(joined) != c.want || seams != c.seams {
			t.Errorf("rejoin(%q, %s) = %q, %d; want %q, %d", c.bytes, c.charset, joined, seams, c.want, c.seams)
		}
	}
}

func FuzzRejoin(f *testing.F) {
	f.Add([]byte("\xe4\xbd\r\n\xa0\xe5\xa5\xbd"), "utf-8")
	f.Add([]byte("\xc4\n\xfa\xba\xc3\x81\n0\x81\r\n0"), "gb18030")
	f.Add([]byte("\x8e\xa2\r\n\xa1\xa1"), "euc-tw")
	f.Fuzz(func(t *testing.T, b []byte, charset string) {
		joined, seams := rejoin(b, charset)
		if seams < 0 || !bytes.Equal(withoutLineEnds(joined), withoutLineEnds(b)) || len(joined) != len(b) {
			t.Errorf("%q became %q with %d seams", b, joined, seams)
		}
		name, _ := Canonical(charset)
		strict, ok := decodeAs(b, name)
		if !ok {
			return
		}
		mended, _, seams := mendSeams(b, name, strict)
		if seams > 0 && mended.MisfitCount >= strict.MisfitCount {
			t.Errorf("%q in %s: %d misfits became %d", b, charset, strict.MisfitCount, mended.MisfitCount)
		}
	})
}

func withoutLineEnds(b []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r"), nil), []byte("\n"), nil)
}
