package auth

import (
	"bytes"
	"encoding/base64"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// otherForms looks for the encodings that one or two texts had before a server gave them others, and for other lines of all
// base64.
func (u *undoer) otherForms(d *draft, texts []*writtenText) {
	u.otherWidths(d)
	var forms [maxTexts][]*patch
	for i, t := range texts {
		forms[i] = t.forms(d)
		for _, p := range forms[i] {
			u.budget -= len(p.text.bytes)
			u.edited(d, p)
		}
	}
	for _, a := range forms[0] {
		for _, b := range forms[1] {
			u.edited(d, a, b)
		}
	}
}

// otherWidths looks for other lengths of the lines of all base64.
func (u *undoer) otherWidths(d *draft) {
	var coded []*leaf
	for _, p := range d.parts {
		if p.part.Encoding != eml.Base64 || !d.clean(p) || u.ended() {
			continue
		}
		l := &leaf{region: p}
		if l.read(d); l.whole {
			coded = append(coded, l)
		}
		u.budget -= len(l.content)
	}
	for _, w := range widths {
		if len(coded) == 0 || u.ended() {
			return
		}
		var all []*patch
		for _, l := range coded {
			p := d.patch(l.region.lines(), base64Lines(l.content, w), Change{What: Reencoded})
			u.budget -= len(p.text.bytes)
			all = append(all, p)
		}
		u.edited(d, all...)
	}
}

// clean reports whether the lines of a leaf have no blanks around them, and none but the last is empty.
func (d *draft) clean(p region) bool {
	for i, line := range d.lines[p.first:p.last] {
		if len(line) != len(bytes.TrimSpace(line)) || len(line) == 0 && i < p.last-p.first-1 {
			return false
		}
	}
	return true
}

// forms gives the ways to write a text, with the header that states it.
func (t *writtenText) forms(d *draft) (list []*patch) {
	at := lineRange{t.header, t.until}
	lines := bytes.Split(bytes.ReplaceAll(t.content, crlf, []byte("\n")), []byte("\n"))
	add := func(e eml.Encoding, body ...[]byte) {
		var by [][]byte
		for _, line := range d.lines[t.header:t.first] {
			if other := restated(line, e); e != eml.Identity || bytes.Equal(line, other) {
				by = append(by, other)
			}
		}
		list = append(list, d.patch(at, append(by, body...), Change{What: Reencoded}))
	}
	if e := t.part.Encoding; e == eml.Base64 || e == eml.QuotedPrintable {
		add(eml.EightBit, lines...)
		add(eml.SevenBit, lines...)
		add(eml.Identity, lines...)
	}
	var quoted [][]byte
	var usual quotedStyle
	for _, line := range lines {
		quoted = append(quoted, usual.encode(line, quotedWidth)...)
	}
	add(eml.QuotedPrintable, quoted...)
	if t.part.Encoding != eml.Base64 {
		coded := base64Lines(bytes.Join(lines, crlf), widths[0])
		add(eml.Base64, coded...)
		add(eml.Base64, append(coded, nil)...)
	}
	return list
}

// base64Lines writes base64 in lines of a width.
func base64Lines(content []byte, width int) (lines [][]byte) {
	text := base64.StdEncoding.AppendEncode(nil, content)
	for ; len(text) > width; text = text[width:] {
		lines = append(lines, text[:width])
	}
	return append(lines, text)
}
