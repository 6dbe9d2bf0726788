package mend

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"github.com/eml-inspect/eml-inspect/charset"
)

// utf7 masks what stands between "+" and "-" in UTF-7 (RFC 2152), and the words around it.
func (k *mask) utf7(b []byte, keep func(string) bool) {
	for at := 0; at < len(b); {
		plus := bytes.IndexByte(b[at:], '+')
		if plus < 0 {
			k.runs(b[at:], keep)
			return
		}
		k.runs(b[at:at+plus], keep)
		at += plus + 1
		end := at
		for end < len(b) && (alphanumeric(b[end]) || b[end] == '/' || b[end] == '+') {
			end++
		}
		units := groups(b[at:end])
		k.wide(units, "utf-16be")
		writeBase64(b[at:end], units)
		at = end
	}
}

// wide masks UTF-16: words of ASCII, and letters of other scripts, unit by unit.
func (k *mask) wide(b []byte, name string) {
	low := 0
	if name == "utf-16be" || name == "utf-16" && len(b) > 1 && b[0] == 0xfe {
		low = 1
	}
	f := filler{mask: k, encoding: encoding.Nop, name: "utf-8"}
	var run []byte
	for at := 0; at+1 < len(b); at += 2 {
		l, h := &b[at+low], &b[at+1-low]
		if *h == 0 && alphanumeric(*l) {
			run = append(run, *l)
			continue
		}
		k.narrow(b[at-2*len(run):at], run, low)
		run = run[:0]
		r := []byte(string(rune(*h)<<8 | rune(*l)))
		f.replace(r)
		if is, _ := utf8.DecodeRune(r); is != utf8.RuneError {
			*l, *h = byte(is), byte(is>>8)
		}
	}
	end := len(b) &^ 1
	k.narrow(b[end-2*len(run):end], run, low)
}

// narrow writes the substitute of a word of ASCII over its UTF-16.
func (k *mask) narrow(b, run []byte, low int) {
	if len(run) == 0 {
		return
	}
	for i, c := range []byte(k.word(string(run))) {
		b[2*i+low] = c
	}
}

// escaped masks charsets that switch to two seven-bit bytes for each character (ISO-2022 and HZ).
// What stands in single bytes is given to a function.
func (k *mask) escaped(b []byte, name string, single func([]byte)) {
	inner := map[string]string{"iso-2022-kr": "euc-kr", "iso-2022-cn": "gb2312", "hz-gb-2312": "gb2312"}[name]
	if inner == "" {
		inner = "euc-jp"
	}
	from, double := 0, false
	flush := func(to int) {
		part := b[from:to]
		if !double {
			single(part)
			return
		}
		k.pairsOf(part, inner)
	}
	for at := 0; at < len(b); at++ {
		n, two, ok := shift(b[at:])
		if !ok {
			continue
		}
		flush(at)
		double, from = two, min(at+n, len(b))
		at = from - 1
	}
	flush(len(b))
}

// veiled gives a text with eighth bits in place of its characters of two seven-bit bytes.
func veiled(b []byte) []byte {
	out := bytes.Clone(b)
	double := false
	for at := 0; at < len(b); at++ {
		if n, two, ok := shift(b[at:]); ok {
			double = two
			at += n - 1
			continue
		}
		if double {
			out[at] = 0x80
		}
	}
	return out
}

// bare masks a text whose escapes were lost: what stands between those of two bytes and those of one, and the rest.
func (r *redactor) bare(data []byte) bool {
	at := 0
	for _, m := range bareEscapes().FindAllSubmatchIndex(data, -1) {
		r.runs(data[at:m[0]], nothing)
		inner := "euc-jp"
		switch data[m[2]+1] {
		case 'A':
			inner = "gb2312"
		case ')':
			inner = "euc-kr"
		}
		r.pairsOf(data[m[4]:m[5]], inner)
		at = m[5]
		if data[at] == '(' {
			at += 2
		}
	}
	r.runs(data[at:], nothing)
	return at > 0
}

// bareEscapes are the escapes of ISO-2022 without the escape character, and what stands between them.
var bareEscapes = pattern(`(\$[B@A]|\$\)C)([!-~]*?)(?:\([BJ]|[\r\n])`)

// pairsOf masks characters of two bytes whose eighth bits are not set.
func (k *mask) pairsOf(b []byte, name string) {
	for i := range b {
		if b[i] > ' ' {
			b[i] |= 0x80
		}
	}
	k.letters(b, name, true, nothing)
	for i := range b {
		b[i] &= 0x7f
	}
}

// stripped masks a text whose eighth bits were cut off, as what it was written in.
func (r *redactor) stripped(data []byte, was *charset.Restored) bool {
	whole := encoded(was.Text, was.Actual)
	if len(whole) != len(data) {
		return false
	}
	for i, c := range whole {
		if c&0x7f != data[i] {
			return false
		}
	}
	r.text(whole, was.Actual, nothing)
	for i, c := range whole {
		data[i] = c & 0x7f
	}
	return true
}

// shift reads what changes the number of bytes of a character.
func shift(b []byte) (n int, double, ok bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\x1b$")) && len(b) > 3 && (b[2] == '(' || b[2] == ')' || b[2] == '*'):
		return 4, b[2] == '(', true
	case bytes.HasPrefix(b, []byte("\x1b$")):
		return 3, true, true
	case bytes.HasPrefix(b, []byte("\x1b(")):
		return 3, false, true
	case b[0] == 0x0e:
		return 1, true, true
	case b[0] == 0x0f, b[0] == '\n':
		return 1, false, true
	case bytes.HasPrefix(b, []byte("~{")):
		return 2, true, true
	case bytes.HasPrefix(b, []byte("~}")):
		return 2, false, true
	}
	return 0, false, false
}
