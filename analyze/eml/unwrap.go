package eml

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
)

// unwrap gives the message in a file that a program saved in another form: as UTF-16, as the HTML page that shows its
// source, or as a copy in another text. ok is false where the bytes are the message already.
func unwrap(b []byte) (plain []byte, ok bool) {
	if plain, ok := fromUTF16(b); ok {
		return plain, true
	}
	if plain, ok := fromPage(b); ok {
		return plain, true
	}
	return fromCopy(b)
}

// fromUTF16 undoes saving as UTF-16, with a byte order mark or without one. Every char below 256 becomes
// the byte it was, others become UTF-8.
func fromUTF16(b []byte) ([]byte, bool) {
	var order binary.ByteOrder
	switch {
	case len(b) < 4:
		return nil, false
	case b[0] == 0xff && b[1] == 0xfe:
		order, b = binary.LittleEndian, b[2:]
	case b[0] == 0xfe && b[1] == 0xff:
		order, b = binary.BigEndian, b[2:]
	case b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0:
		order = binary.LittleEndian
	case b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0:
		order = binary.BigEndian
	default:
		return nil, false
	}
	out := make([]byte, 0, len(b)/2+len(b)/16)
	for ; len(b) > 1; b = b[2:] {
		r := rune(order.Uint16(b))
		if utf16.IsSurrogate(r) && len(b) > 3 {
			if r = utf16.DecodeRune(r, rune(order.Uint16(b[2:]))); r != unicode.ReplacementChar {
				b = b[2:]
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out, true
}

// fromPage takes the source of a message out of an HTML page: a web mail's "show original", in which the
// source stands escaped, as it is or as the text of a page.
func fromPage(b []byte) ([]byte, bool) {
	head := bytes.TrimLeft(b[:min(len(b), 1024)], " \t\r\n\xef\xbb\xbf")
	if len(head) < 2 || head[0] != '<' || head[1] != '!' && !isLetterOrDigit(head[1]) || bytes.IndexByte(head, '>') < 0 {
		return nil, false
	}
	start := tagAt(b, "<pre")
	if start < 0 {
		page := hypertext.Read(strings.ToValidUTF8(string(b), "\ufffd"))
		plain := refolded([]byte(page.Text))
		return plain, !page.Cut && LooksLikeMessage(plain)
	}
	open := bytes.IndexByte(b[start:], '>')
	if open < 0 {
		return nil, false
	}
	inner := b[start+open+1:]
	if end := tagAt(inner, "</pre"); end >= 0 {
		inner = inner[:end]
	}
	plain := unescapedPage(bytes.TrimLeft(inner, "\r\n"))
	return plain, LooksLikeMessage(plain)
}

// refolded puts a blank before the lines of a header that a field goes on with: pages do not show it.
func refolded(b []byte) []byte {
	header := ownHeader(b)
	folded := make([]byte, 0, len(b)+64)
	list := false // the line before ends within a list of names, as that of the fields that a signature is over
	for at := 0; at < len(header); {
		end, next := nextLineAt(header, at)
		line := header[at:end]
		if !beginsMail(header, at) || list && !bytes.Contains(line, []byte(": ")) {
			folded = append(folded, ' ')
		}
		list = bytes.HasSuffix(line, []byte(":")) && bytes.Count(line, []byte(":")) > 1 || bytes.HasSuffix(line, []byte("h="))
		folded = append(folded, header[at:next]...)
		at = next
	}
	return append(folded, b[len(header):]...)
}

// tagAt finds the beginning of a tag in letters of either case, -1 if there is none.
func tagAt(page []byte, tag string) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(page[at:], '<')
		if i < 0 {
			return -1
		}
		if at += i; begins(page[at:], tag) {
			return at
		}
	}
}

// fromBase64 takes a message out of a file that is the base64 of it, without any header of its own, or as an address that
// holds it (RFC 2397).
func fromBase64(b []byte) ([]byte, bool) {
	if begins(b, "data:") {
		_, b, _ = bytes.Cut(b, []byte(","))
	}
	at, ok := FindBase64(b, "")
	if !ok {
		return nil, false
	}
	plain := decodeBase64(b[at.Start:at.End]).Data
	return plain, LooksLikeMessage(plain)
}

// begins reports whether bytes begin with a text of ASCII, in letters of either case.
func begins(b []byte, text string) bool {
	return len(b) >= len(text) && strings.EqualFold(string(b[:len(text)]), text)
}
