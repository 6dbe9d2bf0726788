package eml

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// multipart reads the parts between the boundaries (RFC 2046, section 5.1).
func (p *parser) multipart(part *Part) {
	level := len(p.open.names)
	p.open.push(part.Boundary)
	p.noteBoundary(part)
	part.Preamble.Start, part.Preamble.End = p.pos, p.pos
	d, ok := p.next(p.pos)
	p.pos = p.end
	if ok {
		p.pos = d.Start
	}
	part.Preamble.End = p.pos
	for ok && d.level == level {
		p.noteDelimiter(part, d)
		if d.cut {
			p.cutShort(part, d)
			break
		}
		if d.closing && part.Close.Empty() {
			d, ok = p.close(part, d, level)
			continue
		}
		p.child(part, d)
		d, ok = p.next(p.pos)
	}
	p.open.pop()
	p.noteUnclosed(part)
	part.settleDamaged()
}

// noteBoundary records a boundary that programs read in different ways: it ends with a blank, or it is, or begins as,
// that of a multipart around.
func (p *parser) noteBoundary(part *Part) {
	stated, around := part.Content.Get("boundary"), p.open.names[:len(p.open.names)-1]
	begins := func(name string) bool { return strings.HasPrefix(part.Boundary, name) }
	switch {
	case stated != part.Boundary && strings.TrimRight(stated, " \t") == part.Boundary:
		part.defect(DefectBoundaryBlank, part.Header.Span, part.Boundary)
	case p.open.hides():
		part.defect(DefectSameBoundary, part.Header.Span, part.Boundary)
	case slices.ContainsFunc(around[max(0, len(around)-maxAround):], begins):
		part.defect(DefectBoundaryPrefix, part.Header.Span, part.Boundary)
	}
}

// child reads the part that follows a delimiter.
func (p *parser) child(part *Part, d delimiter) {
	p.pos = d.End
	if p.parts >= p.limits.Parts {
		p.leaf()
		p.bare(part, d)
		return
	}
	child := p.entity(part.childPath(len(part.Parts)+1), defaultChild(part.Type))
	child.Delimiter = p.reopened(part, d)
	part.Parts = append(part.Parts, child)
	child.near = d.near
	if part.has(DefectAfterClose) {
		child.lose(LostAfterClose)
	}
}

// bare makes a part of bytes that are not looked into: the limit is reached. What follows in the same multipart
// belongs to it, so that there are never many.
func (p *parser) bare(part *Part, d delimiter) {
	if n := len(part.Parts); n > 0 && part.Parts[n-1].bare {
		last := part.Parts[n-1]
		last.End, last.Body.End = p.pos, p.pos
		part.Close, part.Epilogue = headers.Span{}, headers.Span{}
		return
	}
	part.defect(DefectLimit, d.Span, "")
	before := p.reopened(part, d)
	at := headers.Span{Start: d.End, End: p.pos}
	none := headers.Span{Start: d.End, End: d.End}
	part.Parts = append(part.Parts, &Part{Span: at, Layer: p.layer, Path: part.childPath(len(part.Parts) + 1), Delimiter: before,
		Header: headers.Block{Span: none, Separator: none}, Type: "application/octet-stream", Body: at, bare: true})
}

// defaultChild is the media type of a part that states none (RFC 2046, section 5.1.5).
func defaultChild(parent string) string {
	if parent == "multipart/digest" {
		return "message/rfc822"
	}
	return "text/plain"
}

// close takes in the closing boundary and what follows it. Parts after it are read on.
func (p *parser) close(part *Part, d delimiter, level int) (delimiter, bool) {
	part.Close, p.pos = d.Span, d.End
	if p.open.hides() {
		p.open.pop()
		p.open.push("\n") // matches no line: the outer boundary counts again
	}
	next, ok := p.next(p.pos)
	end := p.end
	if ok {
		end = next.Start
	}
	part.Epilogue = headers.Span{Start: p.pos, End: end}
	p.pos = end
	return next, ok
}

// reopened gives the delimiter of a part. After a closing boundary the epilogue so far, and the boundary,
// become what stands before the part, so that the tiles stay in order.
func (p *parser) reopened(part *Part, d delimiter) headers.Span {
	if part.Close.Empty() {
		return d.Span
	}
	part.defect(DefectAfterClose, d.Span, "")
	at := headers.Span{Start: part.Close.Start, End: d.End}
	part.Close, part.Epilogue = headers.Span{}, headers.Span{}
	return at
}

func (p *parser) noteDelimiter(part *Part, d delimiter) {
	switch {
	case d.loose:
		part.defect(DefectLooseDelimiter, d.Span, "")
	case d.near:
		part.defect(DefectDelimiter, d.Span, d.name)
	}
}

// noteUnclosed records a missing closing boundary. Where no boundary was found at all, that is another
// defect; where there is no body, nothing can be said.
func (p *parser) noteUnclosed(part *Part) {
	here := headers.Span{Start: p.pos, End: p.pos}
	if part.Close.Empty() {
		part.Close = here
		if len(part.Parts) > 0 && !part.has(DefectAfterClose) {
			part.defect(DefectUnclosed, here, part.Boundary)
		}
	}
	if part.Epilogue.Empty() {
		part.Epilogue = headers.Span{Start: p.pos, End: p.pos}
	}
}
