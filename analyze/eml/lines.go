package eml

import (
	"bytes"
	"slices"
	"strings"
)

// lineIndex is what one pass over the lines of a layer keeps for those that read it: how many lines end how, and which
// begin as a boundary, a MIME field or a file in a text does.
type lineIndex struct {
	made         bool
	feeds, pairs int   // LFs, and those that a CR stands before
	returns      int   // CRs, of the bytes up to counted
	counted, due int   // what is counted, and where to count on
	dashed       []int // where lines begin with two dashes
	fields       []int // where lines begin as a MIME field
	marks        []int // where lines begin as a file in an encoding of its own
	cut          bool  // there are more such lines than are kept
	room         [3][fewIndexed]int
}

// maxIndexed is the most lines of a kind that are kept. In a layer with more, they are looked for again and again.
const maxIndexed = 1 << 16

// fewIndexed is how many such lines most mail has at the most.
const fewIndexed = 8

// read goes over the lines that LF ends, of which the bytes at the start are one. The index is empty before.
func (x *lineIndex) read(data []byte) {
	x.made, x.dashed, x.fields, x.marks = true, x.room[0][:0], x.room[1][:0], x.room[2][:0]
	x.note(data, 0)
	for at, last, irregular := 0, 0, 0; ; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			x.countReturns(data, len(data))
			return
		}
		x.feeds++
		next := at + i + 1
		if i > 0 && data[next-2] == '\r' {
			x.pairs++
		}
		if next < len(data) && noteworthy[data[next]] {
			x.note(data, next)
		}
		if i == last && i+1 >= minRegular && next >= irregular {
			var lines int
			if lines, irregular = regularLines(data, next, i+1); irregular == 0 {
				next = x.take(data, next, i+1, lines)
			}
		}
		if at, last = next, i; at >= x.due {
			x.countReturns(data, at)
		}
	}
}

// maxRegular is about how many bytes of lines of one length are looked at together, while they are near the processor.
const maxRegular = 16 << 10

// countReturns counts the CRs before an offset, many at a time.
func (x *lineIndex) countReturns(data []byte, at int) {
	x.returns += bytes.Count(data[x.counted:at], []byte{'\r'})
	x.counted, x.due = at, at+maxRegular
}

// regularLines gives how many lines of a length follow that end as the one before them does, as those of base64. They are
// counted at their ends alone, and then the LFs among them: where there are more, these are not the lines, and irregular
// is how far nothing more has to be tried.
func regularLines(data []byte, at, length int) (lines, irregular int) {
	returns, start := data[at-2], at
	for at-start < maxRegular && at+length <= len(data) && data[at+length-1] == '\n' {
		if before := data[at+length-2]; before != returns && (before == '\r' || returns == '\r') {
			break
		}
		at += length
	}
	if lines = (at - start) / length; bytes.Count(data[start:at], []byte{'\n'}) != lines {
		return 0, at
	}
	return lines, 0
}

// take takes in lines of one length, and gives where they end.
func (x *lineIndex) take(data []byte, at, length, lines int) int {
	x.feeds += lines
	if data[at-2] == '\r' {
		x.pairs += lines
	}
	for range lines {
		if at += length; at < len(data) && noteworthy[data[at]] {
			x.note(data, at)
		}
	}
	return at
}

// noteworthy says with which bytes the lines begin that are kept.
var noteworthy = [256]bool{'-': true, 'c': true, 'C': true, 'm': true, 'M': true, 'b': true, '=': true, '(': true}

// note keeps a line if it begins as a boundary, a MIME field or a file in a text does.
func (x *lineIndex) note(data []byte, at int) {
	line := data[at:]
	var list *[]int
	switch {
	case len(line) >= 2 && line[0] == '-' && line[1] == '-':
		list = &x.dashed
	case beginsMIME(line):
		list = &x.fields
	case len(line) > 1 && markSeconds[line[1]] && markAt(data, at) >= 0:
		list = &x.marks
	default:
		return
	}
	if len(*list) >= maxIndexed {
		x.cut = true
		return
	}
	*list = append(*list, at)
}

// beginsMIME reports whether bytes begin as the name of a MIME field does.
func beginsMIME(b []byte) bool {
	if len(b) < len("Content-") {
		return false
	}
	switch b[0] | 0x20 {
	case 'c':
		return b[7] == '-' && strings.EqualFold(string(b[:8]), "Content-")
	case 'm':
		return b[4] == '-' && strings.EqualFold(string(b[:8]), "MIME-Ver")
	}
	return false
}

// indexed reports whether the index holds every line of the layer. It is made when it is first asked for: a text
// without parts whose lines end with LF needs none.
func (l *Layer) indexed() bool {
	if !l.index.made {
		l.index.read(l.Data)
	}
	return !l.bareCR && !l.index.cut
}

// firstIn gives the first of some offsets in order that is in a span, -1 if there is none.
func firstIn(list []int, start, end int) int {
	if i, _ := slices.BinarySearch(list, start); i < len(list) && list[i] < end {
		return list[i]
	}
	return -1
}
