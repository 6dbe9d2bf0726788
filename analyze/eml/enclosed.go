package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Enclosed is a file that stands in a text in an encoding of its own: uuencode, yEnc or BinHex. MIME knows
// nothing of it, so many programs show the letters.
type Enclosed struct {
	headers.Span          // in the text, from its first line to its last
	Encoding     Encoding // Uuencode, YEnc, BinHex, or Base64 for "begin-base64"
	Name         string   // as written, raw bytes
	Data         []byte
	Faults       []Fault // spans are of the text
	Sum          Sum     // whether size and check sums are as stated
	Part, Total  int     // of a yEnc file in several messages; 0 where it is one
}

// Sum says whether the check sums in encoded data are right.
type Sum string

const (
	SumNone  Sum = ""      // none is stated
	SumRight Sum = "right" // all that are stated are right
	SumWrong Sum = "wrong" // size or a check sum differs: the data are damaged
)

// Fault gives the first fault of a kind.
func (e Enclosed) Fault(kind FaultKind) (Fault, bool) { return Decoded{Faults: e.Faults}.Fault(kind) }

// enclosedMarks begin the lines that files begin with.
var enclosedMarks = [...]struct {
	text string
	read func(text []byte, at int) (Enclosed, bool)
}{
	{"begin ", readUuencoded},
	{"begin-base64 ", readBeginBase64},
	{"=ybegin ", readYEnc},
	{binHexMark, readBinHex},
}

// FindEnclosed finds the files in a text, in the order in which they stand there.
func FindEnclosed(text []byte) []Enclosed {
	var list []Enclosed
	if !mayEnclose(text) {
		return nil
	}
	for at := 0; len(list) < maxEnclosed; {
		start, mark := nextMark(text, at)
		if mark < 0 {
			break
		}
		e, ok := enclosedMarks[mark].read(text, start)
		at = start + 1
		if ok {
			list, at = append(list, e), max(at, e.End)
		}
	}
	return list
}

// markSeconds are the second bytes of the marks: many a line of quoted-printable begins with "=".
var markSeconds = [256]bool{'e': true, 'y': true, 'T': true}

// mayEnclose is a quick look: does a line begin as a mark does? Nearly all of them have one word, whose first letter is
// rarer than line ends.
func mayEnclose(text []byte) bool {
	for at := 0; ; at++ {
		i := bytes.Index(text[at:], []byte("begin"))
		if i < 0 {
			return findMark(text, 0, []byte(binHexMark)) >= 0
		}
		at += i
		start := at
		if at > 1 && text[at-1] == 'y' && text[at-2] == '=' {
			start -= 2
		}
		if (start == 0 || isLineEnd(text[start-1])) && markAt(text, start) >= 0 {
			return true
		}
	}
}

// markAt says which mark stands at a place, -1 for none.
func markAt(text []byte, at int) int {
	for i := range enclosedMarks {
		if bytes.HasPrefix(text[at:], []byte(enclosedMarks[i].text)) {
			return i
		}
	}
	return -1
}

// nextMark finds the first line, at or after an offset, that begins with a mark, and says which; -1 if there is none.
func nextMark(text []byte, at int) (start, mark int) {
	if at > 0 && at < len(text) && !isLineEnd(text[at-1]) {
		_, at = nextLineAt(text, at)
	}
	for at < len(text) {
		if i := markAt(text, at); i >= 0 {
			return at, i
		}
		_, at = nextLineAt(text, at)
	}
	return len(text), -1
}

// findMark finds a line that begins with mark, at or after an offset, -1 if there is none.
func findMark(text []byte, at int, mark []byte) int {
	for at < len(text) {
		i := bytes.Index(text[at:], mark)
		if i < 0 {
			return -1
		}
		if at += i; at == 0 || isLineEnd(text[at-1]) {
			return at
		}
		at++
	}
	return -1
}

// nextLineAt gives the end of the line at an offset and the start of the line after it. Lines end in LF,
// CR LF or CR.
func nextLineAt(text []byte, at int) (end, next int) {
	end = lineEndAt(text, at)
	next = end
	if next < len(text) && text[next] == '\r' {
		next++
	}
	if next < len(text) && text[next] == '\n' {
		next++
	}
	return end, next
}

// take moves what a decoder found into the file; its offsets are of the text from base on.
func (e *Enclosed) take(d Decoded, base int) {
	e.Data = d.Data
	for _, f := range d.Faults {
		f.Span = f.Shift(base)
		e.Faults = append(e.Faults, f)
	}
}
