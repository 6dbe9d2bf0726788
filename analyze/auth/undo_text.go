package auth

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// writtenText is the text of a leaf of a draft, and how it is written in the body.
type writtenText struct {
	region
	until   int // the first line that is none of it: that of a boundary, whose line end may end the text
	html    bool
	content []byte     // decoded; where it is not base64, with line feeds between its lines
	lines   []textLine // not of base64
	starts  []int      // where the content of each line of the draft begins; not of base64
	width   int        // of base64 lines, or of quoted-printable ones
	even    bool       // all lines of base64 but the last are as long, and no group stands in two of them
	style   quotedStyle
	padded  bool // quoted-printable has blanks at the ends of lines, which are no text
}

// textLine is a line of a text, and the lines of the draft that it is written in.
type textLine struct {
	start       int // in the content
	first, last int
}

// maxText is how large a text is at the most that is cut.
const maxText = 256 << 10

// readText reads the text of a leaf; false where other text stands in it, nothing does, or too much.
func (d *draft) readText(p region) (*writtenText, bool) {
	t := &writtenText{region: p, until: p.last, html: p.part.Type == "text/html"}
	if p.first >= p.last || len(d.text.of(lineRange{p.first, p.last})) > maxText {
		return nil, false
	}
	if t.until < len(d.lines) && len(d.lines[t.until]) == 0 {
		t.until++ // the line end before the boundary
	}
	lines := d.lines[p.first:t.until]
	switch p.part.Encoding {
	case eml.Base64:
		l := leaf{region: p}
		if l.read(d); !l.whole {
			return nil, false
		}
		t.content, t.width = l.content, max(len(lines[0]), 4)
		t.even = isEven(d.lines[p.first:p.last])
	case eml.QuotedPrintable:
		t.readQuoted(lines)
	default:
		t.content = bytes.Join(lines, []byte("\n"))
		start := 0
		for i, line := range lines {
			t.lines, t.starts = append(t.lines, textLine{start, p.first + i, p.first + i + 1}), append(t.starts, start)
			start += len(line) + 1
		}
	}
	if t.lines != nil && t.until == len(d.lines) && len(t.content) > 0 { // the last line end of the body
		t.content = append(t.content, '\n')
		t.lines = append(t.lines, textLine{len(t.content), t.until, t.until})
	}
	return t, len(t.content) > 0
}

// plain reports whether a text has no encoding.
func (t *writtenText) plain() bool {
	return t.part.Encoding != eml.Base64 && t.part.Encoding != eml.QuotedPrintable
}

// readQuoted joins the lines that quoted-printable breaks, and decodes them.
func (t *writtenText) readQuoted(lines [][]byte) {
	longest, room, alone := 0, quotedWidth, 2*quotedWidth
	for i := 0; i < len(lines); {
		if i > 0 {
			t.content = append(t.content, '\n')
		}
		line := textLine{len(t.content), t.first + i, t.first + i}
		for soft := true; soft && i < len(lines); i++ {
			text := trimBlanks(lines[i])
			t.padded = t.padded || len(text) < len(lines[i])
			if soft = bytes.HasSuffix(text, []byte("=")) && i+1 < len(lines); soft {
				next := firstSize(lines[i+1])
				longest, room = max(longest, len(text)), min(room, len(text)+next-1)
				if len(lines[i+1]) == next {
					alone = min(alone, len(text)+next-1)
				}
			}
			t.starts = append(t.starts, len(t.content))
			t.content = t.style.decode(t.content, text)
			line.last++
		}
		t.lines = append(t.lines, line)
	}
	t.width = max(longest, room)
	t.style.early = alone <= t.width
}

// quotedWidth is how long a line of quoted-printable may be (RFC 2045, section 6.7).
const quotedWidth = 76

// firstSize gives the length of the first character of a line of quoted-printable. It had no room in the line before.
func firstSize(line []byte) int {
	if len(line) > 0 && line[0] == '=' {
		return 3
	}
	return 1
}

