package analyze

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// copied reports whether the source of the message was copied as text: out of a page or another text, or through an
// editor, which begins a file with a byte order mark. Characters beyond ASCII that no encoding hides are in the charset of the
// copy then, whatever they were in before.
func (e *Evidence) copied() bool {
	return e.layer().Unwrapped() || slices.ContainsFunc(e.Root.Header.Fields, func(f headers.Field) bool {
		return f.Kind == headers.Mark || f.Kind == headers.Before && len(bytes.TrimSpace(e.layer().Bytes(f.Span))) > 0
	})
}

// recoded reports whether bytes of a layer are such characters, or text with some among it.
func (e *Evidence) recoded(layer *eml.Layer, at headers.Span) bool {
	return layer == e.layer() && slices.ContainsFunc(layer.Bytes(at), func(b byte) bool { return b >= 0x80 }) && e.copied()
}

// bodyRecoded is recoded for the text of a body.
func (e *Evidence) bodyRecoded(c *Content) bool {
	return !c.Taken().Armored() && e.recoded(c.Layer, c.Part.Body)
}

// unlessRecoded names a party, where copying cannot have done what it is blamed for.
func unlessRecoded(recoded bool, party Party) Party {
	if recoded {
		return Nobody
	}
	return party
}

// anyRecoded reports whether there is text of which the charset cannot be told, because it was copied.
func (e *Evidence) anyRecoded() bool {
	return e.copied() && (e.recoded(e.layer(), e.Root.Header.Span) || slices.ContainsFunc(e.Contents, func(c Content) bool {
		return c.Body && c.Reading != nil && e.bodyRecoded(&c)
	}))
}
