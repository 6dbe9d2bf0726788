package auth

import "bytes"

// wholeChange is a change of the whole body that can be undone without knowing its parts.
type wholeChange struct {
	what string
	undo func(draft) (draft, bool) // false where there is nothing to undo
}

// wholeChanges are tried in this order, each with every change of parts after it.
var wholeChanges = []wholeChange{
	{FromEscaped, perLine(unescapeFrom)},
	{DotStuffing, perLine(unstuffDot)},
	{DotStuffing, perLine(stuffDot)},
	{Whitespace, perLine(trimBlanks)},
	{LineEndings, joinSeams},
	{LineEndings, perLine(trimCR)},
	{BlankLines, dropLeading},
	{BlankLines, addLeading(1)},
	{BlankLines, addLeading(2)},
	{BlankLines, halveBlank},
}

// perLine makes a change of single lines; places in the file stay known.
func perLine(change func([]byte) []byte) func(draft) (draft, bool) {
	return func(d draft) (draft, bool) {
		out, changed := d, false
		out.lines = make([][]byte, len(d.lines))
		for i, line := range d.lines {
			out.lines[i] = change(line)
			changed = changed || len(out.lines[i]) != len(line)
		}
		return out, changed
	}
}

// unescapeFrom takes off the ">" that an mbox puts before "From " (RFC 4155).
func unescapeFrom(line []byte) []byte {
	if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
		return line[1:]
	}
	return line
}

// unstuffDot takes off the dot that SMTP puts before a dot (RFC 5321, section 4.5.2).
func unstuffDot(line []byte) []byte {
	if bytes.HasPrefix(line, []byte("..")) {
		return line[1:]
	}
	return line
}

// stuffDot puts back a dot that was taken once too often.
func stuffDot(line []byte) []byte {
	if len(line) > 1 && line[0] == '.' {
		return append([]byte{'.'}, line...)
	}
	return line
}

func trimBlanks(line []byte) []byte { return bytes.TrimRight(line, " \t") }

func trimCR(line []byte) []byte { return bytes.TrimRight(line, "\r") }

// joinSeams joins lines that a server broke because they were too long: it wrote "!", a line end and a blank.
func joinSeams(d draft) (draft, bool) {
	out := d
	for i := len(d.lines) - 1; i > 0; i-- {
		before, line := out.lines[i-1], out.lines[i]
		if len(before) > 900 && bytes.HasSuffix(before, []byte("!")) && bytes.HasPrefix(line, []byte(" ")) {
			whole := append(bytes.Clone(before[:len(before)-1]), line[1:]...)
			out = out.replace(i-1, i+1, [][]byte{whole})
		}
	}
	return out, len(out.lines) < len(d.lines)
}

// dropLeading takes away the empty lines before the text.
func dropLeading(d draft) (draft, bool) {
	n := 0
	for n < len(d.lines) && len(d.lines[n]) == 0 {
		n++
	}
	return d.replace(0, n, nil), n > 0
}

// addLeading puts back empty lines that stood before the text.
func addLeading(n int) func(draft) (draft, bool) {
	return func(d draft) (draft, bool) { return d.replace(0, 0, make([][]byte, n)), true }
}

// halveBlank undoes the doubling of line ends: every second line is empty.
func halveBlank(d draft) (draft, bool) {
	if len(d.lines) < 4 {
		return d, false
	}
	for i := 1; i < len(d.lines); i += 2 {
		if len(d.lines[i]) > 0 {
			return d, false
		}
	}
	out := draft{layer: d.layer, end: d.end}
	for i := 0; i < len(d.lines); i += 2 {
		out.lines, out.starts = append(out.lines, d.lines[i]), append(out.starts, d.starts[i])
	}
	return out, true
}
