package auth

import "bytes"

// siblings drops parts that were added at the end of a multipart, or at its start, as lists and gateways
// add a part with their text.
func (u *undoer) siblings(d *draft) {
	parts := u.root.Parts
	if len(parts) < 2 || parts[0].Layer != u.root.Layer || u.ended() {
		return
	}
	closing := min(d.lineAt(u.root.Close.Start+1), len(d.lines))
	end := d.text.of(d.text.ended(d.rest(closing)))
	u.head.start()
	done := 0
	for _, p := range parts[1:] {
		from := d.delimiterLine(p.Delimiter.Start)
		if from < done || from > closing || u.ended() {
			break
		}
		u.head.write(d.text.of(lineRange{done, from}))
		done = from
		t := u.found(u.h.from(u.head).write(end))
		if len(end) == 0 {
			t = u.matches(d, lineRange{0, from}) // without the empty lines before it
		}
		if t != nil {
			u.answer(t, Change{What: FooterAdded, Added: d.span(from, closing)})
		}
	}
	first, second := d.delimiterLine(parts[0].Delimiter.Start), d.delimiterLine(parts[1].Delimiter.Start)
	if t := u.matches(d, lineRange{0, first}, d.rest(second)); t != nil {
		u.answer(t, Change{What: BannerAdded, Added: d.span(first, second)})
	}
}

// delimiterLine gives the line of a boundary whose delimiter begins at an offset, with the line end before it.
func (d *draft) delimiterLine(offset int) int {
	i := d.lineAt(offset)
	for i < len(d.lines) && !bytes.HasPrefix(d.lines[i], []byte("--")) {
		i++
	}
	return i
}

// wrapper takes a part for the whole body: a list put the message into a multipart of its own, beside its
// footer.
func (u *undoer) wrapper(d *draft) {
	for n, p := range u.root.Parts {
		if n == maxWrapped || p.Layer != u.root.Layer {
			break
		}
		first, last := d.lineAt(p.Body.Start), d.lineAfter(p.Body.End)
		if first > last || last > len(d.lines) {
			continue
		}
		t := u.matches(d, lineRange{first, last})
		switch {
		case t == nil:
		case n > 0:
			u.answer(t, Change{What: BannerAdded, Added: d.span(0, first)})
		default:
			u.answer(t, Change{What: FooterAdded, Added: d.span(last, len(d.lines))})
		}
	}
}
