package charset

import (
	"strings"
	"testing"
)

// sized repeats a text of a language to about so many bytes of a charset.
func sized(b *testing.B, language, charset string, size int) []byte {
	b.Helper()
	text := readText(b, language)
	if enc := encodings[charset]; enc == nil {
		b.Fatalf("nothing writes %s", charset)
	}
	once, _ := encodings[charset].NewEncoder().Bytes([]byte(encodable(charset, text)))
	return []byte(strings.Repeat(string(once), size/len(once)+1))
}

func benchmarkRead(b *testing.B, text []byte, label string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(text, label)
	}
}

// BenchmarkRead reads a megabyte under the right label.
func BenchmarkRead(b *testing.B) {
	ascii := []byte(strings.Repeat("A line of plain text as most mail has it.\r\n", 25000))
	b.Run("ascii", func(b *testing.B) { benchmarkRead(b, ascii, "us-ascii") })
	b.Run("ascii-unlabeled", func(b *testing.B) { benchmarkRead(b, ascii, "") })
	for _, c := range [][2]string{
		{"de", "utf-8"}, {"zh-Hans", "utf-8"}, {"ru", "utf-8"}, {"ko", "utf-8"}, {"zh-Hans", "gbk"},
		{"ja", "shift_jis"}, {"ru", "windows-1251"}, {"de", "windows-1252"},
	} {
		text := sized(b, c[0], c[1], 1<<20)
		b.Run(c[0]+"-"+c[1], func(b *testing.B) { benchmarkRead(b, text, c[1]) })
	}
	text := sized(b, "zh-Hans", "utf-8", 1<<20)
	b.Run("zh-Hans-utf-8-unlabeled", func(b *testing.B) { benchmarkRead(b, text, "") })
}

// BenchmarkDetect detects the charset of 100 KB, and of little.
func BenchmarkDetect(b *testing.B) {
	for _, c := range [][2]string{
		{"zh-Hans", "gbk"}, {"zh-Hant", "big5"}, {"ja", "shift_jis"}, {"ja", "euc-jp"}, {"ko", "euc-kr"},
		{"ru", "windows-1251"}, {"ru", "koi8-r"}, {"de", "windows-1252"}, {"fr", "windows-1252"},
	} {
		text := sized(b, c[0], c[1], 100<<10)
		b.Run(c[0]+"-"+c[1], func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Detect(text)
			}
		})
	}
	short := encode(b, "gbk", "关于报价的回复")
	b.Run("subject", func(b *testing.B) {
		for b.Loop() {
			Detect(short)
		}
	})
}

func BenchmarkUnstructured(b *testing.B) {
	value := " Re: " + b64("gb2312", "\xc4\xfa\xba\xc3") + " " + b64("gb2312", "\xbc\xfe")
	for b.Loop() {
		Unstructured(value)
	}
}

// encodable leaves out the characters that a charset does not have.
func encodable(charset, text string) string {
	enc := encodings[charset].NewEncoder()
	return strings.Map(func(r rune) rune {
		if _, err := enc.String(string(r)); err != nil {
			return -1
		}
		return r
	}, text)
}
