package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// delimiter is a boundary line that was found (RFC 2046, section 5.1.1).
type delimiter struct {
	headers.Span        // the line with its end, and the line end before it
	line         int    // where the dashes begin
	level        int    // of the multipart it belongs to, in the stack
	closing      bool   // it ends that multipart
	loose        bool   // something else stands on the line
	near         bool   // it was damaged: strict readers do not know it
	name         string // the boundary as it stands there, where it was damaged
	cut          bool   // the input ends in the middle of it, or right after it
}

// match reads a line that begins with two dashes.
func (b *boundaries) match(line []byte) (d delimiter, ok bool) {
	if len(b.names) == 0 {
		return d, false
	}
	name := bytes.TrimRight(line[2:], " \t\r")
	if d.level = b.level(name); d.level >= 0 {
		return d, true
	}
	if inner, found := bytes.CutSuffix(name, []byte("--")); found {
		if d.level = b.level(bytes.TrimRight(inner, " \t")); d.level >= 0 {
			d.closing = true
			return d, true
		}
	}
	return b.matchLoose(name)
}

// matchLoose accepts text after the innermost boundary, parted from it by white space, and anything after
// its closing form.
func (b *boundaries) matchLoose(name []byte) (d delimiter, ok bool) {
	d.level, d.loose = len(b.names)-1, true
	rest, found := bytes.CutPrefix(name, []byte(b.names[d.level]))
	if !found {
		return d, false
	}
	rest, d.closing = bytes.CutPrefix(rest, []byte("--"))
	return d, len(rest) > 0 && (d.closing || rest[0] == ' ' || rest[0] == '\t')
}

// delimits reports whether a line of a header is a boundary.
func (p *parser) delimits(line []byte) bool {
	if len(line) < 2 || line[0] != '-' || line[1] != '-' {
		return false
	}
	_, ok := p.open.match(line)
	return ok
}

// next finds the first delimiter at or after pos, also one that was damaged. Without one it gives false, and
// all is body.
func (p *parser) next(pos int) (delimiter, bool) {
	if len(p.open.names) == 0 {
		return delimiter{}, false
	}
	d, ok := p.whole(pos)
	limit := p.end
	if ok {
		limit = d.line
	}
	if p.guess >= limit-pos {
		if damaged, found := p.glued(pos, limit); found {
			p.guess -= limit - pos // the bytes behind it are gone over again
			return damaged, true
		}
	}
	if !ok {
		return p.cutOff(pos)
	}
	return d, ok
}

// whole finds the first line at or after pos that is a delimiter.
func (p *parser) whole(pos int) (d delimiter, ok bool) {
	quoted := false
	for at := p.candidate(pos); at >= 0; at = p.candidate(at + 1) {
		lineEnd, next := p.lineEnd(at)
		if d, ok = p.open.match(p.data[at:lineEnd]); !ok && !quoted {
			d, ok = p.matchNear(at, lineEnd, next)
			quoted = ok && p.quotedMessage(pos, at) < at
			ok = ok && !quoted
		}
		if ok {
			d.line = at
			d.Span = headers.Span{Start: p.beforeLineEnd(pos, at), End: next}
			d.cut = !d.closing && p.endsAt(next)
			return d, true
		}
	}
	return d, false
}

// candidate finds the first line at or after pos that begins with two dashes, -1 if there is none.
func (p *parser) candidate(pos int) int {
	if p.layer.indexed() {
		return firstIn(p.layer.index.dashed, pos, p.end-1)
	}
	return p.searchedCandidate(pos)
}

// searchedCandidate is candidate without the index: for any layer, and where only few bytes are looked at.
func (p *parser) searchedCandidate(pos int) int {
	if p.layer.bareCR {
		return p.candidateCR(pos)
	}
	if pos < p.end && p.layer.atLineStart(pos) && bytes.HasPrefix(p.data[pos:p.end], []byte("--")) {
		return pos
	}
	if i := bytes.Index(p.data[min(pos, p.end):p.end], []byte("\n--")); i >= 0 {
		return pos + i + 1
	}
	return -1
}

// candidateCR is candidate for layers in which a bare CR may end a line.
func (p *parser) candidateCR(pos int) int {
	for pos < p.end {
		i := bytes.Index(p.data[pos:p.end], []byte("--"))
		if i < 0 {
			return -1
		}
		if p.layer.atLineStart(pos + i) {
			return pos + i
		}
		pos += i + 1
	}
	return -1
}

// lineEnd gives the end of the text of the line at pos and the start of the next one.
func (p *parser) lineEnd(pos int) (textEnd, next int) {
	rest := p.data[pos:p.end]
	i := len(rest)
	if p.layer.bareCR {
		i = lineEndAt(rest, 0)
	} else if feed := bytes.IndexByte(rest, '\n'); feed >= 0 {
		i = feed
	}
	if i == len(rest) {
		return p.end, p.end
	}
	next = pos + i + 1
	if rest[i] == '\r' {
		next = p.afterCRs(next)
	}
	return pos + len(bytes.TrimRight(rest[:i], "\r")), next
}

// afterCRs gives where the line after a CR begins: a transfer as text makes CR CR LF of CR LF.
func (p *parser) afterCRs(next int) int {
	i := next
	for i < min(p.end, next+4) && p.data[i] == '\r' {
		i++
	}
	if i < p.end && p.data[i] == '\n' {
		return i + 1
	}
	return next
}

// beforeLineEnd moves back from the start of a line over the line end before it, not past limit.
func (p *parser) beforeLineEnd(limit, pos int) int {
	feed := pos > limit && p.data[pos-1] == '\n'
	if feed {
		pos--
	}
	if pos > limit && p.data[pos-1] == '\r' {
		pos--
	}
	if feed && pos > limit && p.data[pos-1] == '\r' {
		pos--
	}
	return pos
}
