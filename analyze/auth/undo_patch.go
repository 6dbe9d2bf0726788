package auth

import "slices"

// patch puts other lines in the place of lines of a draft.
type patch struct {
	lineRange
	by   [][]byte
	text canonText // of these
	what []Change
}

// patch puts lines in the place of those of a draft.
func (d *draft) patch(at lineRange, by [][]byte, what ...Change) *patch {
	return &patch{at, by, canonical(by, d.canon), what}
}

// patched gives a draft with patches, which stand one after another. It takes one pass, however many they are.
func (d *draft) patched(patches []*patch) *draft {
	out := &draft{layer: d.layer, end: d.end, canon: d.canon, led: min(d.led, patches[0].first), parts: slices.Clone(d.parts)}
	places := make([]int, 0, len(d.lines)+1) // where each line has gone
	done := 0
	keep := func(until int) {
		for ; done < until; done++ {
			places = append(places, len(out.lines))
			out.lines, out.starts = append(out.lines, d.lines[done]), append(out.starts, d.starts[done])
		}
	}
	for _, p := range patches {
		keep(p.first)
		start := len(out.lines)
		out.lines = append(out.lines, p.by...)
		for range p.by {
			out.starts = append(out.starts, notStanding)
		}
		for ; done < p.last; done++ {
			places = append(places, min(start+done-p.first, len(out.lines)))
		}
	}
	keep(len(d.lines))
	places = append(places, len(out.lines))
	for k := range out.parts {
		r := &out.parts[k]
		r.first, r.last, r.header = places[r.first], places[r.last], places[r.header]
	}
	out.text = canonical(out.lines, d.canon)
	return out
}

// cost is what making a patch counts.
func (p *patch) cost() int { return len(p.text.bytes) + lineCost*len(p.by) }

// edited looks at a draft with patches, which stand one after another.
func (u *undoer) edited(d *draft, patches ...*patch) {
	if u.ended() {
		return
	}
	var pieces []piece
	done := 0
	for _, p := range patches {
		pieces = append(pieces, d.text.piece(lineRange{done, p.first}), p.text.whole())
		done = p.last
	}
	if t := u.joined(append(pieces, d.text.piece(d.rest(done)))); t != nil {
		u.answer(t, undone(patches)...)
	}
}

func undone(patches []*patch) (list []Change) {
	for _, p := range patches {
		list = append(list, p.what...)
	}
	return list
}

// patched goes on with a draft with patches, which undo what some of them say.
func (u *undoer) patched(d *draft, patches, say []*patch, search func(*draft)) {
	if u.ended() {
		return
	}
	made := d.patched(patches)
	u.budget -= made.cost()
	outer := u.before
	u.before = slices.Concat(outer, undone(say))
	search(made)
	u.before = outer
}
