package auth

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// draft is a body as lines without their ends, and where its parts stand among them. Changing a draft
// makes new lists of lines; the bytes stay.
type draft struct {
	lines  [][]byte
	starts []int32 // the offset of each line in the layer, -1 for a line that is not in the file
	layer  *eml.Layer
	end    int // of the body in the layer
	parts  []region
	canon  Canon
	text   canonText // the lines as they are hashed
	led    int       // empty lines that were put before the text
	tried  *tried    // what was looked at; nil where it is looked at once
	recast int       // what looking at all texts in another encoding has counted
}

// region is the body of a leaf, in lines of a draft.
type region struct {
	first, last int
	header      int // the first line of its header; first where it has none in the body
	text        bool
	part        *eml.Part
}

// lines gives the lines of the body of a leaf.
func (r region) lines() lineRange { return lineRange{r.first, r.last} }

// newDraft splits a body into lines and finds the leaves in it.
func newDraft(root *eml.Part, at headers.Span, canon Canon) *draft {
	d := &draft{layer: root.Layer, end: at.End, canon: canon}
	body, mark, count := root.Layer.Bytes(at), lineMark(root.Layer), countLines(root.Layer, at)
	d.starts, d.lines = make([]int32, 0, count), make([][]byte, 0, count)
	for pos := 0; pos < len(body); {
		end, next := len(body), len(body)
		if i := bytes.IndexByte(body[pos:], mark); i >= 0 {
			end, next = pos+i, pos+i+1
		}
		d.starts = append(d.starts, int32(at.Start+pos))
		d.lines = append(d.lines, bytes.TrimSuffix(body[pos:end], []byte{'\r'}))
		pos = next
	}
	d.text = canonical(d.lines, canon)
	for p := range root.All() {
		if p.Layer == root.Layer && len(p.Parts) == 0 && !p.Multipart() && len(d.parts) < maxUndoParts {
			first := d.lineAt(p.Body.Start)
			d.parts = append(d.parts, region{first: first, last: d.lineAfter(p.Body.End),
				header: min(d.lineAt(p.Header.Start), first), text: p.Text(), part: p})
		}
	}
	return d
}

// lineMark is the character that ends lines.
func lineMark(l *eml.Layer) byte {
	if l.Ending == eml.EndingCR {
		return '\r'
	}
	return '\n'
}

// countLines counts the lines of a body, the rest behind the last line end included.
func countLines(l *eml.Layer, at headers.Span) int {
	return 1 + bytes.Count(l.Bytes(at), []byte{lineMark(l)})
}

// lineAt gives the line that begins at an offset, or the first after it.
func (d *draft) lineAt(offset int) int {
	i, _ := slices.BinarySearch(d.starts, int32(offset))
	return i
}

// lineAfter gives the first line after an offset: the line end before a boundary belongs to the boundary.
func (d *draft) lineAfter(offset int) int {
	i, found := slices.BinarySearch(d.starts, int32(offset))
	if found && offset > 0 && d.layer.Data[offset-1] != '\n' {
		return i + 1
	}
	return i
}

// span gives the bytes of lines i to j.
func (d *draft) span(i, j int) headers.Span {
	for i < j && d.starts[i] < 0 {
		i++
	}
	if i >= j {
		return headers.Span{}
	}
	end := d.end
	if j < len(d.starts) && d.starts[j] >= 0 {
		end = int(d.starts[j])
	}
	return headers.Span{Start: int(d.starts[i]), End: end}
}

// replace puts lines in the place of lines i to j, and moves the parts with them.
func (d *draft) replace(i, j int, lines [][]byte) *draft {
	out := &draft{}
	n := len(d.lines) - (j - i) + len(lines)
	out.lines, out.starts = make([][]byte, 0, n), make([]int32, 0, n)
	d.replaceIn(out, i, j, lines)
	return out
}

// replaceIn is replace in the place of a draft that nobody needs any more.
func (d *draft) replaceIn(out *draft, i, j int, lines [][]byte) {
	text := out.text
	d.text.replace(&text, i, j, canonical(lines, d.canon))
	starts := append(out.starts[:0], d.starts[:i]...)
	for range lines {
		starts = append(starts, notStanding)
	}
	*out = draft{layer: d.layer, end: d.end, canon: d.canon, led: min(d.led, i), text: text,
		lines:  append(append(append(out.lines[:0], d.lines[:i]...), lines...), d.lines[j:]...),
		starts: append(starts, d.starts[j:]...),
		parts:  d.moved(out.parts[:0], i, j, len(lines))}
}

// moved gives the parts where n lines are in the place of lines i to j, in a list that is given.
func (d *draft) moved(parts []region, i, j, n int) []region {
	move := func(line *int) {
		if *line >= j {
			*line += n - (j - i)
		} else if *line > i {
			*line = min(*line, i+n)
		}
	}
	parts = append(parts, d.parts...)
	for k := range parts {
		r := &parts[k]
		wasStart := r.first
		move(&r.first)
		move(&r.last)
		move(&r.header)
		if wasStart == i && i < j {
			r.first = i // what replaces the start of a part is its new start
		}
	}
	return parts
}

// changed gives a draft with other lines in the places of its own.
func (d *draft) changed(lines [][]byte) *draft {
	return &draft{lines: lines, starts: d.starts, layer: d.layer, end: d.end, parts: d.parts, canon: d.canon,
		text: canonical(lines, d.canon)}
}

// whole is all lines.
func (d *draft) whole() lineRange { return lineRange{0, len(d.lines)} }

// rest is the lines from one on.
func (d *draft) rest(from int) lineRange { return lineRange{from, len(d.lines)} }

// added names lines that were added: empty ones are no text.
func (d *draft) added(what string, i, j int) Change {
	for _, line := range d.lines[i:j] {
		if len(bytes.TrimSpace(line)) > 0 {
			return Change{What: what, Added: d.span(i, j)}
		}
	}
	return Change{What: BlankLines, Added: d.span(i, j)}
}

// cost is what a draft counts that is made of this one.
func (d *draft) cost() int { return draftCost(len(d.text.bytes), len(d.lines)) }

func draftCost(size, lines int) int { return size/2 + lineCost*lines }
