package analyze

import (
	"bytes"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// spelled gives words of the text of a content as its bytes spell them.
func (c *Content) spelled(words string) []byte {
	if len(words) != utf8.RuneCountInString(words) && c.legible() {
		if enc, ok := charset.Encoding(c.Reading.Actual); ok {
			if b, err := enc.NewEncoder().Bytes([]byte(words)); err == nil {
				return b
			}
		}
	}
	return []byte(words)
}

// legible reports whether a content is text in another charset than UTF-8, and in the one that it states.
func (c *Content) legible() bool {
	return c.Reading != nil && (c.Reading.Verdict == charset.Fits || c.Reading.Verdict == charset.Narrow) &&
		c.Reading.Actual != "utf-8" && c.Reading.Actual != "us-ascii"
}

// readably quotes bytes of a content as the text that they are, where nothing is wrong with them. Other bytes are
// evidence themselves.
func (c *Content) readably(at Place, s headers.Span) Place {
	if at.Quote == "" || !c.legible() {
		return at
	}
	b := c.Decoded.Data[min(s.Start, len(c.Decoded.Data)):min(s.End, len(c.Decoded.Data))]
	b = b[:min(len(b), 2*quoteLength)] // its text takes more bytes than are quoted, or ends before
	if utf8.Valid(b) && bytes.IndexByte(b, 0x1b) < 0 {
		return at
	}
	if d, ok := charset.Decode(b, c.Reading.Actual); ok && (d.MisfitCount == 0 || d.Cut && d.MisfitCount == 1) {
		text, _ := bytes.CutSuffix([]byte(d.Text), []byte("\ufffd"))
		at.Quote = quote(text)
	}
	return at
}
