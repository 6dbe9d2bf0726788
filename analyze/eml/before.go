package eml

import (
	"bytes"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// beforeHeader finds the header of a message that something stands before: empty lines, as a script writes them, or the
// text of a page or of a ticket that the message was copied with. By the letter such a message has no header and is
// all text (RFC 5322, section 3.5), so what follows has to look like the header of a message.
func (p *parser) beforeHeader(part *Part) {
	if part.Path != "" {
		return
	}
	fields := part.Header.Fields
	own := slices.IndexFunc(fields, heads)
	switch {
	case own < 0 && !part.Header.Separator.Empty():
		p.afterBlank(part)
	case p.message.Carrier != nil:
	case own < 0:
		p.afterText(part, p.pos, len(fields))
	case fields[own].Kind == headers.Stray && !came(part.Header):
		p.afterText(part, fields[own].Start, own)
	}
}

// afterBlank looks for a header behind empty lines, and behind lines of blanks as a page leaves them that a message was
// saved from.
func (p *parser) afterBlank(part *Part) {
	at := p.pos
	for i := at; i < p.end && strings.IndexByte(" \t\r\n", p.data[i]) >= 0; i++ {
		if c := p.data[i]; c == '\n' || c == '\r' {
			at = i + 1
		}
	}
	if header := p.headerAt(at); ofMessage(header) >= 2 {
		p.startAt(part, part.Header.Separator.Start, len(part.Header.Fields), header, DefectBlankFirst)
	}
}

// How far into a text a header is looked for, and how many runs of fields are read for it.
const (
	maxBefore = 16 << 10
	maxTries  = 8
)

// afterText looks for a header behind a text that begins at start, after so many fields. It has to be one that came
// through a server, and whole: a text may well speak of fields.
func (p *parser) afterText(part *Part, start, stay int) {
	if !p.receivedBehind(start) {
		return
	}
	tries, field := 0, false
	for at := start; at < min(p.end, start+maxBefore) && tries < maxTries; _, at = p.lineEnd(at) {
		was := field
		if field = p.fieldAt(at); !field || was {
			continue
		}
		tries++
		if header := p.headerAt(at); came(header) && ofMessage(header) >= 4 && header.Named() == len(header.Fields) {
			p.startAt(part, start, stay, header, DefectTextFirst)
			return
		}
	}
}

// receivedBehind is a quick look: does a line begin as a Received field does?
func (p *parser) receivedBehind(start int) bool {
	for at := start; at < p.end; {
		if p.data[at]|0x20 == 'r' && begins(p.data[at:p.end], "received") {
			return true
		}
		if i := bytes.IndexByte(p.data[at:p.end], '\n'); i >= 0 && !p.layer.bareCR {
			at += i + 1
		} else {
			_, at = p.lineEnd(at)
		}
	}
	return false
}

// came reports whether a header says that the message came through a server.
func came(b headers.Block) bool {
	_, ok := b.Find("Received")
	return ok
}

// startAt makes a block the header of a message. Of the fields before it some stay, and the rest is one of its own.
func (p *parser) startAt(part *Part, start, stay int, header headers.Block, defect string) {
	before := headers.Span{Start: start, End: header.Start}
	part.defect(defect, before, "")
	list := append(slices.Clone(part.Header.Fields[:stay]), headers.Field{Span: before, Kind: headers.Before})
	header.Start, header.Fields = part.Header.Start, append(list, header.Fields...)
	part.Header, p.pos = header, max(header.End, header.Separator.End)
}

// heads reports whether a field makes a header, as a byte order mark or a line of an mbox does not.
func heads(f headers.Field) bool { return f.Kind != headers.Mark && f.Kind != headers.Envelope }

// headerAt reads the fields that begin somewhere else.
func (p *parser) headerAt(at int) headers.Block {
	was := p.pos
	p.pos = at
	header := p.scanHeader()
	p.pos = was
	return header
}
