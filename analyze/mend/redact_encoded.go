package mend

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// outsideWords applies a function to what stands between encoded words.
func (r *redactor) outsideWords(b []byte, do func([]byte)) {
	at := 0
	for _, w := range wordPattern().FindAllIndex(b, -1) {
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
	case p.Taken() == eml.QuotedPrintable:
		writeSoft(trial, p.Decoded.Data, data)
	}
	if again := eml.Decode(trial, p.Taken()); bytes.Equal(again.Data, data) {
		copy(body, trial)
		return
	}
	r.lines(body, p.Taken())
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
