package auth

import (
	"bytes"
	"iter"
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
	if len(d.text.bytes) <= maxKept {
		drafts = slices.Values(slices.Collect(drafts))
	}
	for c := range drafts {
		if t := u.matches(c.draft, c.whole()); t != nil {
			u.answer(t, c.change())
		}
	}
	seen, guessed := where(drafts, false), where(drafts, true)
	u.ends(d, seams)
	u.wholePairs(drafts)
	u.each(seen, u.tails, likely)
	u.each(seen, u.banners, likely)
	texts := u.inTexts(d)
	more := u.within(u.budget/4, func() { u.encodings(d, likely) })
	u.within(u.budget/3, func() { u.withoutList(d) })
	texts.others()
	u.partHeaders(d)
	cut := u.within(u.budget/2, func() { u.ends(d, anywhere) })
	u.each(guessed, u.tails, likely)
	u.each(seen, u.ends, seams)
	if more {
		u.encodings(d, likely)
	}
	u.bothEnds(d, likely)
	u.each(seen, u.encodings, likely)
	u.each(seen, u.bothEnds, likely)
	texts.rare()
	if cut {
		u.ends(d, anywhere)
	}
	u.bothEnds(d, seams)
	u.each(drafts, u.ends, seams)
	u.encodings(d, anywhere)
	u.each(drafts, u.encodings, anywhere)
}

// maxKept is how large a body may be for its drafts to be kept. Those of a larger one are made again each time, which
// costs less than hashing them does.
const maxKept = 1 << 20

// where gives the drafts of which the change is only guessed, or those of which it is seen in the body.
func where(drafts iter.Seq[changedDraft], guess bool) iter.Seq[changedDraft] {
	return func(yield func(changedDraft) bool) {
		for c := range drafts {
			if c.guess == guess && !yield(c) {
				return
			}
		}
	}
}

// each goes on with drafts.
func (u *undoer) each(drafts iter.Seq[changedDraft], try func(*draft, cuts), at cuts) {
	for c := range drafts {
		if u.ended() {
			return
		}
		u.under(c.change(), func() { try(c.draft, at) })
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
func (u *undoer) drafts(d *draft, first int, but string) iter.Seq[changedDraft] {
	return func(yield func(changedDraft) bool) {
		for i, c := range wholeChanges[first:] {
			if u.ended() {
				return
			}
			if c.what == but {
				continue
			}
			if changed, ok := u.undone(d, c); ok && !yield(changedDraft{changed, c, first + i}) {
				return
			}
		}
	}
}

// undone undoes one change of the whole body; ok is false where that is the same body.
func (u *undoer) undone(d *draft, c wholeChange) (changed *draft, ok bool) {
	if changed, ok = c.undo(d); !ok {
		return nil, false
	}
	u.budget -= changed.cost()
	if bytes.Equal(changed.text.bytes, d.text.bytes) {
		return nil, false
	}
	changed.remember()
	return changed, true
}

// wholePairs undoes two changes of the whole body.
func (u *undoer) wholePairs(drafts iter.Seq[changedDraft]) {
	for c := range drafts {
		for second := range u.drafts(c.draft, c.index+1, c.what) {
			if t := u.matches(second.draft, second.whole()); t != nil {
				u.answer(t, c.change(), second.change())
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
	u.within(u.budget/4, func() { u.twoFooters(d, at) })
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
