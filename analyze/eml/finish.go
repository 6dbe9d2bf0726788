package eml

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// finish does what needs the whole body of a part: it looks for the real boundary of a multipart without
// parts, takes off the transfer encoding of a leaf, and opens messages that are encoded or hidden as files.
func (p *parser) finish(part *Part) {
	switch {
	case part.has(DefectLimit):
		part.Decoded = Decoded{Data: part.Raw(), same: true}
	case part.Multipart() && len(part.Parts) == 0 && !part.Body.Empty() && !part.has(DefectUnclosed):
		p.lostParts(part)
	case len(part.Parts) == 0 && p.undeclared(part):
	case len(part.Parts) == 0:
		part.decode(p.limits.Held)
		if p.openEntity(part); !part.Entity && !p.openTNEF(part) && !p.openMSG(part) {
			p.openFile(part)
		}
		p.openSigned(part)
	}
	if _, cut := part.Late().Find("Content-Type"); cut {
		part.loseCut()
	}
}

// lostParts reads a multipart in which the stated boundary does not occur: it may be encoded as a whole,
// or divided by another boundary than it states.
func (p *parser) lostParts(part *Part) {
	if e := part.encodedWhole(); e != Identity {
		part.defect(DefectEncodedParts, part.Body, string(part.Encoding))
		p.encodedParts(part, e)
		return
	}
	kind := DefectBoundaryMissing
	if part.Boundary == "" {
		kind = DefectNoBoundary
	}
	actual := p.guessBoundary(part.Body, part.Boundary)
	part.defect(kind, part.Body, actual)
	if actual == "" || p.depth >= p.limits.Depth {
		part.Decoded = Decoded{Data: part.Raw(), same: true}
		return
	}
	stated := part.Boundary
	part.Boundary = actual
	p.divide(part, LostBoundary)
	if stated != "" {
		part.Boundary = stated
	}
}

// encodedParts reads a multipart that was encoded as a whole, from the bytes it decodes to.
func (p *parser) encodedParts(part *Part, e Encoding) {
	part.Decoded = Decode(part.Raw(), e)
	if p.depth >= p.limits.Depth {
		return
	}
	if part.Boundary == "" {
		if boundary := entityBoundary(part.Decoded.Data); boundary != "" {
			p.readEntity(part, part.Path, part.Decoded.Data, boundary)
		}
		return
	}
	layer := newLayer(p.message.carriedPath(part.Section()), part.Decoded.Data)
	inner := p.parser(layer, layer.whole(), p.message, p.depth+1)
	shadow := &Part{Layer: layer, Path: part.Path, Type: part.Type, Boundary: part.Boundary}
	inner.multipart(shadow)
	part.Parts = shadow.Parts
	for _, child := range part.Parts {
		child.lose(LostEncoded)
	}
	part.Defects = append(part.Defects, shadow.Defects...)
}

// openFile reads the message in a leaf that is one: message/rfc822 under an encoding that the standard
// forbids there, or an attached file whose bytes are a message.
func (p *parser) openFile(part *Part) {
	if p.depth >= p.limits.Depth || p.parts >= p.limits.Parts || !p.holdsMessage(part) {
		return
	}
	layer, at := p.layer, part.Body
	path := p.message.carriedPath(part.Section())
	if !part.Decoded.same {
		layer = newLayer(path, part.Decoded.Data)
		at = layer.whole()
	}
	apple, kept := appleMail(&Layer{Path: path, Data: part.Decoded.Data})
	if kept {
		layer, at = apple, apple.whole()
	}
	m := p.parse(layer, at, path, p.message, p.depth+1)
	if m.Root.Header.Named() == 0 {
		return
	}
	m.Partial = kept && m.keptApart()
	if carriesMessage(part.Type) && !part.Decoded.same {
		part.defect(DefectEncodedMessage, part.Header.Span, string(part.Encoding))
	}
	if part.has(DefectHidden) || part.has(DefectTwice) || part.has(DefectMismatch) {
		m.Wrapped = part
	}
	part.Message, part.Parts = m, []*Part{m.Root}
	p.message.Carried = append(p.message.Carried, m)
}

// holdsMessage reports whether the content of a leaf is a message that was forwarded as a file.
func (p *parser) holdsMessage(part *Part) bool {
	if part.Message != nil || len(part.Decoded.Data) == 0 {
		return false
	}
	if carriesMessage(part.Type) {
		return true
	}
	if (part.has(DefectHidden) || part.has(DefectTwice)) && LooksLikeMessage(part.Decoded.Data) {
		return true
	}
	if !fileType(part.Type) {
		return false
	}
	named := hasEnding(part.Name(), ".eml")
	if !named && part.Type == "text/plain" && !hasEnding(part.Name(), ".mht", ".mhtml") {
		return false
	}
	return named && mayBeMessage(part.Decoded.Data) || LooksLikeMessage(part.Decoded.Data)
}

// fileType reports whether a program that knows nothing of a file sends it under this type.
func fileType(t string) bool {
	switch t {
	case "application/octet-stream", "application/eml", "application/x-eml", "application/rfc822", "message/eml",
		"application/email", "application/vnd.ms-outlook", "text/plain", "application/x-unknown", "application/unknown":
		return true
	}
	return false
}

func hasEnding(name string, endings ...string) bool {
	for _, e := range endings {
		if len(name) > len(e) && strings.EqualFold(name[len(name)-len(e):], e) {
			return true
		}
	}
	return false
}

// Name gives the file name of a part as raw bytes: Content-Disposition before Content-Type.
func (p *Part) Name() string {
	if name := p.Disposition().Get("filename"); name != "" {
		return name
	}
	return p.Content.Get("name")
}

// guessWindow is how many candidates for a lost boundary are looked at.
const guessWindow = 200

// guessBoundary finds the boundary that really divides a body: a line of two dashes and a name after which
// MIME fields stand. One that nearly is the stated one wins.
func (p *parser) guessBoundary(body headers.Span, stated string) string {
	if p.guess -= body.Len(); p.guess < 0 {
		return ""
	}
	first := ""
	inner := p.parser(p.layer, body, p.message, p.depth)
	for at, n := inner.candidate(body.Start), 0; at >= 0 && n < guessWindow; at, n = inner.candidate(at+1), n+1 {
		end, next := inner.lineEnd(at)
		name := bytes.TrimRight(inner.data[at+2:end], " \t\r")
		if !boundaryLike(name) || !inner.mimeFieldAt(next) {
			continue
		}
		if nearly(string(name), stated) {
			return string(name)
		}
		if first == "" {
			first = string(name)
		}
	}
	return first
}

// LooksLikeMessage reports whether bytes begin as a message does: with header fields, among them some that
// every message has.
func LooksLikeMessage(b []byte) bool { return ofMessage(headersOf(b)) >= 3 }

// mayBeMessage reports whether bytes begin with one such field at least, or with a Content-Type: a message where a name says
// so.
func mayBeMessage(b []byte) bool {
	header := headersOf(b)
	return ofMessage(header) > 0 || header.Get("Content-Type") != ""
}

// headersOf reads the header that bytes begin with, as far as it is needed to tell whether they are a message.
func headersOf(b []byte) headers.Block {
	return headers.Scan(b, headers.Span{Start: 0, End: min(len(b), 16<<10)})
}

// ofMessage counts the fields of a header that messages have.
func ofMessage(h headers.Block) int {
	known := 0
	for _, f := range h.Fields {
		switch strings.ToLower(f.Name) {
		case "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version", "delivered-to":
			known++
		}
	}
	return known
}
