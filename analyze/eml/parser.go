package eml

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// parser reads the tree of one message from one layer. It goes over the bytes once: every line is looked
// at in the innermost part it belongs to, with all boundaries that are open.
type parser struct {
	*reader
	layer   *Layer
	data    []byte
	end     int
	pos     int
	open    boundaries
	message *Message
	depth   int
}

// reader holds what is shared by all layers of one input.
type reader struct {
	limits Limits
	parts  int
	guess  int // bytes that looking for lost boundaries may still go over
}

// parse reads the message that fills a span of a layer.
func (r *reader) parse(layer *Layer, at headers.Span, path string, carrier *Message, depth int) *Message {
	m := &Message{Path: path, Carrier: carrier}
	p := r.parser(layer, at, m, depth)
	m.Root = p.entity("", "text/plain")
	return m
}

func (r *reader) parser(layer *Layer, at headers.Span, m *Message, depth int) *parser {
	return &parser{reader: r, layer: layer, data: layer.Data, end: at.End, pos: at.Start, message: m, depth: depth}
}

// entity reads a header and the body that belongs to it. It stops at the end or before the delimiter of a
// multipart that is open.
func (p *parser) entity(path, defaultType string) *Part {
	part := &Part{Layer: p.layer, Path: path}
	p.parts++
	part.Header = headers.ScanUntil(p.data, headers.Span{Start: p.pos, End: p.end}, p.delimits)
	part.Start, p.pos = p.pos, max(part.Header.End, part.Header.Separator.End)
	p.missingBlankLine(part)
	part.Late.Start, part.Late.End = p.pos, p.pos
	p.lateHeader(part)
	part.Body.Start = p.pos
	part.readType(defaultType)
	p.body(part)
	part.Body.End, part.End = p.pos, p.pos
	p.finish(part)
	return part
}

// missingBlankLine records that text follows the header at once.
func (p *parser) missingBlankLine(part *Part) {
	if !part.Header.Separator.Empty() || p.pos >= p.end || part.Header.Named() == 0 {
		return
	}
	if end, _ := p.lineEnd(p.pos); !p.delimits(p.data[p.pos:end]) {
		part.defect(DefectNoBlankLine, headers.Span{Start: p.pos, End: p.pos}, "")
	}
}

// readType settles media type, boundary and transfer encoding.
func (part *Part) readType(defaultType string) {
	part.Type = defaultType
	if f, ok := part.Field("Content-Type"); ok {
		part.Content = headers.ReadParams(f.Text)
		if t := part.Content.Value; validType(t) {
			part.Type = t
		}
		part.Boundary = strings.TrimRight(part.Content.Get("boundary"), " \t")
	}
	if f, ok := part.Field("Content-Transfer-Encoding"); ok {
		known := true
		part.Encoding, known = ReadEncoding(f.Text)
		if !known {
			part.defect(DefectEncoding, f.Value, f.Unfolded())
		}
	}
}

// validType reports whether a media type has both halves (RFC 2045, section 5.1).
func validType(t string) bool {
	major, minor, ok := strings.Cut(t, "/")
	return ok && major != "" && minor != "" && !strings.ContainsAny(t, " \t;,=\"")
}

// body reads what follows the header.
func (p *parser) body(part *Part) {
	if p.depth >= p.limits.Depth || p.parts >= p.limits.Parts {
		if part.Multipart() || carriesMessage(part.Type) {
			part.defect(DefectLimit, part.Header.Span, "")
		}
		p.leaf()
		return
	}
	p.depth++
	switch {
	case part.Multipart() && part.Boundary != "":
		p.multipart(part)
	case carriesMessage(part.Type) && part.Encoding.identity():
		p.carried(part)
	default:
		p.leaf()
	}
	p.depth--
}

// leaf passes over a body up to the next delimiter.
func (p *parser) leaf() {
	if d, ok := p.next(p.pos); ok {
		p.pos = d.Start
		return
	}
	p.pos = p.end
}

// carriesMessage reports whether a body of this type is a message, or the header of one.
func carriesMessage(t string) bool {
	switch t {
	case "message/rfc822", "message/global", "message/news", "text/rfc822-headers", "message/rfc822-headers",
		"message/global-headers", "text/rfc822":
		return true
	}
	return false
}

// carried reads a message that stands in a part as it is: its bytes are bytes of this layer.
func (p *parser) carried(part *Part) {
	outer := p.message
	m := &Message{Path: outer.carriedPath(part.Section()), Carrier: outer}
	p.message = m
	m.Root = p.entity("", "text/plain")
	p.message = outer
	if m.Root.Header.Named() == 0 && m.Root.Late.Named() == 0 {
		return // no field at all: a body of that type, but no message
	}
	part.Message, part.Parts = m, []*Part{m.Root}
	outer.Carried = append(outer.Carried, m)
}

// multipart reads the parts between the boundaries (RFC 2046, section 5.1).
func (p *parser) multipart(part *Part) {
	level := len(p.open.names)
	p.open.push(part.Boundary)
	part.Preamble.Start, part.Preamble.End = p.pos, p.pos
	d, ok := p.next(p.pos)
	p.pos = p.end
	if ok {
		p.pos = d.Start
	}
	part.Preamble.End = p.pos
	for ok && d.level == level {
		p.noteDelimiter(part, d)
		if d.closing && part.Close.Empty() {
			d, ok = p.close(part, d, level)
			continue
		}
		p.child(part, d)
		d, ok = p.next(p.pos)
	}
	p.open.pop()
	p.noteUnclosed(part)
}

// child reads the part that follows a delimiter.
func (p *parser) child(part *Part, d delimiter) {
	p.pos = d.End
	if p.parts >= p.limits.Parts {
		part.defect(DefectLimit, d.Span, "")
		p.leaf()
		part.Parts = append(part.Parts, p.bare(part, d))
		return
	}
	child := p.entity(part.childPath(len(part.Parts)+1), defaultChild(part.Type))
	child.Delimiter = p.reopened(part, d)
	part.Parts = append(part.Parts, child)
}

// bare makes a part of bytes that are not looked into: the limit is reached.
func (p *parser) bare(part *Part, d delimiter) *Part {
	at := headers.Span{Start: d.End, End: p.pos}
	none := headers.Span{Start: d.End, End: d.End}
	return &Part{Span: at, Layer: p.layer, Path: part.childPath(len(part.Parts) + 1), Delimiter: d.Span,
		Header: headers.Block{Span: none, Separator: none}, Type: "application/octet-stream", Body: at}
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
	if d.loose {
		part.defect(DefectLooseDelimiter, d.Span, "")
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
