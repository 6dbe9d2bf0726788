package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// preambleReach is how far from its start a body that is divided into parts is looked at for its first boundary.
const preambleReach = 400

// undeclared reads a text that is really a multipart: it begins with a boundary line and MIME fields, but its header
// does not say so, because a program lost the Content-Type or put another one in its place.
func (p *parser) undeclared(part *Part) bool {
	if part.Type != "text/plain" || !part.Encoding.identity() || part.Name() != "" || p.depth >= p.limits.Depth {
		return false
	}
	name, at := p.beginsWithBoundary(part.Body)
	if name == "" {
		return false
	}
	before := bytes.TrimSpace(p.data[part.Body.Start:at])
	if _, stated := part.TypeField(); stated && len(before) > 0 && !bytes.Contains(before, []byte("MIME")) {
		return false
	}
	part.defect(DefectUndeclared, headers.Span{Start: at, End: at + 2 + len(name)}, name)
	part.Type, part.Boundary = "multipart/mixed", name
	p.divide(part, LostUndeclared)
	return true
}

// beginsWithBoundary finds the boundary line that a body begins with, after a few lines of text at the most that show
// no header of a message. It comes again below.
func (p *parser) beginsWithBoundary(body headers.Span) (string, int) {
	reach := headers.Span{Start: body.Start, End: min(body.End, body.Start+preambleReach)}
	near := p.parser(p.layer, reach, p.message, p.depth)
	at := near.searchedCandidate(body.Start)
	if at < 0 {
		return "", 0
	}
	full := p.parser(p.layer, body, p.message, p.depth)
	end, next := full.lineEnd(at)
	name := bytes.TrimRight(p.data[at+2:end], " \t\r")
	if !boundaryLike(name) || !full.contentFieldAt(next) {
		return "", 0
	}
	if p.guess -= body.Len(); p.guess < 0 || bytes.Count(p.data[next:body.End], append([]byte("--"), name...)) == 0 {
		return "", 0
	}
	if p.quotedMessage(body.Start, at) < at {
		return "", 0
	}
	return string(name), at
}

// boundaryLike reports whether a name may be a boundary: one word that is more than a drawn line.
func boundaryLike(name []byte) bool {
	return len(name) > 0 && len(name) <= 200 && !bytes.ContainsAny(name, " \t") && bytes.Trim(name, "-_=*~") != nil
}

// divide reads the parts of a body once its real boundary is known. Programs that go by the header do not see them.
func (p *parser) divide(part *Part, why Lost) {
	part.Decoded, part.Preamble, part.Close, part.Epilogue = Decoded{}, headers.Span{}, headers.Span{}, headers.Span{}
	inner := p.parser(p.layer, part.Body, p.message, p.depth+1)
	inner.pos = part.Body.Start
	inner.multipart(part)
	for _, child := range part.Parts {
		child.lose(why)
	}
}
