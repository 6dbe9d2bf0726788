package eml

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Layer is a run of bytes that offsets refer to: the input as given, or an object decoded out of it.
type Layer struct {
	Path   string // "" for the input, else the path of the object: "2", "2/1.2", "@name.eml"
	Data   []byte
	Base   int // where Data begins in that object: a message of an mbox is a layer that begins later
	Lines  int // how many lines end before it
	Ending LineEnding
	Armor  Encoding // the encoding that the whole file was saved in, if it was
	bareCR bool     // there are CRs that no LF follows
	index  lineIndex
}

// textLayer ends the path of the layer that a file was unwrapped to.
const textLayer = "@text"

// Unwrapped reports whether the layer is what a page or another text held, so that copying may have changed bytes.
func (l *Layer) Unwrapped() bool { return strings.HasSuffix(l.Path, textLayer) && l.Armor == "" }

// newLayer tells how the lines of data end.
func newLayer(path string, data []byte) *Layer {
	l := &Layer{Path: path, Data: data, Ending: EndingLF}
	if bytes.IndexByte(data, '\r') < 0 {
		if bytes.IndexByte(data, '\n') < 0 {
			l.Ending = EndingNone
		}
		return l
	}
	l.index.read(data)
	count := Endings{lf: l.index.feeds, cr: l.index.returns, crlf: l.index.pairs}
	l.Ending, l.bareCR = count.Kind(), count.cr > count.crlf
	return l
}

// At gives where an offset into Data stands in the object that Path names.
func (l *Layer) At(offset int) int { return l.Base + offset }

// AtSpan gives where a span of Data stands in the object that Path names: start and end.
func (l *Layer) AtSpan(s headers.Span) [2]int { return [2]int{l.At(s.Start), l.At(s.End)} }

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
