package mapi

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
)

// Decodable says whether strings in a Windows code page can be read; 0 stands for none.
func Decodable(codepage int) bool {
	_, ok := charset.Codepage(codepage)
	return ok || codepage == 0
}

// UntilZero returns b up to its first zero byte.
func UntilZero(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return b[:i:i]
	}
	return b
}

// DecodeUnicode reads little-endian UTF-16 up to a zero; half surrogates become U+FFFD.
func DecodeUnicode(b []byte) string {
	out := make([]byte, 0, len(b)/2)
	for ; len(b) >= 2 && u16(b) != 0; b = b[2:] {
		r := rune(u16(b))
		if utf16.IsSurrogate(r) && len(b) >= 4 && utf16.DecodeRune(r, rune(u16(b[2:]))) != utf8.RuneError {
			r = utf16.DecodeRune(r, rune(u16(b[2:])))
			b = b[2:]
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// Decode reads bytes in a Windows code page, whatever they look like. In one that is not known,
// ASCII and valid UTF-8 are taken as they are and other bytes become U+FFFD.
func Decode(b []byte, codepage int) string {
	if isASCII(b) {
		return string(b)
	}
	if name, ok := charset.Codepage(codepage); ok {
		d, _ := charset.Decode(b, name)
		return d.Text
	}
	return strings.ToValidUTF8(string(b), string(utf8.RuneError))
}

// Guess reads bytes in a Windows code page, or, where the bytes speak against it or nobody names
// one, in the charset that they are most likely in.
func Guess(b []byte, codepage int) string {
	if isASCII(b) {
		return string(b)
	}
	name, _ := charset.Codepage(codepage)
	return charset.Read(b, name).Text
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
