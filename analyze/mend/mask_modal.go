package mend

import (
	"bytes"
	"unicode"
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

// wide masks UTF-16: letters and digits of ASCII, and those that have fillers, unit by unit.
func (k *mask) wide(b []byte, name string) {
	low := 0
	if name == "utf-16be" || name == "utf-16" && len(b) > 1 && b[0] == 0xfe {
		low = 1
	}
	for at := 0; at+1 < len(b); at += 2 {
		l, h := &b[at+low], &b[at+1-low]
		r := rune(*h)<<8 | rune(*l)
		if r < 0x80 {
			*l = other(*l, k.next(200))
			continue
		}
		for script, letters := range rules().letters {
			if unicode.Is(script, r) {
				list := []rune(letters)
				r = list[k.next(len(list))]
				*l, *h = byte(r), byte(r>>8)
			}
		}
	}
}

// escaped masks charsets that switch to two seven-bit bytes for each character (ISO-2022 and HZ).
func (k *mask) escaped(b []byte, name string, keep func(string) bool) {
	inner := map[string]string{"iso-2022-kr": "euc-kr", "iso-2022-cn": "gb2312", "hz-gb-2312": "gb2312"}[name]
	if inner == "" {
		inner = "euc-jp"
	}
	from, double := 0, false
	flush := func(to int) {
		part := b[from:to]
		if !double {
			k.runs(part, keep)
			return
		}
		for i := range part {
			if part[i] > ' ' {
				part[i] |= 0x80
			}
		}
		k.text(part, inner, keep)
		for i := range part {
			part[i] &= 0x7f
		}
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
