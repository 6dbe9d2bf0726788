package analyze

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strings"
)

func (p spot) fileFaults() []fault {
	text := func(encode func(content) string, change func(string) string) func(content) (encodedMail, bool) {
		return func(c content) (encodedMail, bool) {
			return encodedMail{inText: true, encoding: "8bit", body: "Here is the file.\n\n" + change(encode(c)) + "\nRegards\n"}, c.text == ""
		}
	}
	same := func(s string) string { return s }
	last := func(s, mark string) string { return s[:strings.LastIndex(s, mark)] }
	return []fault{
		{"uuencode", "transfer-undeclared", text(uuencoded('`'), same), 0},
		{"uuencode with blanks", "transfer-undeclared", text(uuencoded(' '), same), 0},
		{"uuencode with blanks lost", "transfer-undeclared", text(uuencoded(' '), func(s string) string {
			for strings.Contains(s, " \n") {
				s = strings.ReplaceAll(s, " \n", "\n")
			}
			return s
		}), 0},
		{"uuencode without end", "transfer-truncated", text(uuencoded('`'), func(s string) string { return last(s, "`\nend") }), 0},
		{"uuencode with text inside", "transfer-polluted", text(uuencoded('`'), func(s string) string {
			at := p.after(s)
			return s[:at] + "[EXTERNAL] be careful here, please\n" + s[at:]
		}), 0},
		{"uuencode, bad characters", "transfer-damaged", text(uuencoded('`'), func(s string) string {
			at := max(p.in(s), 30)
			return s[:at] + "~" + s[at+1:]
		}), 3},
		{"uuencode declared", "", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "x-uuencode", body: uuencoded('`')(c)}, c.text == ""
		}, 0},
		{"yEnc", "transfer-undeclared", text(yEncoded, same), 0},
		{"yEnc, wrong sum", "transfer-damaged", text(yEncoded, func(s string) string { return last(s, "crc32=") + "crc32=00000000\n" }), 0},
		{"yEnc without end", "transfer-truncated", text(yEncoded, func(s string) string { return last(s, "=yend") }), -1},
		{"begin-base64", "transfer-undeclared", text(func(c content) string {
			return "begin-base64 644 report.bin\n" + b64(c, 60) + "====\n"
		}, same), 0},
		{"BinHex", "transfer-undeclared", text(binHexed, same), 0},
		{"BinHex cut", "transfer-truncated", text(binHexed, func(s string) string { return s[:len(s)-30] + "\n" }), -1},
	}
}

// uuencoded encodes a file. zero is what stands for six bits of zero.
func uuencoded(zero byte) func(content) string {
	char := func(v byte) byte {
		if v&63 == 0 {
			return zero
		}
		return v&63 + ' '
	}
	return func(c content) string {
		var b strings.Builder
		b.WriteString("begin 644 report.bin\n")
		for at := 0; at < len(c.data); at += 45 {
			line := c.data[at:min(len(c.data), at+45)]
			b.WriteByte(char(byte(len(line))))
			for len(line)%3 != 0 {
				line = append(bytes.Clone(line), 0)
			}
			for i := 0; i < len(line); i += 3 {
				b.Write([]byte{char(line[i] >> 2), char(line[i]<<4 | line[i+1]>>4), char(line[i+1]<<2 | line[i+2]>>6), char(line[i+2])})
			}
			b.WriteByte('\n')
		}
		b.WriteByte(char(0))
		b.WriteString("\nend\n")
		return b.String()
	}
}

func yEncoded(c content) string {
	var b strings.Builder
	fmt.Fprintf(&b, "=ybegin line=128 size=%d name=report.bin\n", len(c.data))
	for i, v := range c.data {
		switch v += 42; v {
		case 0, '\n', '\r', '=':
			b.Write([]byte{'=', v + 64})
		default:
			b.WriteByte(v)
		}
		if i%128 == 127 {
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "\n=yend size=%d crc32=%08x\n", len(c.data), crc32.ChecksumIEEE(c.data))
	return b.String()
}

// binHexed encodes a file as BinHex 4.0, with repeated bytes run together.
func binHexed(c content) string {
	const alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
	crc := func(b []byte) []byte {
		sum := uint16(0)
		for _, v := range b {
			for bit := 7; bit >= 0; bit-- {
				top := sum >> 15
				sum <<= 1
				if top != uint16(v>>bit&1) {
					sum ^= 0x1021
				}
			}
		}
		return append(bytes.Clone(b), byte(sum>>8), byte(sum))
	}
	n := len(c.data)
	header := append([]byte("\x0areport.bin\x00BINAdosa\x00\x00"), byte(n>>24), byte(n>>16), byte(n>>8), byte(n), 0, 0, 0, 0)
	plain := append(append(crc(header), crc(c.data)...), 0, 0)
	var packed []byte
	for i := 0; i < len(plain); {
		run := 1
		for i+run < len(plain) && plain[i+run] == plain[i] && run < 255 {
			run++
		}
		packed = append(packed, plain[i])
		if plain[i] == 0x90 {
			packed = append(packed, 0)
		}
		if run > 3 && plain[i] != 0x90 {
			packed = append(packed, 0x90, byte(run))
			i += run
			continue
		}
		i++
	}
	var out strings.Builder
	out.WriteByte(':')
	bits, count := 0, 0
	for _, v := range append(packed, 0) {
		for bits, count = bits<<8|int(v), count+8; count >= 6; {
			count -= 6
			out.WriteByte(alphabet[bits>>count&63])
		}
	}
	return "(This file must be converted with BinHex 4.0)\n\n" + wrapAt(out.String()+":", 64)
}
