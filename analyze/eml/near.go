package eml

import (
	"bytes"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// shortestName is the least length of a boundary of which damaged lines are looked for: shorter ones occur by chance.
const shortestName = 4

// oneOffLength is the least length of a boundary that a line may miss by one character.
const oneOffLength = 8

// cutLength is the least length that is left of a boundary that was cut off: some programs stop at 70 characters.
const cutLength = 20

// innermost gives the boundaries that damaged lines are compared with: the innermost that is open, and the one
// around it, which follows when the inner one is closed.
func (b *boundaries) innermost() []string { return b.names[max(0, len(b.names)-2):] }

// matchNear accepts a line whose boundary was damaged on its way: in case, in quotes, in one character, in its
// length. A part follows it, or it closes its multipart.
func (p *parser) matchNear(at, end, next int) (d delimiter, ok bool) {
	name := bytes.TrimRight(p.data[at+2:end], " \t\r")
	if len(name) < shortestName || len(name) > 200 {
		return d, false
	}
	bare, closing := bytes.CutSuffix(name, []byte("--"))
	if p.open.past[string(bare)] {
		return d, false // of a multipart that has ended
	}
	if !closing && !p.mimeFieldAt(next) {
		return d, false
	}
	for i, open := range p.open.innermost() {
		if nearly(string(bare), open) {
			d = delimiter{level: max(0, len(p.open.names)-2) + i, closing: closing, near: true, name: string(bare)}
			return d, true
		}
	}
	return d, false
}

// nearly reports whether a boundary was probably written as another one.
func nearly(found, stated string) bool {
	a, b := strings.Trim(found, "\"'<> \t"), strings.Trim(stated, "\"'<> \t")
	if min(len(a), len(b)) < shortestName {
		return false
	}
	if strings.EqualFold(a, b) {
		return true
	}
	if min(len(a), len(b)) >= cutLength && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
		return true
	}
	return min(len(a), len(b)) >= oneOffLength && (oneOff(a, b) || oneRun(a, b))
}

// oneRun reports whether a few characters that follow each other were put in or taken out. Names that count on differ
// otherwise: a digit takes the place of a digit.
func oneRun(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i, more := 0, len(b)-len(a)
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return more > 0 && more <= min(len(a)/4, 3) && a[i:] == b[i+more:]
}

// oneOff reports whether one character was changed, added or taken away. It looks at each character once.
func oneOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// glued finds a delimiter that lost a line end, or its dashes, before a place: the boundary stands behind other
// text on a line, or a field of the part stands behind the boundary.
func (p *parser) glued(pos, limit int) (delimiter, bool) {
	outer := max(0, len(p.open.names)-2)
	for i, mark := range p.open.marks[outer:] {
		name := p.open.names[outer+i]
		if len(name) < shortestName {
			continue
		}
		pattern, before := mark[2:], 0
		if p.layer.indexed() && firstIn(p.layer.index.fields, pos, limit) < 0 {
			pattern, before = mark, 2 // without dashes it needs a field that follows
		}
		for at := pos; at < limit; at++ {
			found := bytes.Index(p.data[at:limit], pattern)
			if found < 0 {
				break
			}
			at += found
			start := at + before
			if c := p.data[max(start-1, 0)]; start > pos && c != '-' && c != '\r' && c != '\n' {
				if at += strings.IndexByte(name, '-'); !strings.Contains(name, "-") {
					at += len(name) // no other occurrence begins within this one behind a dash or a line end
				}
				continue
			}
			if d, ok := p.gluedAt(pos, start, at+len(pattern)); ok {
				d.name = name
				d.level = outer + i
				return d, true
			}
		}
	}
	return delimiter{}, false
}

// gluedAt reads the surroundings of a boundary that is no line of its own.
func (p *parser) gluedAt(pos, start, end int) (delimiter, bool) {
	d := delimiter{near: true, line: start}
	d.Span = headers.Span{Start: start, End: end}
	dashes := bytes.HasSuffix(p.data[pos:start], []byte("--"))
	switch {
	case dashes:
		d.Start -= 2
	case start > pos && p.data[start-1] == '-':
		d.Start--
	}
	fresh := d.Start == pos || p.layer.atLineStart(d.Start)
	if fresh && dashes && p.contentFieldAt(end) {
		d.Start = p.beforeLineEnd(pos, d.Start)
		return d, true // the field of the part stands on the line of the boundary
	}
	if !fresh && !dashes {
		return d, false
	}
	rest := p.data[end:p.end]
	if dashes && bytes.HasPrefix(rest, []byte("--")) {
		d.closing, end = true, end+2
	}
	for n := 0; n < 80 && end < p.end && (p.data[end] == ' ' || p.data[end] == '\t'); n++ {
		end++
	}
	if end < p.end && p.data[end] != '\r' && p.data[end] != '\n' {
		return d, false
	}
	_, next := p.lineEnd(end)
	if !d.closing && !p.mimeFieldAt(next) {
		return d, false
	}
	if fresh {
		d.Start = p.beforeLineEnd(pos, d.Start)
	}
	d.End = next
	return d, true
}

// contentFieldAt reports whether a MIME field begins at pos, with its colon.
func (p *parser) contentFieldAt(pos int) bool {
	if !p.mimeFieldAt(pos) {
		return false
	}
	line := p.data[pos:min(p.end, pos+40)]
	colon := bytes.IndexByte(line, ':')
	return colon > 0 && !bytes.ContainsAny(line[:colon], " \t\r\n")
}

// settleDamaged judges a multipart with damaged boundary lines: where all of them are, its boundary was stated
// wrongly; else the parts behind them are lost.
func (p *Part) settleDamaged() {
	damaged, actual := 0, ""
	for _, child := range p.Parts {
		if child.near {
			damaged++
		}
	}
	for _, d := range p.Defects {
		if d.Kind == DefectDelimiter && actual == "" {
			actual = d.Value
		}
	}
	if damaged == 0 {
		return
	}
	why := LostDelimiter
	if damaged == len(p.Parts) && damaged > 1 {
		why = LostBoundary
		p.Defects = slices.DeleteFunc(p.Defects, func(d Defect) bool { return d.Kind == DefectDelimiter })
		p.defect(DefectBoundaryMissing, headers.Span{Start: p.Preamble.Start, End: p.Close.End}, actual)
	}
	for _, child := range p.Parts {
		if child.near {
			child.lose(why)
		}
	}
}