// without cuts bytes out of a text, in the encoding that it has.
func (t *writtenText) without(d *draft, what string, from, to int) *patch {
	if t.part.Encoding == eml.Base64 {
		kept := 0 // lines before the cut
		if t.even {
			kept = min(from/(t.width/4*3), t.last-t.first)
		}
		rest := slices.Concat(t.content[kept*t.width/4*3:from], t.content[to:])
		return d.patch(lineRange{t.first + kept, t.last}, base64Lines(rest, t.width), Change{What: what, Text: t.content[from:to], Part: t.part})
	}
	a, b := t.lineOf(from), t.lineOf(to)
	first, last := t.lines[a], t.lines[b]
	at := lineRange{first.first, last.last}
	var by [][]byte
	rest := slices.Concat(t.content[first.start:from], t.content[to:t.end(b)])
	switch {
	case bytes.Equal(rest, t.content[last.start:t.end(b)]):
		at.last = last.first
	case bytes.Equal(rest, t.content[first.start:t.end(a)]):
		at.first = first.last
	default:
		by = t.write(rest)
	}
	return d.patch(at, by, t.added(d, what, from, to))
}

// isEven reports whether lines of base64 are as long as the first, but for the last, and hold whole groups.
func isEven(lines [][]byte) bool {
	width := len(lines[0])
	for _, line := range lines[:len(lines)-1] {
		if len(line) != width {
			return false
		}
	}
	return width > 0 && width%4 == 0
}

// added names a cut, with the bytes of the body that it stands in.
func (t *writtenText) added(d *draft, what string, from, to int) Change {
	for from < to && t.content[from] == '\n' {
		from++
	}
	i, found := slices.BinarySearch(t.starts, from)
	if !found {
		i--
	}
	j, found := slices.BinarySearch(t.starts, to)
	c := d.added(what, t.first+i, t.first+max(i, j))
	if c.Added.Empty() {
		return c
	}
	if at := d.starts[t.first+i]; at >= 0 {
		c.Added.Start = int(at) + t.written(d.lines[t.first+i], from-t.starts[i])
	}
	if at := d.starts[t.first+max(j-1, 0)]; !found && at >= 0 && to < len(t.content) {
		c.Added.End = int(at) + t.written(d.lines[t.first+j-1], to-t.starts[j-1])
	}
	return c
}

// written gives how many bytes of a line of the body so many bytes of the text take.
func (t *writtenText) written(line []byte, n int) (size int) {
	if t.plain() {
		return n
	}
	for ; n > 0 && size < len(line); n-- {
		if line[size] == '=' {
			size += 2
		}
		size++
	}
	return min(size, len(line))
}

// lineOf gives the line of a text that an offset is in.
func (t *writtenText) lineOf(offset int) int {
	i, found := slices.BinarySearchFunc(t.lines, offset, func(l textLine, offset int) int { return l.start - offset })
	if !found {
		i--
	}
	return i
}

// end gives where a line of the text ends.
func (t *writtenText) end(line int) int {
	if line+1 < len(t.lines) {
		return t.lines[line+1].start - 1
	}
	return len(t.content)
}

// write gives a line as it stands in the body.
func (t *writtenText) write(line []byte) [][]byte {
	if t.part.Encoding == eml.QuotedPrintable {
		return t.style.encode(nil, line, t.width)
	}
	return [][]byte{line}
}

// unlinked puts the links of a text back that a filter rewrote.
func (t *writtenText) unlinked(d *draft) (list []*patch) {
	what := Change{What: LinksRewritten}
	if t.part.Encoding == eml.Base64 {
		if plain := restoreLinks(t.content); len(plain) < len(t.content) {
			list = append(list, d.patch(t.region.lines(), base64Lines(plain, t.width), what))
		}
		return list
	}
	for i, l := range t.lines {
		line := t.content[l.start:t.end(i)]
		if plain := restoreLinks(line); len(plain) < len(line) {
			list = append(list, d.patch(lineRange{l.first, l.last}, t.write(plain), what))
		}
	}
	return list
}
