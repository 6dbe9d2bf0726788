package auth

import (
	"bytes"
	"encoding/base64"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// writing is a way to write a text.
type writing struct {
	in    eml.Encoding // Identity where the header does not state one
	width int          // of encoded lines
	early bool         // see quotedStyle
	bare  bool         // the line ends of the text are encoded, and are line feeds
	ended bool         // there is an empty line behind it
}

var (
	inQuoted      = writing{in: eml.QuotedPrintable, width: quotedWidth}
	inQuotedEarly = writing{in: eml.QuotedPrintable, width: quotedWidth, early: true}
	in8Bit        = writing{in: eml.EightBit}
	in7Bit        = writing{in: eml.SevenBit}
	unstated      = writing{in: eml.Identity}
	inBase64      = writing{in: eml.Base64, width: widths[0]}
	inBase64Ended = writing{in: eml.Base64, width: widths[0], ended: true}
	asItIs        = writing{width: -1} // not written again
)

// usualWritings are tried of every text, each with each of another one.
var usualWritings = [...]writing{inQuoted, inQuotedEarly, in8Bit, in7Bit, unstated, inBase64, inBase64Ended}

// rareWritings are tried of one text, or of two that are written alike.
var rareWritings = [...]writing{
	{in: eml.Base64, width: widths[0], bare: true},
	{in: eml.Base64, width: widths[0], bare: true, ended: true},
	{in: eml.Base64, width: widths[1]},
	{in: eml.Base64, width: widths[1], bare: true},
	{in: eml.QuotedPrintable, width: quotedWidth, bare: true},
	{in: eml.QuotedPrintable, width: 75},
	{in: eml.QuotedPrintable, width: 74},
	{in: eml.QuotedPrintable, width: 74, early: true},
	{in: eml.QuotedPrintable, width: 73},
	{in: eml.QuotedPrintable, width: 73, early: true},
	{in: eml.QuotedPrintable, width: 72},
	{in: eml.QuotedPrintable, width: 72, early: true},
}

// coded reports whether a way to write a text is an encoding that hides it.
func (w writing) coded() bool { return w.in == eml.Base64 || w.in == eml.QuotedPrintable }

// as writes lines in the place of a text, with the header that states how.
func (t *writtenText) as(d *draft, w writing, lines [][]byte) *patch {
	by := make([][]byte, 0, t.first-t.header+len(lines)+1)
	for _, line := range d.lines[t.header:t.first] {
		if other := restated(line, w.in); w != unstated || bytes.Equal(line, other) {
			by = append(by, other)
		}
	}
	switch w.in {
	case eml.QuotedPrintable:
		by = w.quoted(by, lines)
	case eml.Base64:
		end := crlf
		if w.bare {
			end = crlf[1:]
		}
		by = append(by, base64Lines(bytes.Join(lines, end), w.width)...)
	default:
		by = append(by, lines...)
	}
	if w.ended {
		by = append(by, nil)
	}
	return d.patch(lineRange{t.header, t.until}, by, Change{What: Reencoded})
}

// quoted adds lines in quoted-printable.
func (w writing) quoted(by, lines [][]byte) [][]byte {
	usual := quotedStyle{early: w.early}
	for i, line := range lines {
		usual.bare = w.bare && i < len(lines)-1
		by = usual.encode(by, line, w.width)
	}
	return by
}

// differs reports whether a text would be another one if it were written so.
func (t *writtenText) differs(w writing) bool {
	switch {
	case w.in == eml.QuotedPrintable:
		return !t.padded // if it is that already, it may be written in another style
	case t.plain():
		return w.coded()
	}
	return t.part.Encoding != w.in || w.bare || w.in == eml.Base64 && w.width != t.width
}

// base64Lines writes base64 in lines of a width.
func base64Lines(content []byte, width int) (lines [][]byte) {
	text := base64.StdEncoding.AppendEncode(nil, content)
	lines = make([][]byte, 0, len(text)/width+1)
	for ; len(text) > width; text = text[width:] {
		lines = append(lines, text[:width])
	}
	return append(lines, text)
}
