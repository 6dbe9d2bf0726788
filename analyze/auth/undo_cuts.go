package auth

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"
)

// cuts says at which lines a text is cut to take off what was added.
type cuts struct {
	lines int // of a footer or a banner at the most
	near  int // of which so many need not look as if another text began or ended there
	seams int // where it looks so: so many places at the most
}

// The places are few where a search is one of many.
var (
	likely   = cuts{lines: 60, near: 3, seams: 8}
	seams    = cuts{lines: 250, near: 8, seams: 24}
	anywhere = cuts{lines: 250, near: 250, seams: 24}
)

// footers adds the lines at which a footer may begin that ends with a range, from the top down.
func (c cuts) footers(out []int, d *draft, in lineRange) []int {
	before := len(out)
	for i, found := in.last-1, 0; i >= max(in.first, in.last-c.lines); i-- {
		switch {
		case in.last-i <= c.near:
			out = append(out, i)
		case found < c.seams && d.seam(i):
			out, found = append(out, i), found+1
		}
	}
	slices.Reverse(out[before:])
	return out
}

// banners adds the lines before which a banner may end that begins with a range.
func (c cuts) banners(out []int, d *draft, in lineRange) []int {
	for i, found := in.first+1, 0; i <= min(in.last, in.first+c.lines); i++ {
		switch {
		case i-in.first <= c.near:
			out = append(out, i)
		case found < c.seams && d.seam(i):
			out, found = append(out, i), found+1
		}
	}
	return out
}

// seam reports whether two texts may have been put together before a line: there is an empty line, a rule, a
// boundary, or a tag begins where another has ended.
func (d *draft) seam(i int) bool {
	if i <= 0 || i >= len(d.lines) {
		return true
	}
	before, after := bytes.TrimSpace(d.lines[i-1]), bytes.TrimSpace(d.lines[i])
	if len(before) == 0 || len(after) == 0 || ruled(before) || ruled(after) {
		return true
	}
	return before[len(before)-1] == '>' && after[0] == '<'
}

// ruled reports whether a line begins as a rule does: with a mark twice.
func ruled(line []byte) bool {
	first, size := utf8.DecodeRune(line)
	second, _ := utf8.DecodeRune(line[size:])
	return first == second && first != utf8.RuneError && !unicode.IsLetter(first) && !unicode.IsDigit(first)
}
