package eml

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// cutOff reads the last line of the input as a delimiter that was cut off with the rest of the message.
func (p *parser) cutOff(pos int) (d delimiter, ok bool) {
	start := p.end
	for start > pos && p.end-start < 210 && !p.layer.atLineStart(start) {
		start--
	}
	line := p.data[start:p.end]
	if len(line) == 0 || p.end < len(p.data) || !p.layer.atLineStart(start) {
		return d, false
	}
	for i, name := range p.open.innermost() {
		if strings.HasPrefix("--"+name+"--", string(line)) {
			d = delimiter{level: max(0, len(p.open.names)-2) + i, closing: true, cut: true, line: start}
			d.Span = headers.Span{Start: p.beforeLineEnd(pos, start), End: p.end}
			return d, true
		}
	}
	return d, false
}

// cutShort takes in a delimiter with which the input ends: no part can follow it. After the closing boundary
// it is text like any other.
func (p *parser) cutShort(part *Part, d delimiter) {
	if !part.Close.Empty() {
		part.Epilogue.End, p.pos = p.end, p.end
		return
	}
	part.Close, part.Epilogue, p.pos = d.Span, headers.Span{Start: d.End, End: p.end}, p.end
	part.defect(DefectUnclosed, headers.Span{Start: p.end, End: p.end}, part.Boundary)
}

// cutField takes the last bytes of the input into the header where they are the beginning of a field: the
// message was cut there.
func (p *parser) cutField(part *Part) bool {
	rest := p.data[p.pos:p.end]
	if p.end < len(p.data) || len(rest) > 40 || part.Header.Named() == 0 || bytes.ContainsAny(rest, " \t\r\n.,<>/=") {
		return false
	}
	at := headers.Span{Start: p.pos, End: p.end}
	part.Header.Fields = append(part.Header.Fields, headers.Field{Span: at, Kind: headers.Stray})
	part.Header.End, p.pos = p.end, p.end
	part.Header.Separator = headers.Span{Start: p.end, End: p.end}
	return true
}

// endsAt reports whether nothing but empty lines follows, to the end of the layer.
func (p *parser) endsAt(pos int) bool {
	for pos < p.end && (p.data[pos] == '\n' || p.data[pos] == '\r') {
		pos++
	}
	return pos == len(p.data)
}
