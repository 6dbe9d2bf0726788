package eml

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

func faults(d Decoded) string {
	var out []string
	for _, f := range d.Faults {
		out = append(out, string(f.Kind))
	}
	return strings.Join(out, " ")
}

func TestDecodeBase64(t *testing.T) {
	for _, c := range []struct{ name, body, want, faults string }{
		{"whole", "SGVs\r\nbG8h\r\n", "Hello!", ""},
		{"padding", "SGVsbG8=\r\n", "Hello", ""},
		{"no padding", "SGVsbG8\r\n", "Hello", "padding"},
		{"one character too many", "SGVsbG8hA", "Hello!", "short"},
		{"illegal characters", "SG!Vs*bG8h", "Hello!", "illegal"},
		{"a line of text inside", "SGVs\r\n[EXTERNAL] Be careful.\r\nbG8h\r\n", "Hello!", "foreign"},
		{"a footer", "SGVsbG8=\r\n-- \r\nA list\r\nhttps://lists.example.org/list\r\n", "Hello", "foreign"},
		{"a drawn line and a footer", "SGVs\r\nbG8h\r\n__________________\r\nlist mailing list\r\n", "Hello!", "foreign"},
		{"two blocks", "SGVsbG8=SGVsbG8=", "HelloHello", "padding"},
		{"url-safe", "_-__", "\xff\xef\xff", "alphabet"},
		{"empty", "", "", ""},
		{"nothing but line ends", "\r\n\r\n", "", ""},
	} {
		d := Decode([]byte(c.body), Base64)
		if string(d.Data) != c.want || faults(d) != c.faults {
			t.Errorf("%s: %q, faults %q; want %q, %q", c.name, d.Data, faults(d), c.want, c.faults)
		}
	}
}

// One bad character must not lose what follows it.
func TestBase64GoesOnAfterDamage(t *testing.T) {
	data := bytes.Repeat([]byte("0123456789abcdef"), 100)
	encoded := []byte(wrap(base64.StdEncoding.EncodeToString(data), 76))
	for at := range encoded {
		if encoded[at] == '\r' || encoded[at] == '\n' {
			continue
		}
		damaged := bytes.Clone(encoded)
		damaged[at] = '!'
		d := Decode(damaged, Base64)
		if len(d.Data) < len(data)-3 {
			t.Fatalf("a bad character at %d: %d of %d bytes are left", at, len(d.Data), len(data))
		}
		f, ok := d.Fault(FaultIllegal)
		if !ok || f.Start != at {
			t.Fatalf("a bad character at %d: faults %+v", at, d.Faults)
		}
	}
}

func wrap(s string, width int) string {
	var b strings.Builder
	for len(s) > width {
		b.WriteString(s[:width] + "\r\n")
		s = s[width:]
	}
	b.WriteString(s + "\r\n")
	return b.String()
}

func TestDecodeQuotedPrintable(t *testing.T) {
	for _, c := range []struct{ name, body, want, faults string }{
		{"escapes", "=E5=90=88 a=3Db\r\n", "\xe5\x90\x88 a=b\r\n", ""},
		{"lower case", "=e5=90=88", "\xe5\x90\x88", ""},
		{"soft line break", "one =\r\ntwo", "one two", ""},
		{"soft line break with blanks", "one =  \r\ntwo", "one two", ""},
		{"soft line break in LF", "one =\ntwo", "one two", ""},
		{"white space at the end of a line", "one  \r\ntwo\t\r\n", "one\r\ntwo\r\n", ""},
		{"no escape", "a = b, =ZZ", "a = b, =ZZ", "illegal"},
		{"cut", "abc=E", "abc=E", "short"},
		{"raw bytes", "\xe5\x90\x88", "\xe5\x90\x88", ""},
		{"empty", "", "", ""},
	} {
		d := Decode([]byte(c.body), QuotedPrintable)
		if string(d.Data) != c.want || faults(d) != c.faults {
			t.Errorf("%s: %q, faults %q; want %q, %q", c.name, d.Data, faults(d), c.want, c.faults)
		}
	}
}

func TestDecodeUuencode(t *testing.T) {
	d := Decode([]byte("text\nbegin 644 a.txt\n+:&5L;&\\@=V]R;&0`\n`\nend\n"), Uuencode)
	if string(d.Data) != "hello world" || len(d.Faults) > 0 {
		t.Errorf("%q %+v", d.Data, d.Faults)
	}
	if d := Decode([]byte("begin 644 a.txt\n+:&5L;&\\@=V]R;&0`\n"), Uuencode); faults(d) != "short" {
		t.Errorf("without end: %q", faults(d))
	}
	if d := Decode([]byte("no data"), Uuencode); string(d.Data) != "no data" || faults(d) != "no-data" {
		t.Errorf("without begin: %q %q", d.Data, faults(d))
	}
}

func TestReadEncoding(t *testing.T) {
	for text, want := range map[string]Encoding{
		" base64": Base64, " BASE64 ": Base64, " \"base64\"": Base64, " base64 (comment)": Base64, " base 64": Base64,
		" Quoted-Printable;": QuotedPrintable, " quoted_printable": QuotedPrintable, " 8-bit": EightBit, " 7bit": SevenBit,
		" x-uuencode": Uuencode, " binary": Binary, "": Identity, " rot13": Identity,
	} {
		if got, _ := ReadEncoding(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Four times the bytes take about four times as long, whatever they are.
func TestDecodersAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	line := strings.Repeat("SGVsbG8h", 9) + "SGVs\n"
	for name, unit := range map[string]string{
		"odd lines":       line + line[1:],
		"text between":    line + "this is other text, and not data\n",
		"single letters":  "S\n",
		"bad characters":  "!SG\n",
		"padding":         "SG==\n",
		"quote marks":     "> " + line,
		"blanks":          strings.ReplaceAll(line, "8", " "),
		"dashes":          "--SGVs--",
		"escapes":         "=E4=BD=A0",
		"no escapes":      "=Z",
		"soft breaks":     "=\n",
		"hexadecimal":     "E4BDA0 ",
		"begin":           "begin 644 a\n",
		"begin-base64":    "begin-base64 644 a\nSGVs\n",
		"ybegin":          "=ybegin line=1 size=1 name=a\n",
		"BinHex":          "(This file must be converted with BinHex 4.0)\n:",
		"uuencoded lines": "#86)C\n",
	} {
		all := func(size int) func([]byte) {
			text := []byte("begin 644 a\n" + strings.Repeat(unit, size/len(unit)))
			return func([]byte) {
				for _, e := range [...]Encoding{Base64, QuotedPrintable, Uuencode} {
					Decode(text, e)
				}
				Decode(text[len("begin 644 a\n"):], Base64)
				FindBase64(text, "")
				FindQuoted(text, "")
			}
		}
		const size = 60_000
		once, four := timed(all(size)), timed(all(4*size))
		if four > 12*once && four > 100*time.Millisecond {
			t.Errorf("%s: %v, four times the size %v", name, once, four)
		}
	}
}

// timed gives the shortest of several processor times.
func timed(decode func([]byte)) time.Duration {
	return processor.Least(3, 0, func() { decode(nil) })
}
