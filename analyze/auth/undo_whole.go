package auth

import (
	"bytes"
	"slices"
)

// wholeChange is a change of the whole body that can be undone without knowing its parts.
type wholeChange struct {
	what  string
	undo  func(*draft) (*draft, bool) // false where there is nothing to undo
	guess bool                        // nothing in the body tells of it
	long  bool                        // see Change
}

func (c *wholeChange) change() Change { return Change{What: c.what, Long: c.long} }

// wholeChanges are tried in this order, each with every change of parts after it.
var wholeChanges = []wholeChange{
	{what: LinksRewritten, undo: perLine(restoreLinks)},
	{what: FromEscaped, undo: perLine(unescapeFrom)},
	{what: DotStuffing, undo: perLine(unstuffDot)},
	{what: DotStuffing, undo: perLine(stuffDot)},
	{what: Whitespace, undo: perLine(trimBlanks)},
	{what: LineEndings, undo: joinAt("!", " "), long: true},
	{what: LineEndings, undo: joinAt("", " "), long: true},
	{what: LineEndings, undo: joinAt("", ""), long: true},
	{what: LineEndings, undo: perLine(trimCR)},
	{what: BlankLines, undo: dropLeading},
	{what: BlankLines, undo: addLeading(1), guess: true},
	{what: BlankLines, undo: addLeading(2), guess: true},
	{what: BlankLines, undo: halveBlank},
}

// perLine makes a change of single lines; places in the file stay known.
func perLine(change func([]byte) []byte) func(*draft) (*draft, bool) {
	return func(d *draft) (*draft, bool) {
		var lines [][]byte
		for i, line := range d.lines {
			made := change(line)
			if len(made) == len(line) {
				continue
			}
			if lines == nil {
				lines = slices.Clone(d.lines)
			}
			lines[i] = made
		}
		if lines == nil {
			return d, false
		}
		return d.changed(lines), true
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

func trimBlanks(line []byte) []byte {
	n := len(line)
	for n > 0 && isBlank(line[n-1]) {
		n--
	}
	return line[:n]
}

func trimCR(line []byte) []byte { return bytes.TrimRight(line, "\r") }

// joinAt joins lines that a server broke because they were too long: it wrote a mark or none, a line end, and a blank or
// nothing. Without a mark all but the last pieces of such a line are as long as the longest line.
func joinAt(mark, lead string) func(*draft) (*draft, bool) {
	return func(d *draft) (*draft, bool) {
		longest := 0
		for _, line := range d.lines {
			longest = max(longest, len(line))
		}
		broken := func(line []byte) bool {
			return len(line) >= shortestBroken && (mark != "" || len(line) == longest) && bytes.HasSuffix(line, []byte(mark))
		}
		if longest < shortestBroken || mark == "" && longest > longestBroken || !slices.ContainsFunc(d.lines, broken) {
			return d, false
		}
		return d.join(broken, len(mark), lead)
	}
}

// Servers break lines of about 1,000 bytes (RFC 5321, section 4.5.3.1.6).
const shortestBroken, longestBroken = 901, 1000

// join joins lines that are broken with those behind them, without what marks it at the end of one and leads the other.
func (d *draft) join(broken func([]byte) bool, mark int, lead string) (*draft, bool) {
	var joined []*patch
	for i := 0; i < len(d.lines); i++ {
		first, line := i, d.lines[i]
		for i+1 < len(d.lines) && broken(d.lines[i]) && bytes.HasPrefix(d.lines[i+1], []byte(lead)) {
			if i == first {
				line = bytes.Clone(line)
			}
			i++
			line = append(line[:len(line)-mark], d.lines[i][len(lead):]...)
		}
		if i > first {
			joined = append(joined, &patch{lineRange: lineRange{first, i + 1}, by: [][]byte{line}})
		}
	}
	if joined == nil {
		return d, false
	}
	return d.patched(joined), true
}

// dropLeading takes away the empty lines before the text.
func dropLeading(d *draft) (*draft, bool) {
	n := 0
	for n < len(d.lines) && len(d.lines[n]) == 0 {
		n++
	}
	if n == 0 {
		return d, false
	}
	return d.replace(0, n, nil), true
}

// addLeading puts back empty lines that stood before the text.
func addLeading(n int) func(*draft) (*draft, bool) {
	return func(d *draft) (*draft, bool) {
		led := d.replace(0, 0, make([][]byte, n))
		led.led = n + d.led
		return led, true
	}
}

// halveBlank undoes the doubling of line ends: every second line is empty.
func halveBlank(d *draft) (*draft, bool) {
	if len(d.lines) < 4 {
		return d, false
	}
	for i := 1; i < len(d.lines); i += 2 {
		if len(d.lines[i]) > 0 {
			return d, false
		}
	}
	out := &draft{layer: d.layer, end: d.end, canon: d.canon}
	for i := 0; i < len(d.lines); i += 2 {
		out.lines, out.starts = append(out.lines, d.lines[i]), append(out.starts, d.starts[i])
	}
	out.text = canonical(out.lines, d.canon)
	return out, true
}
