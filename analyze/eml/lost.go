package eml

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Lost says why ordinary programs do not see a part that is there.
type Lost string

const (
	LostAfterClose Lost = "after-close"        // it follows the closing boundary
	LostBoundary   Lost = "boundary-missing"   // its multipart states another boundary, or none
	LostDelimiter  Lost = "delimiter-damaged"  // the boundary line before it was damaged
	LostUndeclared Lost = "parts-undeclared"   // no field says that the body has parts
	LostEncoded    Lost = "encoding-multipart" // its multipart is encoded as a whole
	LostHeaderCut  Lost = "header-cut"         // an empty line cut its type off from the header
	LostPreamble   Lost = "preamble"           // it stands before the first boundary
	LostEpilogue   Lost = "epilogue"           // it stands after the closing boundary, divided by nothing
	LostInText     Lost = "in-text"            // it stands in the text of another part
)

// lose marks a part and everything below it. What was lost for a reason of its own keeps that.
func (p *Part) lose(why Lost) {
	if p.Lost != "" {
		return
	}
	p.Lost = why
	if p.Message != nil {
		return // what it carries is a message of its own
	}
	for _, child := range p.Parts {
		child.lose(why)
	}
}

// loseCut marks what programs do not see that take the type of a part for text.
func (p *Part) loseCut() {
	if !p.Multipart() {
		p.lose(LostHeaderCut)
		return
	}
	for _, child := range p.Parts {
		child.lose(LostHeaderCut)
	}
}

// recover looks through the whole tree of a message for parts that stand outside of it: before the first boundary,
// after the last one, in a text.
func (r *reader) recover(m *Message) {
	left := maxRecovered
	for part := range m.Root.All() {
		if left <= 0 {
			return
		}
		switch {
		case part.Multipart() && len(part.Parts) > 0 && part.Parts[0].Layer == part.Layer:
			r.recoverFrom(part, part.Preamble, LostPreamble, left)
			r.recoverFrom(part, part.Epilogue, LostEpilogue, left)
		case part.Multipart() && len(part.Parts) == 0:
			r.recoverFrom(part, part.Body, LostPreamble, left)
		case part.Leaf() && part.Type == "text/plain" && part.Decoded.same && part.Name() == "" && namesBase64(part.Raw()):
			r.recoverFrom(part, part.Body, LostInText, left)
		}
		left -= len(part.Recovered)
	}
}

// namesBase64 is a quick look: does a text name the encoding? Digits are rare in texts.
func namesBase64(text []byte) bool {
	for at := 4; at < len(text); at++ {
		i := bytes.Index(text[at:], []byte("64"))
		if i < 0 {
			return false
		}
		if at += i; strings.EqualFold(string(text[at-4:at]), "base") {
			return true
		}
	}
	return false
}

// recoverFrom looks for parts in one region: MIME fields at the start of a line, an empty line, and data. The part has most
// of them at the most.
func (r *reader) recoverFrom(part *Part, at headers.Span, why Lost, most int) {
	p := r.parser(part.Layer, at, nil, 0)
	quoted := p.end
	if first := p.contentField(at.Start); why == LostInText && first >= 0 {
		quoted = p.quotedMessage(at.Start, p.end)
	}
	pos := p.contentField(at.Start)
	for ; pos >= 0 && pos < quoted && r.guess > 0 && len(part.Recovered) < most; pos = p.contentField(p.pos) {
		found := &Part{Layer: part.Layer, Path: part.Path, Lost: why}
		found.Header = headers.Scan(p.data, headers.Span{Start: pos, End: p.end})
		p.pos = max(pos+1, found.Header.End, found.Header.Separator.End)
		if found.Header.Separator.Empty() || !fieldsOfPart(found.Header) {
			continue
		}
		found.readType("text/plain")
		p.recovered(found)
		if found.worthIt(why) {
			part.Recovered = append(part.Recovered, found)
		}
	}
}

