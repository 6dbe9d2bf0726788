package charset

import (
	"strings"
	"testing"
)

// BenchmarkSmall reads what most mail is made of: short bodies, and values of header fields.
func BenchmarkSmall(b *testing.B) {
	ascii := strings.Repeat("A line of plain text as most mail has it.\r\n", 70)
	chinese := strings.Repeat("An ordinary line, and 一些中文 in it.\r\n", 75)
	latin := []byte(strings.Repeat("Gr\xfc\xdfe aus M\xfcnchen, und viel anderer Text daneben.\r\n", 60))
	word := b64("gb2312", "\xc4\xfa\xba\xc3\xb1\xa8\xbc\xdb")
	short := []byte("\xcf\xee\xcd\xea\xe3\xee \xe4\xee\xe1\xf0\xfb\xe9 \xe4\xe5\xed\xfc, \xe4\xf0\xf3\xe7")
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"ascii-body", func() { Read([]byte(ascii), "us-ascii") }},
		{"ascii-body-undo", func() { RestoreHighBit(ascii); Undo(ascii); Realign(ascii) }},
		{"utf8-body", func() { Read([]byte(chinese), "utf-8") }},
		{"utf8-body-unlabeled", func() { Read([]byte(chinese), "") }},
		{"utf8-body-undo", func() { Undo(chinese); Realign(chinese) }},
		{"latin1-body", func() { Read(latin, "iso-8859-1") }},
		{"header-value", func() { Unstructured("Re: an ordinary subject of a message") }},
		{"header-name", func() { Phrase(`"Example Name"`) }},
		{"encoded-word", func() { Unstructured(word) }},
		{"detect-24", func() { Detect(short) }},
		{"undo-name", func() { Undo("艾莉絲 发件人") }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
		})
	}
}
