package auth

import (
	"bytes"
	"slices"
)

// search undoes changes, the likely and cheap ones first: one of the whole body, one at an end of it or of
// a part, two of these, another encoding, and a banner together with a footer. Texts are cut where they
// seem to have been put together, and anywhere only with what may be hashed then.
func (u *undoer) search(d *draft) {
	d.remember()
	if t := u.matches(d, d.whole()); t != nil {
		u.answer(t) // nothing was changed
	}
	drafts := u.drafts(d, 0, "")
	for _, c := range drafts {
		if t := u.matches(c.draft, c.whole()); t != nil {
			u.answer(t, Change{What: c.what})
		}
	}
	seen := slices.DeleteFunc(slices.Clone(drafts), func(c changedDraft) bool { return c.guess })
	u.ends(d, seams)
	u.wholePairs(drafts)
	cut := u.within(u.budget/2, func() { u.ends(d, anywhere) })
	u.each(drafts, u.tails, likely)
	u.each(seen, u.ends, seams)
	u.encodings(d, likely)
	u.bothEnds(d, likely)
	u.each(seen, u.encodings, likely)
	u.each(seen, u.bothEnds, likely)
	if cut {
		u.ends(d, anywhere)
	}
	u.bothEnds(d, seams)
	u.each(drafts, u.ends, seams)
	u.encodings(d, anywhere)
	u.each(drafts, u.encodings, anywhere)
}

// each goes on with drafts.
func (u *undoer) each(drafts []changedDraft, try func(*draft, cuts), at cuts) {
	for _, c := range drafts {
		if u.ended() {
			return
		}
		u.under(Change{What: c.what}, func() { try(c.draft, at) })
	}
}

// changedDraft is a body with one change of the whole of it undone.
type changedDraft struct {
	*draft
	wholeChange
	index int // in wholeChanges
}

// drafts gives the body with each change undone, from the first one that is asked for, that makes another
// one of it, but for changes of one kind.
func (u *undoer) drafts(d *draft, first int, but string) (list []changedDraft) {
	for i, c := range wholeChanges[first:] {
		if u.ended() {
			break
		}
		if c.what == but {
			continue
		}
		if changed, ok := c.undo(d); ok {
			u.budget -= changed.cost()
			if !bytes.Equal(changed.text.bytes, d.text.bytes) {
				changed.remember()
				list = append(list, changedDraft{changed, c, first + i})
			}
		}
	}
	return list
}

// wholePairs undoes two changes of the whole body.
func (u *undoer) wholePairs(drafts []changedDraft) {
	for _, c := range drafts {
		for _, second := range u.drafts(c.draft, c.index+1, c.what) {
			if t := u.matches(second.draft, second.whole()); t != nil {
				u.answer(t, Change{What: c.what}, Change{What: second.what})
			}
		}
	}
}

// within lets a search hash so many bytes at the most, and reports whether they were too few.
func (u *undoer) within(bytes int, search func()) bool {
	kept := u.budget - bytes
	u.budget = bytes
	search()
	spent := u.budget <= 0
	u.budget += kept
	return spent
}

// ends undoes what was added at an end of the body or of a part, the cheap searches first.
func (u *undoer) ends(d *draft, at cuts) {
	u.tails(d, at)
	u.wrapper(d)
	u.twoFooters(d, at)
	u.banners(d, at)
}

// tails undoes what was added at one end.
func (u *undoer) tails(d *draft, at cuts) {
	u.footer(d, at)
	u.siblings(d)
	u.partFooters(d, at)
}

// bothEnds cuts a short banner, and then a footer.
func (u *undoer) bothEnds(d *draft, at cuts) {
	for p := range u.tops(d) {
		for _, i := range at.banners(nil, d, lineRange{p.first, min(p.last, p.first+maxBoth)}) {
			if u.ended() {
				return
			}
			d.replaceIn(&u.cut, p.first, i, nil)
			u.budget -= u.cut.cost()
			u.under(d.added(BannerAdded, p.first, i), func() { u.tails(&u.cut, at) })
		}
	}
}

// matches gives the target that lines are.
func (u *undoer) matches(d *draft, ranges ...lineRange) *target {
	var pieces [2]piece
	for i, r := range ranges {
		pieces[i] = d.text.piece(r)
	}
	return u.joined(pieces[:len(ranges)])
}

// joined gives the target that pieces of text are, one after another.
func (u *undoer) joined(pieces []piece) *target {
	if u.ended() {
		return nil
	}
	dropEmpty(pieces)
	u.h.start()
	for _, p := range pieces {
		u.h.write(p.text)
	}
	return u.found(u.h)
}
