package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// lineSpans runs over the lines of the message as they stand in the file: the header, and the bodies of the leaves
// but those of other messages and of files that are sent as binary. first and last leave out the line end.
func (p *Pass) lineSpans(see func(part *eml.Part, line headers.Span)) {
	p.lines(p.Root, headers.Span{Start: p.Root.Start, End: p.Root.Body.Start}, see)
	for part := range p.Root.All() {
		if part.Leaf() && part.Layer == p.layer() && part.Encoding != eml.Binary {
			p.lines(part, part.Body, see)
		}
	}
}

// lines runs over the lines of one span. In a layer that has no LF they end with CR.
func (p *Pass) lines(part *eml.Part, at headers.Span, see func(*eml.Part, headers.Span)) {
	data, mark := part.Layer.Data, byte('\n')
	if part.Layer.Ending == eml.EndingCR {
		mark = '\r'
	}
	for pos := at.Start; pos < at.End; {
		end, next := at.End, at.End
		if i := bytes.IndexByte(data[pos:at.End], mark); i >= 0 {
			end, next = pos+i, pos+i+1
		}
		for end > pos && data[end-1] == '\r' {
			end--
		}
		see(part, headers.Span{Start: pos, End: end})
		pos = next
	}
}

// lineLook is a quick look at all lines of a message, for the checks that would go over them one by one.
type lineLook struct {
	dotted  bool // one but the first begins with two dots
	escaped bool // one but the first begins with ">From "
	longest int  // the most bytes of a line, without its LF
}

// lookAtLines takes the quick look, once for all checks. Where lines may end with a CR all of them are gone over.
func (p *Pass) lookAtLines() lineLook {
	if p.lineLook == nil {
		raw := p.layer().Bytes(p.Root.Span)
		if p.layer().BareCR() {
			p.lineLook = &lineLook{holdsLine(raw, ".."), holdsLine(raw, ">From "), len(raw)}
		} else {
			p.lineLook = lookAtLines(raw)
		}
	}
	return *p.lineLook
}

func lookAtLines(raw []byte) *lineLook {
	look := &lineLook{}
	for at := 0; at < len(raw); {
		size := bytes.IndexByte(raw[at:], '\n')
		if size < 0 {
			size = len(raw) - at
		}
		look.longest = max(look.longest, size)
		switch line := raw[at:]; {
		case at == 0:
		case line[0] == '.':
			look.dotted = look.dotted || bytes.HasPrefix(line, []byte(".."))
		case line[0] == '>':
			look.escaped = look.escaped || bytes.HasPrefix(line, []byte(">From "))
		}
		at += size + 1
	}
	return look
}

// holdsLine says whether a line but the first begins like that, behind a CR or an LF.
func holdsLine(raw []byte, begin string) bool {
	for at := 1; at < len(raw); at++ {
		i := bytes.Index(raw[at:], []byte(begin))
		if i < 0 {
			return false
		}
		if at += i; raw[at-1] == '\n' || raw[at-1] == '\r' {
			return true
		}
	}
	return false
}

// rawLines collects the lines that show one kind of damage.
type rawLines struct {
	first headers.Span
	part  *eml.Part
	count int
}

func (r *rawLines) add(part *eml.Part, at headers.Span) {
	if r.count++; r.count == 1 {
		r.first, r.part = at, part
	}
}

// reportLines reports damage to lines, if there is any, and shows the first.
func (p *Pass) reportLines(code string, s Severity, c Confidence, r rawLines) {
	if r.count == 0 {
		return
	}
	at := r.first
	at.End = min(at.End, at.Start+quoteLength)
	section := ""
	if r.part != p.Root {
		section = r.part.Section()
	}
	p.report(Finding{Code: code, Severity: s, Confidence: c, Party: Nobody, Where: []Place{p.at(p.layer(), at, section)}},
		"offset", itoa(p.layer().At(r.first.Start)), "count", itoa(r.count))
}

// undone reports whether undoing a change makes the body the one that was signed: that proves it.
func (p *Pass) undone(what string) bool {
	for _, changes := range p.Changes {
		for _, c := range changes {
			if c.What == what {
				return true
			}
		}
	}
	return false
}
