package mend

import (
	"bytes"
	"encoding/base64"
)

// piece is encoded text that stands somewhere, and the bytes it decodes to.
type piece struct {
	at   []byte
	data []byte
	q    bool
}

func readPiece(word []byte) piece {
	parts := bytes.SplitN(word, []byte("?"), 5)
	if len(parts) < 5 {
		return piece{}
	}
	p := piece{at: parts[3], q: parts[2][0]|0x20 == 'q'}
	if p.q {
		p.data = quotedBytes(p.at)
	} else {
		p.data = groups(p.at)
	}
	return p
}

// write puts other bytes of the same number in the place of the old ones.
func (p piece) write(data []byte) {
	if p.q {
		writeQuoted(p.at, data)
	} else {
		writeBase64(p.at, data)
	}
}

// groups decodes base64, whatever stands between its characters.
func groups(b []byte) []byte {
	var clean []byte
	for _, c := range b {
		if alphanumeric(c) || c == '+' || c == '/' {
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	data, _ := base64.RawStdEncoding.DecodeString(string(clean))
	return data
}

// writeBase64 writes data over base64 in place: what is no character of it stays where it is.
func writeBase64(b, data []byte) {
	text := base64.RawStdEncoding.EncodeToString(data)
	for i, c := range b {
		if text == "" {
			return
		}
		if alphanumeric(c) || c == '+' || c == '/' {
			b[i], text = text[0], text[1:]
		}
	}
}

// quotedBytes decodes the text of an encoded word of kind Q, or a line of quoted-printable.
func quotedBytes(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); i++ {
		if c, ok := hexPair(b[i:]); ok {
			out = append(out, c)
			i += 2
			continue
		}
		out = append(out, b[i])
	}
	return out
}

func hexPair(b []byte) (byte, bool) {
	if len(b) < 3 || b[0] != '=' && b[0] != '%' || !isHex(b[1]) || !isHex(b[2]) {
		return 0, false
	}
	return digit(b[1])<<4 | digit(b[2]), true
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

func digit(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// writeQuoted writes data over quoted-printable in place; what was escaped is escaped.
func writeQuoted(b, data []byte) {
	for i, at := 0, 0; i < len(b) && at < len(data); i++ {
		if _, ok := hexPair(b[i:]); !ok {
			b[i] = data[at]
			at++
			continue
		}
		hex := "0123456789ABCDEF"
		if b[i+1] >= 'a' || b[i+2] >= 'a' {
			hex = "0123456789abcdef"
		}
		b[i+1], b[i+2] = hex[data[at]>>4], hex[data[at]&15]
		at++
		i += 2
	}
}

// writeSoft writes data over quoted-printable with its soft line breaks, following what it decoded to.
func writeSoft(b, was, data []byte) {
	at := 0
	for i := 0; i < len(b) && at < len(was); i++ {
		if n := softBreak(b[i:]); n > 0 {
			i += n - 1
			continue
		}
		if c, ok := hexPair(b[i:]); ok && b[i] == '=' && c == was[at] {
			hex := "0123456789ABCDEF"
			b[i+1], b[i+2] = hex[data[at]>>4], hex[data[at]&15]
			at++
			i += 2
			continue
		}
		if b[i] == was[at] {
			b[i] = data[at]
			at++
		}
	}
}

// softBreak is the size of the soft line break that b begins with, 0 where there is none (RFC 2045, section 6.7).
func softBreak(b []byte) int {
	if b[0] != '=' {
		return 0
	}
	rest := bytes.TrimLeft(b[1:], " \t\r")
	if len(rest) == 0 || rest[0] != '\n' {
		return 0
	}
	return len(b) - len(rest) + 1
}

// overlay writes other bytes over those that stand in data from an offset on, in one piece or in pieces with the
// headers of BER between them (X.690, section 8.7.3). It gives where they end.
func overlay(data []byte, at int, was, is []byte) (end int, whole bool) {
	const header, sure = 6, 8
	for i := 0; i < len(was) && at < len(data); {
		if data[at] == was[i] {
			data[at] = is[i]
			at, i = at+1, i+1
			continue
		}
		skip := -1
		for n := 1; n <= header; n++ {
			if next := was[i:min(i+sure, len(was))]; bytes.HasPrefix(data[min(at+n, len(data)):], next) {
				skip = n
				break
			}
		}
		if skip < 0 {
			return at, false
		}
		at += skip
	}
	return at, true
}
