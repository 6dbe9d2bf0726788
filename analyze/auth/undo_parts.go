package auth

import (
	"bytes"
	"slices"
)

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

// withoutList takes off the footer that a list put behind the parts of a message, or beside a message that was no mixed one,
// and looks for what else was done to its texts.
func (u *undoer) withoutList(d *draft) {
	parts := u.root.Parts
	n := len(parts)
	if u.ended() || u.root.Type != "multipart/mixed" || n < 2 || parts[0].Layer != u.root.Layer || !parts[n-1].Text() {
		return
	}
	footer := lineRange{d.delimiterLine(parts[n-1].Delimiter.Start), min(d.lineAt(u.root.Close.Start+1), len(d.lines))}
	patches := []*patch{d.patch(footer, nil)}
	if n == 2 {
		footer = d.rest(d.lineAfter(parts[0].Body.End))
		patches = []*patch{d.patch(lineRange{0, d.lineAt(parts[0].Body.Start)}, nil), d.patch(footer, nil)}
	}
	if footer.first >= footer.last {
		return
	}
	made := d.leaving(patches)
	u.budget -= made.cost()
	u.under(Change{What: FooterAdded, Added: d.span(footer.first, footer.last)}, func() {
		u.within(u.budget/2, func() { u.encodings(made, likely) })
		texts := u.inTexts(made)
		u.footer(made, likely)
		u.partFooters(made, likely)
		u.banners(made, likely)
		texts.others()
		texts.rare()
	})
}

// leaving gives a draft with patches, without the parts that stood in their places.
func (d *draft) leaving(patches []*patch) *draft {
	kept := *d
	kept.parts = slices.DeleteFunc(slices.Clone(d.parts), func(r region) bool {
		return slices.ContainsFunc(patches, func(p *patch) bool { return p.first <= r.first && r.last <= p.last })
	})
	return kept.patched(patches)
}
