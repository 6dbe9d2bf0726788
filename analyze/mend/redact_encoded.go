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
	r.text(value, h.RawCharset, nil)
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
	if bytes.Contains(all, []byte("\x1b$")) {
		name = "iso-2022-jp"
	}
	own := len(all)
	if dot := bytes.LastIndexByte(all, '.'); file && dot > 0 && len(all)-dot < 8 {
		own = dot
	}
	from := 0
	if !file {
		from = prefix(all)
	}
	keep := nothing
	if file {
		keep = r.madeUp
	}
	r.mask.text(all[from:own], name, keep)
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
	r.mask.text(data, name, r.madeUp)
	writeQuoted(b, data)
}

// encode writes the content of an encoded part over what stands there, with the same lines and the same damage.
func (r *redactor) encode(p *eml.Part, data []byte) {
	out := r.layer(p.Layer)
	body := out[p.Body.Start:p.Body.End]
	around := p.Twice
	if len(around) == 0 {
		around = []eml.Encoding{p.Taken()}
	}
	stages := [][]byte{bytes.Clone(body)}
	for _, e := range around {
		stages = append(stages, eml.Decode(stages[len(stages)-1], e).Data)
	}
	now := data
	for i := len(around) - 1; i >= 0 && len(now) == len(stages[i+1]); i-- {
		now = rewritten(stages[i], stages[i+1], now, around[i])
	}
	again := now
	for _, e := range around {
		again = eml.Decode(again, e).Data
	}
	if len(now) == len(body) && bytes.Equal(again, data) {
		copy(body, now)
		return
	}
	if was := stages[1]; len(stages) == 2 && around[0] == eml.Base64 && len(was) == len(data) {
		body = body[sound(body, was, data):]
	}
	r.lines(body, p.Taken())
}

// sound writes other content over the lines of base64 before the first that is damaged. It gives where that begins.
func sound(body, was, data []byte) int {
	end := 0
	for end < len(body) {
		line := body[end:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		if text := bytes.TrimSpace(line); len(text)%4 != 0 || len(groups(text)) != len(text)/4*3 {
			break
		}
		end += len(line)
	}
	if n := len(groups(body[:end])); n <= len(was) && bytes.Equal(groups(body[:end]), was[:n]) {
		writeBase64(body[:end], data[:n])
		return end
	}
	return 0
}

// rewritten gives an encoded text with other content of the same length.
func rewritten(text, was, data []byte, e eml.Encoding) []byte {
	out := bytes.Clone(text)
	switch {
	case bytes.Equal(groups(text), was):
		writeBase64(out, data)
	case e == eml.QuotedPrintable:
		writeSoft(out, was, data)
	}
	return out
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
