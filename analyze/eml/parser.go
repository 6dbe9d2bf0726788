package eml

import (
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
	stop    func(line []byte) bool // delimits, once it was asked for
	message *Message
	depth   int
}

// reader holds what is shared by all layers of one input.
type reader struct {
	limits   Limits
	parts    int
	unpacked int // bytes of items inside Outlook items that may still be written as files
	fields   int // fields that parts may still keep
	params   int // parameters that parts may still keep
	guess    int // bytes that looking for lost boundaries and parts may still go over
}

// parse reads the message that fills a span of a layer.
func (r *reader) parse(layer *Layer, at headers.Span, path string, carrier *Message, depth int) *Message {
	m := &Message{Path: path, Carrier: carrier}
	p := r.parser(layer, at, m, depth)
	m.Root = p.entity("", "text/plain")
	p.openPasted(m)
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
	part.Header = p.scanHeader()
	part.Start, p.pos = p.pos, max(part.Header.End, part.Header.Separator.End)
	p.beforeHeader(part)
	p.missingBlankLine(part)
	p.lateHeader(part, defaultType)
	part.Body.Start = p.pos
	part.readType(defaultType)
	p.thin(part)
	p.body(part)
	part.Body.End, part.End = p.pos, p.pos
	p.finish(part)
	return part
}

// scanHeader reads the fields that begin here, up to a delimiter of a multipart that is open.
func (p *parser) scanHeader() headers.Block {
	if p.stop == nil {
		p.stop = p.delimits
	}
	known := headers.Surroundings{Stop: p.stop, NoBareCR: !p.layer.bareCR, Fields: p.mostFields()}
	block := headers.ScanIn(p.data, headers.Span{Start: p.pos, End: p.end}, known)
	p.fields -= len(block.Fields)
	return block
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
	p.openPasted(m)
	p.message = outer
	if m.Root.Header.Named() == 0 && m.Root.Late().Named() == 0 {
		return // no field at all: a body of that type, but no message
	}
	part.Message, part.Parts = m, []*Part{m.Root}
	outer.Carried = append(outer.Carried, m)
}
