package eml

import (
	"bytes"
	"encoding/base64"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/headers"
)

// base64Lines is how many full lines make undeclared base64: fewer may be an identifier or a key.
const base64Lines = 5

// FindBase64 looks for base64 that fills a text which does not say so: lines of one length over its
// alphabet, from the first line to the last, that decode to text, to a message or to a known kind of file.
func FindBase64(text []byte) (headers.Span, bool) {
	start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	first, _, _ := bytes.Cut(text[start:], []byte("\n"))
	width := len(bytes.TrimRight(first, "\r"))
	if width < 40 || width > 1000 || width%4 != 0 || notAlphabet(first) {
		return headers.Span{}, false
	}
	end, lines, at := start, 0, start
	for at < len(text) {
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		clean := bytes.TrimRight(line, "\r")
		if len(clean) > width || notAlphabet(clean) || len(clean) == 0 {
			break
		}
		end, at, lines = at+len(clean), at+len(line)+1, lines+1
		if len(clean) < width {
			break
		}
	}
	if lines <= base64Lines || end-start < len(bytes.TrimSpace(text))/2 {
		return headers.Span{}, false
	}
	return headers.Span{Start: start, End: end}, meaningful(text[start:end])
}

// notAlphabet reports whether a line holds anything that base64 does not.
func notAlphabet(line []byte) bool {
	for _, c := range bytes.TrimRight(line, "=\r") {
		if base64Values[c] == notBase64 || c == '-' || c == '_' {
			return true
		}
	}
	return false
}

// meaningful reports whether base64 decodes to something that a person would have sent.
func meaningful(encoded []byte) bool {
	clean := bytes.Join(bytes.Fields(encoded), nil)
	clean = clean[:min(len(clean), 1024)]
	out := make([]byte, base64.StdEncoding.DecodedLen(len(clean)))
	n, _ := base64.StdEncoding.Decode(out, clean[:len(clean)/4*4])
	out = out[:n]
	for _, s := range signatures {
		if bytes.HasPrefix(out, []byte(s.bytes)) {
			return true
		}
	}
	if bytes.HasPrefix(out, []byte("PK\x03\x04")) || bytes.HasPrefix(out, []byte("\x78\x9f\x3e\x22")) {
		return true
	}
	return !notText(out) && (validUTF8(out) || bytes.IndexByte(out, '\n') >= 0 || highShare(out) > 60)
}

// validUTF8 reports whether bytes are UTF-8, perhaps with the last character cut.
func validUTF8(b []byte) bool {
	for i := 0; i < utf8.UTFMax && len(b) > i; i++ {
		if utf8.Valid(b[:len(b)-i]) {
			return true
		}
	}
	return false
}

// highShare gives the share of bytes above 127, in percent: texts in Chinese, Japanese or Cyrillic have many.
func highShare(b []byte) int {
	high := 0
	for _, c := range b {
		if c >= 0x80 {
			high++
		}
	}
	return high * 100 / max(1, len(b))
}
