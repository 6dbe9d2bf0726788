package auth

import (
	"bytes"
	"slices"
	"sort"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// draft is a body as lines without their ends, and where its parts stand among them. Changing a draft
// makes new lists of lines; the bytes stay.
type draft struct {
	lines  [][]byte
	starts []int // the offset of each line in the layer, -1 for a line that is not in the file
	layer  *eml.Layer
	end    int // of the body in the layer
	parts  []region
	canon  Canon
	text   canonText // the lines as they are hashed
	led    int       // empty lines that were put before the text
	tried  tried     // what was looked at; nil where it is looked at once
	twice  tried     // the same of two cuts
	recast int       // what looking at all texts in another encoding has counted
}

// tried are the cuts of a draft that no signature was made over: the lines that are left out, or where two cuts
// begin. The searches come back with more places to cut at, and what is known need not be hashed again.
type tried map[uint64]struct{}

// remember makes a draft know what was looked at.
func (d *draft) remember() { d.tried, d.twice = tried{}, tried{} }

// again reports whether a cut was tried before, and notes it.
func (t tried) again(i, j int) bool {
	if t == nil {
		return false
	}
	key := uint64(i)<<32 | uint64(j)
	if _, known := t[key]; known {
		return true
	}
	t[key] = struct{}{}
	return false
}

// region is the body of a leaf, in lines of a draft.
type region struct {
	first, last int
	header      int // the first line of its header; first where it has none in the body
	text        bool
	part        *eml.Part
}

// newDraft splits a body into lines and finds the leaves in it.
func newDraft(root *eml.Part, at headers.Span, canon Canon) *draft {
	d := &draft{layer: root.Layer, end: at.End, canon: canon}
	body, mark := root.Layer.Bytes(at), byte('\n')
	if root.Layer.Ending == eml.EndingCR {
		mark = '\r'
	}
	for pos := 0; pos < len(body); {
		end, next := len(body), len(body)
		if i := bytes.IndexByte(body[pos:], mark); i >= 0 {
			end, next = pos+i, pos+i+1
		}
		d.starts = append(d.starts, at.Start+pos)
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

// lineAt gives the line that begins at an offset, or the first after it.
func (d *draft) lineAt(offset int) int { return sort.SearchInts(d.starts, offset) }

// lineAfter gives the first line after an offset: the line end before a boundary belongs to the boundary.
func (d *draft) lineAfter(offset int) int {
	i := sort.SearchInts(d.starts, offset)
	if i < len(d.starts) && d.starts[i] == offset && offset > 0 && d.layer.Data[offset-1] != '\n' {
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
		end = d.starts[j]
	}
	return headers.Span{Start: d.starts[i], End: end}
}

// replace puts lines in the place of lines i to j, and moves the parts with them.
func (d *draft) replace(i, j int, lines [][]byte) *draft {
	out := &draft{layer: d.layer, end: d.end, canon: d.canon}
	starts := slices.Repeat([]int{notStanding}, len(lines))
	out.lines = slices.Concat(d.lines[:i], lines, d.lines[j:])
	out.starts = slices.Concat(d.starts[:i], starts, d.starts[j:])
	out.text = d.text.replace(i, j, canonical(lines, d.canon))
	out.parts = d.moved(i, j, len(lines))
	out.led = min(d.led, i)
	return out
}

// moved gives the parts where n lines are in the place of lines i to j.
func (d *draft) moved(i, j, n int) []region {
	move := func(line *int) {
		if *line >= j {
			*line += n - (j - i)
		} else if *line > i {
			*line = min(*line, i+n)
		}
	}
	parts := slices.Clone(d.parts)
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
