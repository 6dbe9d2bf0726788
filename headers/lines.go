package headers

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// lines walks over the lines of a span of a layer. A line ends with LF, with any run of CR before an LF,
// or with a bare CR: everywhere in a layer that has no LF, else only where a field begins after it.
type lines struct {
	src    []byte
	end    int
	bareCR bool // the layer ends its lines with CR alone
	lf     int  // the LF at or after the last line asked for, so that it is looked for once; end if none
	noCR   int  // no CR stands between the last line asked for and here
}

// lookahead is how far the kind of line end is looked for.
const lookahead = 4096

func newLines(src []byte, at Span) lines {
	head := src[at.Start:min(at.End, at.Start+lookahead)]
	bare := bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0
	return lines{src: src, end: at.End, bareCR: bare, lf: -1}
}

// next gives the end of the text of the line that begins at pos, and where the line after it begins.
// Lines are asked for in their order; a copy looks ahead.
func (l *lines) next(pos int) (textEnd, next int) {
	if l.bareCR {
		return l.nextCR(pos)
	}
	if l.lf < pos {
		l.lf = l.end
		if i := bytes.IndexByte(l.src[pos:l.end], '\n'); i >= 0 {
			l.lf = pos + i
		}
	}
	textEnd, next = l.lf, min(l.lf+1, l.end)
	if next > textEnd || textEnd == len(l.src) { // the input may end between CR and LF
		for textEnd > pos && l.src[textEnd-1] == '\r' {
			textEnd--
		}
	}
	if textEnd <= l.noCR {
		return textEnd, next
	}
	return l.cutAtCR(pos, textEnd, next)
}

// nextCR is next for a layer whose lines end with CR.
func (l *lines) nextCR(pos int) (textEnd, next int) {
	i := bytes.IndexByte(l.src[pos:l.end], '\r')
	if i < 0 {
		return l.end, l.end
	}
	next = pos + i + 1
	if next < l.end && l.src[next] == '\n' {
		next++
	}
	return pos + i, next
}

// cutAtCR ends a line early at a bare CR after which a field begins, as programs write that mix line ends.
func (l *lines) cutAtCR(pos, textEnd, next int) (int, int) {
	for from := pos; ; {
		i := l.nextReturn(from, textEnd)
		if i < 0 {
			return textEnd, next
		}
		from = i + 1
		if n := nameLength(l.src[from:textEnd]); n > 0 && n < 60 {
			return from - 1, from
		}
	}
}

// returnsAhead is how far beyond a line a CR is looked for: where lines end with LF alone, there is mostly none for long.
const returnsAhead = 2048

// nextReturn gives where the first CR stands in a part of a line, -1 if there is none.
func (l *lines) nextReturn(from, textEnd int) int {
	if textEnd <= l.noCR {
		return -1
	}
	reach := min(l.end, textEnd+returnsAhead)
	i := bytes.IndexByte(l.src[from:reach], '\r')
	if i < 0 {
		l.noCR = reach
		return -1
	}
	if l.noCR = from + i; l.noCR >= textEnd {
		return -1
	}
	return l.noCR
}

// nameLength gives the length of the field name that a line begins with, 0 where it begins with none.
// Any visible character may stand in a name but the colon (RFC 5322, section 2.2); white space between
// name and colon is allowed as old mail has it (section 4.5). Bytes above 127 are let through, so that
// a damaged name is still a field.
func nameLength(line []byte) int {
	n := nameRun(line)
	if n == len(line) {
		return 0
	}
	if c := line[n]; c == ':' || (c == ' ' || c == '\t') && n > 0 && colonFollows(line[n:]) {
		return n
	}
	return 0
}

// nameRun is how many bytes at the start of a line stand in names, looked at eight at a time.
func nameRun(line []byte) int {
	n := 0
	for ; n+8 <= len(line); n += 8 {
		if odd := notInNames(binary.LittleEndian.Uint64(line[n:])); odd != 0 {
			return n + bits.TrailingZeros64(odd)/8
		}
	}
	for n < len(line) && inNames[line[n]] {
		n++
	}
	return n
}

// notInNames sets the highest bit of the first of eight bytes, the lowest one first, that stands in no name, and may set
// those of bytes behind it.
func notInNames(word uint64) uint64 {
	const each, high = 0x0101010101010101, 0x8080808080808080
	colons, deletes := word^each*':', word^each*0x7F
	return ((word-each*(' '+1))&^word | (colons-each)&^colons | (deletes-each)&^deletes) & high
}

// inNames says which bytes stand in field names.
var inNames = func() (t [256]bool) {
	for c := range t {
		t[c] = c > ' ' && c != ':' && c != 127
	}
	return t
}()

func colonFollows(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t")
	return len(rest) > 0 && rest[0] == ':'
}
