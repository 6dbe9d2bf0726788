package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// place is one text that a person reads, and what had happened to it.
type place struct {
	Mended
	pass    *Pass
	header  *HeaderText // of a field
	content *Content    // of a body or a file name
	field   string      // the name of the field, "filename" for that of a file; "" for a body
	part    string      // of a body or a file name
}

// places runs over all texts of the message: fields, file names, bodies.
func (p *Pass) places(see func(place)) {
	for i := range p.HeaderTexts {
		h := &p.HeaderTexts[i]
		see(place{Mended: h.Mended, pass: p, header: h, field: h.Name, part: h.Part})
	}
	for i := range p.Contents {
		c := &p.Contents[i]
		if c.Name.Text != "" {
			t := place{pass: p, content: c, field: "filename", part: c.Section()}
			if c.Renamed != nil {
				t.Mended = *c.Renamed
			}
			see(t)
		}
		if c.Body && c.Reading != nil {
			see(place{Mended: c.Mended, pass: p, content: c, part: c.Section()})
		}
	}
}

// where points at the field, or at the first bytes of the body beyond ASCII.
func (t place) where() []Place {
	switch {
	case t.header != nil:
		return []Place{t.pass.at(t.header.Layer, t.header.At, t.header.Part)}
	case t.field != "":
		return t.fileName()
	}
	return t.pass.firstHigh(*t.content)
}

// fileName points at the field that states the name of a file.
func (t place) fileName() []Place {
	for _, name := range [...]string{"Content-Disposition", "Content-Type"} {
		if f, ok := t.content.Field(name); ok && bytes.Contains(bytes.ToLower(t.content.Layer.Bytes(f.Span)), []byte("name")) {
			return []Place{t.pass.at(t.content.Layer, headers.Span{Start: f.Start, End: f.Value.End}, t.part)}
		}
	}
	return nil
}

// recoded reports whether the text was copied, and may be in another charset since.
func (t place) recoded() bool {
	switch {
	case t.header != nil:
		return t.pass.recoded(t.header.Layer, t.header.At)
	case t.field != "":
		return t.pass.recoded(t.content.Layer, t.content.Header.Span)
	}
	return t.pass.bodyRecoded(t.content)
}

// whereAt points at a span of the text of a body where that is one of its bytes, else at what where does.
func (t place) whereAt(start, end int) []Place {
	if t.content == nil || t.field != "" || !t.Aligned || end > len(t.content.Decoded.Data) {
		return t.where()
	}
	return t.pass.content(*t.content, headers.Span{Start: start, End: min(end, start+quoteLength)})
}

// text is the text as it was made readable.
func (t place) text() string {
	switch {
	case t.header != nil:
		return t.header.HeaderText.Text
	case t.field != "":
		return t.content.Name.Text
	}
	return t.content.Reading.Text
}

// unreadable says how bad it is that so many of the characters of a text cannot be read.
func (t place) unreadable(n int) Severity {
	ink := 0
	for _, r := range t.text() {
		if r > ' ' {
			ink++
		}
	}
	if n*5 >= ink {
		return Failure
	}
	return Warning
}
