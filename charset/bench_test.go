package charset

import (
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, c := range []struct {
		name, label string
		bytes       []byte
	}{
		{"ascii", "us-ascii", []byte(strings.Repeat("A line of plain text as most mail has it.\r\n", 25000))},
		{"german-utf-8", "utf-8", []byte(strings.Repeat(writings[5].text, 3000))},
		{"chinese-utf-8", "utf-8", []byte(strings.Repeat(writings[0].text, 2000))},
		{"gbk-labeled", "gbk", encode(b, "gbk", strings.Repeat(writings[0].text, 3000))},
		{"gbk-unlabeled", "", encode(b, "gbk", strings.Repeat(writings[0].text, 3000))},
		{"gbk-unlabeled-10k", "", encode(b, "gbk", strings.Repeat(writings[0].text, 25))},
		{"russian-unlabeled-10k", "", encode(b, "koi8-r", strings.Repeat(writings[4].text, 25))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.bytes)))
			for b.Loop() {
				Read(c.bytes, c.label)
			}
		})
	}
}

func BenchmarkDetect(b *testing.B) {
	for _, n := range []int{1, 25, 3000} {
		text := encode(b, "gbk", strings.Repeat(writings[0].text, n))
		b.Run("gbk", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Detect(text)
			}
		})
	}
	b.Run("short-latin", func(b *testing.B) {
		for b.Loop() {
			Detect([]byte("caf\xe9 noir"))
		}
	})
}

func BenchmarkUnstructured(b *testing.B) {
	value := " Re: " + b64("gb2312", "\xc4\xfa\xba\xc3") + " " + b64("gb2312", "\xbc\xfe")
	for b.Loop() {
		Unstructured(value)
	}
}
