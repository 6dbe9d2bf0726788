package tnef

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// untilZero returns b up to its first zero byte.
func untilZero(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return b[:i:i]
	}
	return b
}

// decodeUTF16 reads little-endian UTF-16 up to a zero; half surrogates become U+FFFD.
func decodeUTF16(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2 && u16(b) != 0; b = b[2:] {
		units = append(units, u16(b))
	}
	return string(utf16.Decode(units))
}

// decodeText reads bytes in a Windows code page. In one that is not known, ASCII and valid
// UTF-8 are taken as they are and other bytes become U+FFFD: never a guess.
func decodeText(b []byte, codepage int) string {
	if isASCII(b) {
		return string(b)
	}
	if e := encodingOf(codepage); e != nil {
		if text, err := e.NewDecoder().Bytes(b); err == nil {
			return string(text)
		}
	}
	return strings.ToValidUTF8(string(b), string(utf8.RuneError))
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
