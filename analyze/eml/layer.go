package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Layer is a run of bytes that offsets refer to: the input as given, or an object decoded out of it.
type Layer struct {
	Path   string // "" for the input, else the path of the object: "2", "2/1.2", "@name.eml"
	Data   []byte
	Ending LineEnding
	Armor  Encoding // the encoding that the whole file was saved in, if it was
	bareCR bool     // there are CRs that no LF follows
}

// newLayer counts the line ends of data.
func newLayer(path string, data []byte) *Layer {
	lf := bytes.Count(data, []byte{'\n'})
	cr := bytes.Count(data, []byte{'\r'})
	crlf := bytes.Count(data, []byte("\r\n"))
	l := &Layer{Path: path, Data: data, bareCR: cr > crlf}
	switch {
	case lf == 0 && cr == 0:
		l.Ending = EndingNone
	case cr == crlf && lf == crlf:
		l.Ending = EndingCRLF
	case cr == 0:
		l.Ending = EndingLF
	case lf == 0:
		l.Ending = EndingCR
	default:
		l.Ending = EndingMixed
	}
	return l
}

// BareCR reports whether there is a CR that no LF follows.
func (l *Layer) BareCR() bool { return l.bareCR }

// whole is the span of all bytes of the layer.
func (l *Layer) whole() headers.Span { return headers.Span{Start: 0, End: len(l.Data)} }

// Bytes gives the bytes of a span of the layer.
func (l *Layer) Bytes(s headers.Span) []byte {
	return l.Data[min(s.Start, len(l.Data)):min(s.End, len(l.Data))]
}

// LineEnd gives the offset of the CR or LF that ends the line at pos.
func (l *Layer) LineEnd(pos int) int { return lineEndAt(l.Data, pos) }

// atLineStart reports whether a line begins at pos.
func (l *Layer) atLineStart(pos int) bool {
	if pos == 0 {
		return true
	}
	c := l.Data[pos-1]
	return c == '\n' || c == '\r'
}