// contentField finds the first line at or after pos that begins with a MIME field, -1 if there is none.
func (p *parser) contentField(pos int) int {
	if p.layer.indexed() {
		return p.indexedContentField(pos)
	}
	return p.searchedContentField(pos)
}

// searchedContentField is contentField for any layer.
func (p *parser) searchedContentField(pos int) int {
	for pos < p.end {
		i := bytes.Index(p.data[pos:p.end], []byte("ontent-"))
		if i < 0 {
			return -1
		}
		at := pos + i - 1
		if at >= pos && p.layer.atLineStart(at) && p.contentFieldAt(at) {
			return at
		}
		pos += i + 1
	}
	return -1
}

// indexedContentField is contentField for a layer of which all lines are known that begin as a MIME field.
func (p *parser) indexedContentField(pos int) int {
	for at := firstIn(p.layer.index.fields, pos, p.end); at >= 0; at = firstIn(p.layer.index.fields, at+1, p.end) {
		if bytes.HasPrefix(p.data[at+1:], []byte("ontent-")) && p.contentFieldAt(at) {
			return at
		}
	}
	return -1
}

// sourceFields are fields that stand where people show the source of a message, but not in the few lines that programs
// write above a message they quote.
var sourceFields = [...]string{"Received:", "Message-I", "MIME-Version:", "Mime-Version:", "Content-Type: multipart"}

// quotedMessage finds where a text begins to show the source of a message, limit if it does not: the parts of that are
// not parts of this one.
func (p *parser) quotedMessage(start, limit int) int {
	for _, name := range sourceFields {
		for at := start; at < limit; at++ {
			i := bytes.Index(p.data[at:limit], []byte(name))
			if i < 0 {
				break
			}
			if at += i; p.layer.atLineStart(at) {
				limit = at
			}
		}
	}
	return limit
}

// fieldsOfPart reports whether a block holds fields that parts have, and nothing else.
func fieldsOfPart(b headers.Block) bool {
	for _, f := range b.Fields {
		if f.Kind != headers.Named {
			return false
		}
		name := strings.ToLower(f.Name)
		if !strings.HasPrefix(name, "content-") && !strings.HasPrefix(name, "x-") && name != "mime-version" {
			return false
		}
	}
	return true
}

// recovered settles where a part ends that no boundary ends: before a line that looks like one, before the fields of
// the next one, or where its encoded data end.
func (p *parser) recovered(part *Part) {
	part.Start = part.Header.Start
	part.Body = headers.Span{Start: p.pos, End: p.end}
	for at := p.candidate(p.pos); at >= 0; at = p.candidate(at + 1) {
		end, _ := p.lineEnd(at)
		if name := p.data[at+2 : end]; len(name) > 2 && name[0] != ' ' {
			part.Body.End = p.beforeLineEnd(p.pos, at)
			break
		}
	}
	if next := p.contentField(p.pos); next >= 0 && next < part.Body.End {
		part.Body.End = p.beforeLineEnd(p.pos, next)
	}
	p.guess -= part.Body.Len() // what follows is looked at again
	part.decode(0)
	if part.Encoding == Base64 && part.Decoded.End > 0 {
		part.Body.End = part.Body.Start + part.Decoded.End
		part.decode(0)
	}
	part.End, p.pos = part.Body.End, max(p.pos, part.Body.End)
}

// worthIt reports whether a part that was found is one that somebody sent: it holds a file, or a text that was to be
// seen. In a text, where people write about mail, only encoded data are proof enough.
func (p *Part) worthIt(why Lost) bool {
	if p.Multipart() || len(bytes.TrimSpace(p.Decoded.Data)) == 0 || !validType(p.Content.Value) {
		return false
	}
	encoded := p.Encoding == Base64 && len(p.Decoded.Data) >= 16 && len(p.Decoded.Faults) == 0
	return encoded || why != LostInText && (p.Name() != "" || why == LostPreamble)
}
