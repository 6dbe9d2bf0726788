package eml

import (
	"bytes"
	"slices"
)

// surveyed is how many lines are looked at to learn how long they are.
const surveyed = 64

// survey learns the length of most lines, and whether they stand behind quote marks. Lines of other text have a say only where
// no line is all data.
func (r *base64Reader) survey() {
	var room, others [surveyed]int
	lines, width, at := alike(r.body)
	widths, odd, quoted := room[:lines], others[:0], 0
	for i := range widths {
		widths[i] = width
	}
	for at < len(r.body) && len(widths)+len(odd) < surveyed {
		end := lineEndAt(r.body, at)
		if line := bytes.TrimRight(r.body[at:end], " \t\x00\x1a"); len(line) > 0 {
			if line[0] == '>' {
				quoted++
			}
			data := bytes.TrimLeft(line, "> \t")
			if width := r.widthOf(r.body[at:end], data); r.allData(data, width) {
				widths = append(widths, width)
			} else {
				odd = append(odd, width)
			}
		}
		at = end + 1
	}
	r.quoted = quoted > 1 && quoted*10 >= (len(widths)+len(odd))*9
	if len(widths) == 0 {
		widths = odd
	}
	r.width = commonest(widths)
}

// widthOf gives how long a line is without what stands around its data. Blanks that make groups whole, where there is no "+",
// belong to them.
func (r *base64Reader) widthOf(line, data []byte) int {
	if len(line)%4 == 0 && len(data)%4 != 0 && len(line)-len(data) < 4 && len(data) >= minRegular && r.plusGone() {
		return len(line)
	}
	return len(data)
}

// allData reports whether all of a line is data: blanks, too, if there are whole groups with them and no "+".
func (r *base64Reader) allData(data []byte, width int) bool {
	blanks := width > len(data)
	for _, c := range bytes.TrimRight(data, "=") {
		switch class := base64Classes[c]; {
		case class == classBlank:
			blanks = true
		case class >= classPad:
			return false
		}
	}
	return !blanks || width%4 == 0 && r.plusGone()
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
