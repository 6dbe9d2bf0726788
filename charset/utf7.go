package charset

import (
	"unicode/utf16"
	"unicode/utf8"
)

// decodeUTF7 reads UTF-7 (RFC 2152): UTF-16 in base64 between "+" and "-", where the "-" may be
// left out before a byte that is no base64, and "+-" is a plus sign.
func decodeUTF7(b []byte, s *sink) {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c >= 0x80:
			s.misfit(i)
			i++
		case c != '+':
			s.text = append(s.text, c)
			i++
		case i+1 < len(b) && b[i+1] == '-':
			s.text = append(s.text, '+')
			i += 2
		default:
			i = shifted(b, i, s)
		}
	}
}

// shifted reads the base64 behind the plus sign at b[at] and tells where it ends.
func shifted(b []byte, at int, s *sink) int {
	var bits, n uint32
	var units []uint16
	i := at + 1
	for ; i < len(b) && base64Value(b[i]) >= 0; i++ {
		bits, n = bits<<6|uint32(base64Value(b[i])), n+6
		if n >= 16 {
			n -= 16
			units = append(units, uint16(bits>>n))
			bits &= 1<<n - 1
		}
	}
	if len(units) == 0 || n >= 6 || bits != 0 {
		s.misfit(at)
		s.cut = i == len(b)
	}
	for _, r := range utf16.Decode(units) {
		if r == utf8.RuneError {
			s.misfit(at)
			continue
		}
		s.multi++
		s.rune(r)
	}
	if i < len(b) && b[i] == '-' {
		i++
	}
	return i
}

// base64Value is the value of a base64 digit (RFC 4648, section 4), -1 for other bytes.
func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}
