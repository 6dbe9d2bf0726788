package eml

import (
	"bytes"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// lateHeader looks for fields that an empty line, or a few, cut off from the header: the body begins with fields that
// the header does not have, MIME fields or others that only programs write among them, and an empty line ends them.
// Mailing programs that mix line ends write such mail. In a message these may be any fields; a part has MIME fields only,
// and one of a digest begins with an empty line and a message (RFC 2046, section 5.1.5).
func (p *parser) lateHeader(part *Part, defaultType string) {
	message := part.Path == "" && part.Header.Named() > 0
	if part.Header.Separator.Empty() || defaultType != "text/plain" {
		return
	}
	begin := p.pos
	late, ok := p.lateBlock(part.Header, message)
	if !ok {
		return
	}
	late = withBlanks(late, begin)
	for range mostPieces {
		more, ok := p.lateBlock(p.joined(part.Header, late), message)
		if !ok {
			break
		}
		late = p.joined(late, withBlanks(more, late.Separator.Start))
	}
	part.cut = &cutHeader{late: late, whole: p.joined(part.Header, late)}
	part.defect(DefectHeaderCut, headers.Span{Start: part.Header.Separator.Start, End: late.End}, "")
}

// mostPieces is in how many more pieces a header may come: one of which every line was spaced.
const mostPieces = 8

// lateBlock reads the rest of a header that begins here or behind empty lines, and moves behind it. It may begin with lines
// that the last field of the header goes on with.
func (p *parser) lateBlock(header headers.Block, message bool) (late headers.Block, ok bool) {
	begin, at := p.pos, p.pastEmpty(p.pos)
	fields := p.pastFoldRuns(at)
	if !p.mimeFieldAt(fields) && !(message && at == begin && (p.fieldAt(fields) || p.fieldBehind(at))) {
		return late, false
	}
	p.pos = fields
	late = p.scanHeader()
	if p.pos = begin; late.Separator.Empty() || !restOfHeader(late, header, message) {
		return late, false
	}
	p.pos = late.Separator.End
	if at < fields {
		folds := headers.Field{Span: headers.Span{Start: at, End: fields}, Kind: headers.Stray}
		late.Start, late.Fields = at, slices.Insert(late.Fields, 0, folds)
	}
	return late, true
}

// mostRuns is how many empty lines may stand within a field, as in the report of a filter whose lines lost their blanks.
const mostRuns = 20

// pastFoldRuns gives where the lines end that a field goes on with, and the empty lines between them.
func (p *parser) pastFoldRuns(pos int) int {
	at := p.pastFolds(pos)
	for range mostRuns {
		next := p.pastEmpty(at)
		end := p.pastFolds(next)
		if next == at || end == next {
			break
		}
		at = end
	}
	return at
}

// mostFolds is how many lines a field may go on with behind the empty line that cuts it.
const mostFolds = 100

// pastFolds gives where the lines end that begin with white space, and hold more than that.
func (p *parser) pastFolds(pos int) int {
	at := pos
	for range mostFolds {
		end, next := p.lineEnd(at)
		line := p.data[at:end]
		if len(line) == 0 || line[0] != ' ' && line[0] != '\t' || len(bytes.TrimSpace(line)) == 0 {
			return at
		}
		at = next
	}
	return pos
}

// joined is a header with its rest. Lines that its last field goes on with are part of it.
func (p *parser) joined(header, late headers.Block) headers.Block {
	whole := header.Joined(late)
	last, rest := len(header.Fields)-1, whole.Fields[len(header.Fields):]
	skip := 0 // blanks before the lines
	if len(rest) > 1 && rest[0].Kind == headers.Before {
		skip = 1
	}
	if last < 0 || header.Fields[last].Kind != headers.Named || rest[skip].Kind != headers.Stray ||
		p.data[rest[skip].Start] > ' ' {
		return whole
	}
	f := &whole.Fields[last]
	f.End, f.Folded = rest[skip].End, true
	f.Value.End = len(bytes.TrimRight(p.data[:f.End], "\r\n"))
	f.Text = string(p.data[f.Value.Start:min(f.Value.End, f.Value.Start+headers.MaxText)])
	whole.Fields = slices.Delete(whole.Fields, last+1, last+2+skip)
	return whole
}

// withBlanks makes a field of the empty lines that stand before a block.
func withBlanks(b headers.Block, start int) headers.Block {
	if start < b.Start {
		blanks := headers.Field{Span: headers.Span{Start: start, End: b.Start}, Kind: headers.Before}
		b.Start, b.Fields = start, slices.Insert(b.Fields, 0, blanks)
	}
	return b
}

// mostEmpty is how many more empty lines may stand before the rest of a header.
const mostEmpty = 5

// pastEmpty gives where the next line begins that is not empty, if it is near.
func (p *parser) pastEmpty(pos int) int {
	at := pos
	for range mostEmpty {
		end, next := p.lineEnd(at)
		if end > at || next == at {
			return at
		}
		at = next
	}
	return pos
}

// longestName is the most bytes of a field name that are looked at.
const longestName = 60

// fieldAt is a quick look: does a line begin at pos as a field does?
func (p *parser) fieldAt(pos int) bool {
	for i, c := range p.data[pos:min(p.end, pos+longestName)] {
		if c == ':' {
			return i > 1
		}
		if c != '-' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return false
}

// fieldBehind is a quick look: does the second line from pos begin as a field does? The first one may be what a line end
// within a field left of it.
func (p *parser) fieldBehind(pos int) bool {
	_, next := p.lineEnd(pos)
	return next < p.end && p.fieldAt(next)
}

// mimeFieldAt is a quick look: does the line at pos begin as a MIME field?
func (p *parser) mimeFieldAt(pos int) bool {
	if p.end-pos < len("Content-Type:") {
		return false
	}
	return beginsMIME(p.data[pos:])
}

// restOfHeader reports whether a block looks like the rest of that header: named fields only, none that the header
// has and may have only once, and one among them that says what the content is. The first line may be the end of a
// field if the block says that it is the header of a message in MIME. In a message one will do that programs write for each
// other, if there are none but those that messages have; fields of its way only above its author and date, since people quote
// them, too.
func restOfHeader(late, header headers.Block, message bool) bool {
	_, from := header.Find("From")
	_, date := header.Find("Date")
	news, mime, known, written := false, false, true, false
	for i, f := range late.Fields {
		if f.Kind != headers.Named && !(i == 0 && f.Kind == headers.Stray) {
			return false
		}
		news = news || f.Is("Content-Type") || f.Is("Content-Transfer-Encoding") || f.Is("Content-Disposition")
		mime = mime || f.Is("MIME-Version")
		byProgram, way := writtenByPrograms(f.Name)
		known, written = known && (byProgram || way || once(f)), written || byProgram || way && !(from && date)
	}
	if !news && !(message && known && written) || late.Fields[0].Kind == headers.Stray && !mime {
		return false
	}
	has := make(map[string]bool)
	for _, f := range header.Fields {
		if once(f) {
			has[strings.ToLower(f.Name)] = true
		}
	}
	return !slices.ContainsFunc(late.Fields, func(f headers.Field) bool { return has[strings.ToLower(f.Name)] })
}

// writtenByPrograms reports whether a field is one that programs write for each other, and people do not begin a text with;
// way, whether it is of the way that a message took.
func writtenByPrograms(name string) (other, way bool) {
	for _, prefix := range [...]string{"X-", "List-", "Thread-"} {
		if len(name) > len(prefix) && strings.EqualFold(name[:len(prefix)], prefix) {
			return true, false
		}
	}
	switch strings.ToLower(name) {
	case "mime-version", "user-agent", "errors-to", "precedence", "auto-submitted":
		return true, false
	case "received", "return-path", "delivered-to", "envelope-to", "dkim-signature", "domainkey-signature", "received-spf",
		"authentication-results", "arc-seal", "arc-message-signature", "arc-authentication-results":
		return false, true
	}
	return false, false
}

// once reports whether a header holds a field of this name only once (RFC 5322, section 3.6; RFC 2045).
func once(f headers.Field) bool {
	switch strings.ToLower(f.Name) {
	case "from", "to", "cc", "subject", "date", "message-id", "reply-to", "sender", "in-reply-to", "references",
		"content-type", "content-transfer-encoding", "content-disposition", "content-id":
		return true
	}
	return false
}
