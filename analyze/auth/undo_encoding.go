package auth

import (
	"bytes"
	"encoding/base64"
	"iter"
	"mime/quotedprintable"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// encodings gives each leaf the transfer encoding, and the charset, that it may have had, and looks at the
// body that this makes: as it is, and cut at its ends.
func (u *undoer) encodings(d *draft, at cuts) {
	for _, all := range [...]eml.Encoding{eml.EightBit, eml.SevenBit} {
		if changed, ok := d.allTo(all); ok {
			u.budget -= changed.cost()
			if t := u.matches(changed, changed.whole()); t != nil {
				u.answer(t, Change{What: Reencoded})
			}
		}
	}
	if at == anywhere && !u.single() {
		return // looked at already
	}
	outer := u.before
	for _, p := range d.parts {
		for f := range u.forms(d, p) {
			u.before = slices.Concat(outer, f.changes(p))
			made := d.with(p, f)
			u.budget -= made.cost()
			if !bytes.Equal(made.text.bytes, d.text.bytes) {
				u.form(made, f, at)
			}
		}
	}
	u.before = outer
}

// form looks at a body with a leaf in another form.
func (u *undoer) form(d *draft, f form, at cuts) {
	if t := u.matches(d, d.whole()); t != nil {
		u.answer(t)
	}
	if u.single() && f.encoding != eml.Base64 {
		u.footer(d, at)
		u.banners(d, at)
	}
}

// single reports whether the message is one part: its encoding is stated outside of the body.
func (u *undoer) single() bool { return len(u.root.Parts) == 0 || u.root.SMIME() }

// form is a way to write the content of a leaf.
type form struct {
	lines    [][]byte
	encoding eml.Encoding
	charset  string // "" where it stays
}

// changes names what a form undoes.
func (f form) changes(p region) []Change {
	var list []Change
	if f.charset != "" {
		list = append(list, Change{What: CharsetConverted})
	}
	if f.encoding != p.part.Encoding || len(list) == 0 {
		list = append(list, Change{What: Reencoded})
	}
	return list
}

// widths are the lengths of base64 lines that programs write.
var widths = [...]int{76, 72, 64, 60, 70, 74, 78}

// forms gives the ways a leaf may have been written before.
func (u *undoer) forms(d *draft, p region) iter.Seq[form] {
	return func(yield func(form) bool) {
		if u.ended() {
			return
		}
		content, whole := d.content(p)
		u.budget -= len(content)
		if !whole || len(content) == 0 || len(content) > maxUndoBody/4 || !u.written(content, p.text, "", yield) {
			return
		}
		if !p.text || !u.single() || isASCII(string(content)) {
			return
		}
		last := content
		for _, name := range earlierCharsets {
			b, ok := converted(content, name)
			u.budget -= convertCost * len(b)
			if ok && !bytes.Equal(b, last) && !u.written(b, true, name, yield) {
				return
			}
			last = b
		}
	}
}

// convertCost is what a byte counts that is converted.
const convertCost = 4

// written gives the ways to write a content, which is text or else a file; false where no more are wanted.
func (u *undoer) written(content []byte, text bool, charset string, yield func(form) bool) bool {
	if text && (!yield(form{splitLines(content), eml.EightBit, charset}) || u.ended()) {
		return false
	}
	if text && (!yield(form{quoted(content), eml.QuotedPrintable, charset}) || u.ended()) {
		return false
	}
	encoded := base64.StdEncoding.AppendEncode(nil, content)
	for _, w := range widths {
		if !yield(form{wrapped(encoded, w), eml.Base64, charset}) || u.ended() {
			return false
		}
	}
	return true
}

// earlierCharsets are those that programs convert to UTF-8.
var earlierCharsets = [...]string{"gbk", "gb18030", "big5", "iso-8859-1", "windows-1252", "iso-8859-15", "iso-2022-jp",
	"shift_jis", "euc-jp", "euc-kr", "koi8-r", "windows-1251", "windows-1250", "iso-8859-2"}

// converted writes UTF-8 text in another charset, if it can be.
func converted(text []byte, name string) ([]byte, bool) {
	e, ok := charset.Encoding(name)
	if !ok {
		return nil, false
	}
	out, err := e.NewEncoder().Bytes(text)
	return out, err == nil && !bytes.Equal(out, text)
}

func splitLines(b []byte) [][]byte {
	if len(b) == 0 {
		return nil
	}
	lines := bytes.Split(b, []byte{'\n'})
	if len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	for i := range lines {
		lines[i] = bytes.TrimSuffix(lines[i], []byte{'\r'})
	}
	return lines
}

func quoted(b []byte) [][]byte {
	var out bytes.Buffer
	w := quotedprintable.NewWriter(&out)
	_, _ = w.Write(b) // a bytes.Buffer takes everything
	_ = w.Close()
	return splitLines(out.Bytes())
}

func wrapped(text []byte, width int) [][]byte {
	lines := make([][]byte, 0, len(text)/width+1)
	for len(text) > width {
		lines, text = append(lines, text[:width]), text[width:]
	}
	return append(lines, text)
}

// with puts a form of a leaf into the body. Its header, where that is part of the body, states the
// encoding of the form.
func (d *draft) with(p region, f form) *draft {
	out := d.replace(p.first, p.last, f.lines)
	for i := p.header; i < p.first; i++ {
		if line := restated(out.lines[i], f.encoding); !bytes.Equal(line, out.lines[i]) {
			out.lines[i] = line
			out.text = out.text.replace(i, i+1, canonical([][]byte{line}, d.canon))
		}
	}
	return out
}

// restated gives a Content-Transfer-Encoding line another value.
func restated(line []byte, e eml.Encoding) []byte {
	const name = "content-transfer-encoding:"
	if len(line) < len(name) || !strings.EqualFold(string(line[:len(name)]), name) {
		return line
	}
	return append(bytes.Clone(line[:len(name)]), " "+string(e)...)
}

// allTo takes the encoding off all encoded texts at once, as a server put it on that could not send 8 bit.
func (d *draft) allTo(e eml.Encoding) (*draft, bool) {
	out, changed := d, 0
	for i := len(d.parts) - 1; i >= 0; i-- {
		p := d.parts[i]
		if p.text && (p.part.Encoding == eml.QuotedPrintable || p.part.Encoding == eml.Base64) {
			content, _ := d.content(p)
			out, changed = out.with(p, form{lines: splitLines(content), encoding: e}), changed+1
		}
	}
	return out, changed > 1
}
