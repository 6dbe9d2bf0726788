package eml

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/headers"
)

// blankFirst reads the header of a message that empty lines stand before, as they do in a file that was pasted or
// written by a script. By the letter such a message has no header and is all text (RFC 5322, section 3.5), so what
// follows has to look like the header of a message.
func (p *parser) blankFirst(part *Part) {
	if part.Path != "" || part.Header.Separator.Empty() || slices.ContainsFunc(part.Header.Fields, heads) {
		return
	}
	start := p.pos
	for p.pos < p.end && (p.data[p.pos] == '\n' || p.data[p.pos] == '\r') {
		p.pos++
	}
	header := p.scanHeader()
	if !ofMessage(header) {
		p.pos = start
		return
	}
	blank := headers.Span{Start: part.Header.Separator.Start, End: p.pos}
	part.defect(DefectBlankFirst, blank, "")
	first := append(part.Header.Fields, headers.Field{Span: blank, Kind: headers.Blank})
	header.Start, header.Fields = part.Header.Start, append(first, header.Fields...)
	part.Header, p.pos = header, max(header.End, header.Separator.End)
}

// heads reports whether a field makes a header, as one with a name does: a byte order mark or a line of an mbox does not.
func heads(f headers.Field) bool { return f.Kind != headers.Mark && f.Kind != headers.Envelope }

// ofMessage reports whether a block is the header of a message: it has two fields that messages have.
func ofMessage(b headers.Block) bool {
	n := 0
	for i := range b.Fields {
		f := &b.Fields[i]
		if f.Is("Received") || f.Is("From") || f.Is("To") || f.Is("Subject") || f.Is("Date") || f.Is("Message-ID") ||
			f.Is("Return-Path") || f.Is("Delivered-To") || f.Is("MIME-Version") {
			n++
		}
	}
	return n >= 2
}
