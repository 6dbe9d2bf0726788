package eml

import (
	"encoding/base64"
	"math/rand/v2"
	"testing"

	"github.com/eml-inspect/eml-inspect/charset"
)

// Keys, tokens and digests alone in a text are no encoded text, whatever charset the text states.
func TestTokensAreNoText(t *testing.T) {
	dice := rand.NewChaCha8([32]byte{11})
	const tries = 4000
	for _, label := range []string{"", "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "windows-1251", "koi8-r", "gb2312", "iso-8859-2"} {
		for _, size := range []int{16, 20, 24, 32, 48} {
			found := 0
			for range tries {
				token := make([]byte, size)
				dice.Read(token)
				if _, ok := FindBase64([]byte(base64.StdEncoding.EncodeToString(token)+"\n"), label); ok {
					found++
				}
			}
			if found*200 > tries {
				t.Errorf("%d of %d tokens of %d bytes are taken for texts in %q", found, tries, size, label)
			}
		}
	}
}

// A text of any charset that is encoded, which nothing says, is told by the charset that it states.
func TestEncodedTextsOfAnyCharset(t *testing.T) {
	for label, text := range map[string]string{
		"iso-8859-7":   "Αγαπητοί συνάδελφοι, η αναφορά είναι συνημμένη.",
		"windows-1255": "שלום רב, מצורף הדוח של חודש מרץ.",
		"windows-1256": "السلام عليكم، تجدون مرفقا تقرير شهر مارس.",
		"koi8-r":       "Отчёт за март во вложении.",
		"windows-874":  "แนบรายงานประจำเดือนมีนาคมมาด้วย",
		"euc-kr":       "삼월 매출 보고서를 첨부합니다.",
		"iso-8859-2":   "Proszę dzwonić, jeśli coś będzie niejasne w załączniku.",
		"iso-2022-jp":  "お問い合わせ受付のお知らせ",
	} {
		enc, _ := charset.Encoding(label)
		b, err := enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(label, err)
		}
		if _, ok := FindBase64([]byte(base64.StdEncoding.EncodeToString(b)+"\n"), label); !ok {
			t.Errorf("%s: the base64 of a text was not seen", label)
		}
		if !FindQuoted(quotedBytes(b), label) {
			t.Errorf("%s: the quoted-printable of a text was not seen", label)
		}
	}
}

// quotedBytes writes bytes as quoted-printable in one line.
func quotedBytes(b []byte) []byte {
	const digits = "0123456789ABCDEF"
	var out []byte
	for i, c := range b {
		if i > 0 && i%20 == 0 {
			out = append(out, "=\r\n"...)
		}
		if c >= 0x80 || c < ' ' || c == '=' {
			out = append(out, '=', digits[c>>4], digits[c&15])
		} else {
			out = append(out, c)
		}
	}
	return append(out, "\r\n"...)
}
