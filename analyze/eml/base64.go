package eml

import "bytes"

// decodeBase64 decodes RFC 2045, section 6.8. Full lines of one length take a fast way; any other line is
// looked at by itself: it may be the last one, damaged, or no data at all.
func decodeBase64(body []byte) Decoded {
	if plain, ok := withoutNULs(body); ok {
		return plain
	}
	if quotedAround(body) {
		inner := decodeBase64(decodeQuotedPrintable(body).Data)
		return Decoded{Data: inner.Data, End: len(body), Around: QuotedPrintable}
	}
	r := base64Reader{body: body, out: make([]byte, len(body)/4*3+16), pluses: -1}
	return r.decode()
}

// decode decodes all lines.
func (r *base64Reader) decode() Decoded {
	r.survey()
	for r.at < len(r.body) {
		r.fullLines()
		r.nextLine()
	}
	r.finish(len(r.body))
	r.open = r.before == r.width && r.width >= minRegular && r.End > 2*r.width && !r.padded
	r.Data = r.out[:r.n:r.n]
	return r.Decoded
}

// base64Reader decodes line by line and keeps the bits of a group that a line breaks.
type base64Reader struct {
	Decoded
	body    []byte
	at      int    // in body
	out     []byte // with room for all that body may hold
	n       int    // bytes of out that are written
	bits    uint32
	count   int  // characters in the group
	width   int  // of most lines
	before  int  // the width of the line before
	ended   bool // padding, or a line shorter than the others, has ended the data
	padded  bool // padding has ended a group, at padAt
	padAt   int
	quoted  bool // the lines stand behind ">" marks
	doubt   bool // other text came, and no full line after it
	unclean int  // where the block ends in which not all is clean
	plus    bool // blanks stand for "+"
	pluses  int  // how many "+" there are; -1 for not counted yet
	safe    alphabet
}

// alphabet says whether "-" and "_" are characters of the data (RFC 4648, section 5).
type alphabet int

const (
	alphabetUnknown alphabet = iota
	alphabetStandard
	alphabetURL
)

// lineEndAt gives the offset of the CR or LF that ends the line at an offset.
func lineEndAt(b []byte, at int) int {
	for reach := 512; ; reach *= 4 { // a text may have one of the two only: none is looked for far beyond the other
		line := b[at:min(len(b), at+reach)]
		lf := bytes.IndexByte(line, '\n')
		if lf >= 0 {
			line = line[:lf]
		}
		if cr := bytes.IndexByte(line, '\r'); cr >= 0 {
			return at + cr
		}
		if lf >= 0 || at+len(line) == len(b) {
			return at + len(line)
		}
	}
}

// fullLines decodes lines of the usual length as long as they are whole.
func (r *base64Reader) fullLines() {
	if r.count != 0 || r.ended || r.doubt || r.quoted || r.width == 0 || r.width%4 != 0 {
		return
	}
	r.blocks()
	pairs, w, body := base64Pairs(), r.width, r.body
	for r.at+w < len(body) && (body[r.at+w] == '\r' || body[r.at+w] == '\n') {
		n, read := decodeRun(r.out[r.n:], body[r.at:r.at+w], pairs)
		if read != w {
			return
		}
		r.n, r.at = r.n+n, r.at+w
		r.End, r.before = r.at, w
		for r.at < len(body) && (body[r.at] == '\r' || body[r.at] == '\n') {
			r.at++
		}
	}
}

// nextLine takes in one line of any kind.
func (r *base64Reader) nextLine() {
	for r.at < len(r.body) && (r.body[r.at] == '\r' || r.body[r.at] == '\n') {
		r.at++
	}
	if r.at == len(r.body) {
		return
	}
	start, end := r.at, lineEndAt(r.body, r.at)
	r.at = end
	edges := max(base64Classes[r.body[start]], base64Classes[r.body[end-1]])
	whole := end-start == r.width || r.plus && (end-start)%4 == 0
	if edges > classPad && whole && r.width >= minRegular && r.plusGone() {
		r.line(start, end) // a blank at either end may be a "+" that was
		return
	}
	for end > start && (base64Classes[r.body[end-1]] == classBlank || filler(r.body[end-1])) {
		if end--; filler(r.body[end]) {
			r.note(FaultIllegal, end, end+1, 1)
		}
	}
	for r.quoted && start < end && r.body[start] == '>' {
		r.note(FaultForeign, start, start+1, 1)
		start++
	}
	for start < end && base64Classes[r.body[start]] == classBlank {
		start++
	}
	if start < end {
		r.line(start, end)
	}
}

// filler reports whether a byte is what programs leave behind the end of a text: NUL, or the end mark of DOS.
func filler(c byte) bool { return c == 0 || c == 0x1a }
