package eml

import (
	"bytes"
	"slices"
)

// surveyed is how many lines are looked at to learn how long they are.
const surveyed = 64

// survey learns the length of most lines, and whether they stand behind quote marks.
func (r *base64Reader) survey() {
	var room [surveyed]int
	lines, width, at := alike(r.body)
	widths, quoted := room[:lines], 0
	for i := range widths {
		widths[i] = width
	}
	for at < len(r.body) && len(widths) < surveyed {
		end := lineEndAt(r.body, at)
		if line := bytes.TrimRight(r.body[at:end], " \t\x00\x1a"); len(line) > 0 {
			if line[0] == '>' {
				quoted++
			}
			widths = append(widths, len(bytes.TrimLeft(line, "> \t")))
		}
		at = end + 1
	}
	r.quoted = quoted > 1 && quoted*10 >= len(widths)*9
	r.width = commonest(widths)
}

// alike gives how many lines at the start of a body, of those surveyed, are as long as the first one and have characters of
// the alphabet at both ends; how long they are, and where they end.
func alike(body []byte) (lines, width, next int) {
	length := bytes.IndexByte(body[:min(len(body), 1000)], '\n') + 1
	if length < minRegular {
		return 0, 0, 0
	}
	more, irregular := regularLines(body[:min(len(body), surveyed*length)], length, length)
	lines, width = more+1, len(bytes.TrimSuffix(body[:length-1], []byte("\r")))
	if irregular > 0 || bytes.Count(body[:lines*length], []byte{'\r'}) != lines*(length-1-width) {
		return 0, 0, 0
	}
	for at := 0; at < lines*length; at += length {
		if max(base64Classes[body[at]], base64Classes[body[at+width-1]]) >= classPad {
			return 0, 0, 0
		}
	}
	return lines, width, lines * length
}

// commonest gives the width that occurs most often, the largest of those that occur equally often.
func commonest(widths []int) (width int) {
	slices.Sort(widths)
	best, run := 0, 0
	for i, w := range widths {
		if i > 0 && w != widths[i-1] {
			run = 0
		}
		if run++; run >= best {
			best, width = run, w
		}
	}
	return width
}
