package charset

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// iconvEncode writes each character of the basic plane, on a line of its own, in a charset as the
// C library's iconv does; lines are empty where the charset does not have it. It skips the test
// where the machine has no iconv that knows the charset.
func iconvEncode(t *testing.T, charset string) (runes []rune, codes [][]byte) {
	t.Helper()
	iconv, err := exec.LookPath("iconv")
	if err != nil {
		t.Skip("this machine has no iconv to compare with")
	}
	if err := exec.Command(iconv, "-f", "UTF-8", "-t", charset, "/dev/null").Run(); err != nil {
		t.Skipf("the iconv of this machine does not know %s", charset)
	}
	var text strings.Builder
	for r := rune(0xA0); r < 0x10000; r++ {
		if r < 0xD800 || r >= 0xE000 {
			runes = append(runes, r)
			text.WriteRune(r)
			text.WriteByte('\n')
		}
	}
	cmd := exec.Command(iconv, "-c", "-f", "UTF-8", "-t", charset)
	cmd.Stdin = strings.NewReader(text.String())
	out, _ := cmd.Output() // its status only says that some were left out
	codes = bytes.Split(out, []byte("\n"))
	if len(codes) < len(runes) {
		t.Fatalf("iconv -t %s: %d lines of %d", charset, len(codes)-1, len(runes))
	}
	return runes, codes[:len(runes)]
}

// japaneseTwins are characters that Unicode has twice: the C library follows JIS, mail programs and
// we Microsoft. The yen sign and the overline stand in the place of ASCII's backslash and tilde.
const japaneseTwins = "¦￤ ￤¦ ¢￠ £￡ ¬￢ ‖∥ −－ 〜～ —― ¥\\ ‾~"

// TestAgreesWithIconv reads back every character that iconv can write in a charset. What we read
// otherwise is listed as pairs, theirs before ours.
func TestAgreesWithIconv(t *testing.T) {
	for _, c := range []struct{ name, iconv, except string }{
		{"johab", "JOHAB", "₩\\"}, // mail means the backslash
		{"euc-tw", "EUC-TW", ""},
		{"euc-kr", "EUC-KR", "₩￦"}, // iconv takes the full-width sign for the plain one
		{"cp949", "CP949", ""},
		{"gbk", "GBK", ""},
		{"gb18030", "GB18030", "\ue5e5\u3000"}, // the blank of old programs
		{"big5", "BIG5", ""},
		{"cp950", "CP950", ""},
		{"big5-hkscs", "BIG5-HKSCS", "¢￠ £￡ ¥￥ •‧ ‾¯ ∼～ ☉⊙ ♁⊕ ／∕ ＼﹨ ､﹑ ￭▓"}, // as in Big5
		{"shift_jis", "SJIS", japaneseTwins},
		{"windows-31j", "CP932", japaneseTwins},
		{"euc-jp", "EUC-JP", japaneseTwins},
		{"cp51932", "EUC-JP-MS", japaneseTwins},
		{"iso-2022-jp", "ISO-2022-JP", japaneseTwins},
		{"iso-2022-jp-2", "ISO-2022-JP-2", japaneseTwins},
		{"iso-2022-jp-3", "ISO-2022-JP-3", japaneseTwins},
		{"iso-2022-kr", "ISO-2022-KR", ""},
		{"iso-2022-cn", "ISO-2022-CN", "―— ・·"}, // A1AA and A1A4 of GB 2312, as programs read them
		{"iso-2022-cn-ext", "ISO-2022-CN-EXT", "―— ・· ¢￠ £￡ ɡｇ"},
		{"utf-7", "UTF-7", ""},
	} {
		t.Run(c.iconv, func(t *testing.T) {
			runes, codes := iconvEncode(t, c.iconv)
			known, left, failed := 0, 0, 0
			for i, r := range runes {
				code := bytes.TrimPrefix(codes[i], []byte("\x1b$)C"))
				if len(code) == 0 || r == '\uFFFD' {
					continue
				}
				if unread(c.name, code) {
					left++
					continue
				}
				known++
				d, _ := Decode(code, c.name)
				if d.Text == string(r) && d.MisfitCount == 0 || strings.Contains(c.except, string(r)+d.Text) {
					continue
				}
				if failed++; failed <= 25 {
					t.Errorf("%s % X is %q, iconv says %q U+%04X", c.name, code, d.Text, r, r)
				}
			}
			t.Logf("%d characters agree, %d do not, %d are not read", known-failed, failed, left)
		})
	}
}

