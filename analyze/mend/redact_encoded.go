package mend

import (
	"bytes"
	"encoding/base64"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// outsideWords applies a function to what stands between encoded words.
func (r *redactor) outsideWords(b []byte, do func([]byte)) {
	at := 0
	for _, w := range wordPattern.FindAllIndex(b, -1) {
		do(b[at:w[0]])
		at = w[1]
	}
	do(b[at:])
}

// raw masks the bytes beyond ASCII of a field, in the charset that they are in.
func (r *redactor) raw(value []byte, name string) {
	if isASCII(string(value)) {
		return
	}
	h := charset.Unstructured(string(value))
	if h.RawCharset == "" {
		h.RawCharset = "utf-8"
	}
	r.text(value, h.RawCharset, func(string) bool { return true })
}

// encodedWords masks the text of encoded words. Words of one charset that follow on each other are one text: a
// character may be cut between them. Of the name of a file the ending stays.
func (r *redactor) encodedWords(value []byte, text string, file bool) {
	list := charset.Unstructured(text).Words
	var run []charset.Word
	for i, w := range list {
		if w.End > len(value) {
			return
		}
		run = append(run, w)
		last := i+1 == len(list) || !strings.EqualFold(list[i+1].Label, w.Label) ||
			strings.TrimSpace(string(value[w.End:list[i+1].Start])) != ""
		if last {
			r.oneText(value, run, file)
			run = nil
		}
	}
}

func (r *redactor) oneText(value []byte, run []charset.Word, file bool) {
	var all []byte
	var pieces []piece
	for _, w := range run {
		p := readPiece(value[w.Start:w.End])
		pieces = append(pieces, p)
		all = append(all, p.data...)
	}
	name := run[0].Actual
	if name == "" || name == "us-ascii" {
		name = run[0].Label
	}
	own := len(all)
	if dot := bytes.LastIndexByte(all, '.'); file && dot > 0 && len(all)-dot < 8 {
		own = dot
	}
	from := 0
	if !file {
		from = prefix(all)
	}
	r.mask.text(all[from:own], name, nothing)
	for _, p := range pieces {
		p.write(all[:len(p.data)])
		all = all[len(p.data):]
	}
}

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

// percent masks a value with escapes as web addresses have them (RFC 2231, section 4).
func (r *redactor) percent(b []byte) {
	data := quotedBytes(b)
	name := charset.Unstructured(string(data)).RawCharset
	if name == "" {
		name = "utf-8"
	}
	r.mask.text(data, name, nothing)
	writeQuoted(b, data)
}

// encode writes the content of an encoded part over what stands there, with the same lines and the same damage.
func (r *redactor) encode(p *eml.Part, data []byte) {
	out := r.layer(p.Layer)
	body := out[p.Body.Start:p.Body.End]
	trial := bytes.Clone(body)
	switch {
	case bytes.Equal(groups(body), p.Decoded.Data):
		writeBase64(trial, data)
	case p.Encoding == eml.QuotedPrintable:
		writeSoft(trial, p.Decoded.Data, data)
	}
	if again := eml.Decode(trial, p.Encoding); bytes.Equal(again.Data, data) {
		copy(body, trial)
		return
	}
	r.lines(body, p.Encoding)
}

// writeSoft writes data over quoted-printable with its soft line breaks, following what it decoded to.
func writeSoft(b, was, data []byte) {
	at := 0
	for i := 0; i < len(b) && at < len(was); i++ {
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

// lines masks encoded text that is too damaged to be encoded again as a whole: each line keeps its shape.
func (r *redactor) lines(b []byte, e eml.Encoding) {
	before := bytes.Clone(b)
	defer func() { keepMarks(before, b) }()
	for i, c := range b {
		switch {
		case e == eml.QuotedPrintable && i > 0 && (b[i-1] == '=' || i > 1 && b[i-2] == '=' && isHex(c)):
		case e == eml.Uuencode && (i == 0 || b[i-1] == '\n'): // says how long the line is
		case alphanumeric(c):
			b[i] = other(c, r.next(200))
		}
	}
}
