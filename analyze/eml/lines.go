package eml

import (
	"bytes"
	"slices"
	"strings"
)

// lineIndex is what one pass over the lines of a layer keeps for those that read it: how many lines end how, and which
// begin as a boundary or a MIME field does.
type lineIndex struct {
	feeds, pairs int   // LFs, and those that a CR stands before
	dashed       []int // where lines begin with two dashes
	fields       []int // where lines begin as a MIME field
	cut          bool  // there are more such lines than are kept
}

// maxIndexed is the most lines of a kind that are kept. In a layer with more, they are looked for again and again.
const maxIndexed = 1 << 16

// indexLines goes over the lines that LF ends, of which the bytes at the start are one.
func indexLines(data []byte) (x lineIndex) {
	x.note(data, 0)
	for at := 0; ; at++ {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return x
		}
		x.feeds++
		if at += i; at > 0 && data[at-1] == '\r' {
			x.pairs++
		}
		if at+2 < len(data) {
			if c := data[at+1] | 0x20; c == '-' || c == 'c' || c == 'm' {
				x.note(data, at+1)
			}
		}
	}
}

// note keeps a line if it begins as a boundary or a MIME field does.
func (x *lineIndex) note(data []byte, at int) {
	line := data[at:]
	var list *[]int
	switch {
	case len(line) >= 2 && line[0] == '-' && line[1] == '-':
		list = &x.dashed
	case beginsMIME(line):
		list = &x.fields
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
	if len(b) < len("Content-") || b[1]|0x20 != 'o' && b[1]|0x20 != 'i' {
		return false
	}
	begin := string(b[:len("Content-")])
	return strings.EqualFold(begin, "Content-") || strings.EqualFold(begin, "MIME-Ver")
}

// indexed reports whether the index holds every line of the layer.
func (l *Layer) indexed() bool { return !l.bareCR && !l.index.cut }

// firstIn gives the first of some offsets in order that is in a span, -1 if there is none.
func firstIn(list []int, start, end int) int {
	if i, _ := slices.BinarySearch(list, start); i < len(list) && list[i] < end {
		return list[i]
	}
	return -1
}