// unread tells the codes that we leave out: what no mail has, and what would need large tables.
func unread(name string, code []byte) bool {
	switch name {
	case "euc-tw": // the planes from the third on
		return code[0] == 0x8E && code[1] > 0xA2
	case "big5", "cp950": // private use for iconv, circled digits and kana for Taiwan's programs
		return code[0] >= 0xC6 && code[0] <= 0xC8 && !(code[0] == 0xC6 && code[1] < 0xA1)
	case "cp51932": // user-defined characters and IBM's kanji among those of JIS X 0212
		return code[0] >= 0xF5 || code[0] == 0x8F && code[1] >= 0xF3
	case "iso-2022-jp-3": // what only JIS X 0213 has
		return bytes.HasPrefix(code, []byte("\x1b$(O")) || bytes.HasPrefix(code, []byte("\x1b$(P")) ||
			bytes.HasPrefix(code, []byte("\x1b$(Q"))
	case "iso-2022-cn-ext": // what only ISO-IR-165 has, and the planes from the third on
		return bytes.HasPrefix(code, []byte("\x1b$)E")) || bytes.HasPrefix(code, []byte("\x1b$+"))
	}
	return false
}

// TestPagesAgreeWithIconv compares the charsets of single bytes in the same way, but for accents of
// old standing and a per cent sign, of which Unicode has two.
func TestPagesAgreeWithIconv(t *testing.T) {
	const twins = "\u0340\u0300 \u0341\u0301 ٪%"
	for _, c := range [][2]string{
		{"ibm737", "CP737"}, {"ibm775", "CP775"}, {"ibm857", "CP857"}, {"ibm861", "CP861"},
		{"ibm864", "CP864"}, {"ibm869", "CP869"}, {"cp1125", "CP1125"}, {"viscii", "VISCII"}, {"tcvn", "TCVN"},
		{"hp-roman8", "HP-ROMAN8"}, {"dec-mcs", "DEC-MCS"}, {"x-mac-ce", "MAC-CENTRALEUROPE"},
		{"armscii-8", "ARMSCII-8"}, {"georgian-ps", "GEORGIAN-PS"}, {"georgian-academy", "GEORGIAN-ACADEMY"},
		{"koi8-t", "KOI8-T"}, {"ptcp154", "PT154"}, {"kz-1048", "RK1048"}, {"ecma-cyrillic", "ECMA-CYRILLIC"},
		{"mik", "MIK"}, {"windows-1258", "CP1258"}, {"windows-1255", "CP1255"},
		{"ibm850", "CP850"}, {"ibm862", "CP862"}, {"windows-874", "CP874"}, {"iso-8859-16", "ISO-8859-16"},
	} {
		t.Run(c[1], func(t *testing.T) {
			runes, codes := iconvEncode(t, c[1])
			n := 0
			for i, r := range runes {
				if len(codes[i]) != 1 {
					continue
				}
				n++
				d, ok := Decode(codes[i], c[0])
				if !ok || d.Text != string(r) && !strings.Contains(twins, string(r)+d.Text) {
					t.Errorf("%s % X is %q, iconv says %q U+%04X", c[0], codes[i], d.Text, r, r)
				}
			}
			if n < 50 {
				t.Errorf("only %d characters compared", n)
			}
		})
	}
}
