package eml

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// lateHeader looks for MIME fields that an empty line, or a few, cut off from the header: the body begins with
// fields that the header does not have, MIME fields among them, and an empty line ends them. Mailing programs
// that mix line ends write such mail. In a message these may be any fields; a part has MIME fields only, and one of a
// digest begins with an empty line and a message (RFC 2046, section 5.1.5).
func (p *parser) lateHeader(part *Part, defaultType string) {
	message := part.Path == "" && part.Header.Named() > 0
	if part.Header.Separator.Empty() || defaultType != "text/plain" {
		return
	}
	begin, at := p.pos, p.pastEmpty(p.pos)
	if !p.mimeFieldAt(at) && !(message && at == begin && (p.fieldAt(at) || p.fieldBehind(at))) {
		return
	}
	p.pos = at
	late := p.scanHeader()
	if p.pos = begin; late.Separator.Empty() || !restOfHeader(late, part.Header) {
		return
	}
	if at > begin {
		blanks := headers.Span{Start: begin, End: at}
		late.Start, late.Fields = begin, slices.Insert(late.Fields, 0, headers.Field{Span: blanks, Kind: headers.Before})
	}
	part.late = &late
	part.defect(DefectHeaderCut, headers.Span{Start: part.Header.Separator.Start, End: late.End}, "")
	p.pos = late.Separator.End
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
// has and may have only once, and a Content-Type or Content-Transfer-Encoding among them. The first line may be the end of a
// field if the block says that it is the header of a message in MIME.
func restOfHeader(late, header headers.Block) bool {
	news, mime := false, false
	for i, f := range late.Fields {
		if f.Kind != headers.Named && !(i == 0 && f.Kind == headers.Stray) {
			return false
		}
		news = news || f.Is("Content-Type") || f.Is("Content-Transfer-Encoding")
		mime = mime || f.Is("MIME-Version")
	}
	if !news || late.Fields[0].Kind == headers.Stray && !mime {
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

// once reports whether a header holds a field of this name only once (RFC 5322, section 3.6; RFC 2045).
func once(f headers.Field) bool {
	switch strings.ToLower(f.Name) {
	case "from", "to", "cc", "subject", "date", "message-id", "reply-to", "sender", "in-reply-to", "references",
		"content-type", "content-transfer-encoding", "content-disposition", "content-id":
		return true
	}
	return false
}
