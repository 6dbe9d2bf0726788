package auth

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// inTexts looks for what was put into the texts of a message, encoded or not: into one of them, or into two at once, as
// gateways put the same words into a text and its page.
func (u *undoer) inTexts(d *draft) {
	texts := u.writtenTexts(d)
	if len(texts) == 0 || u.ended() {
		return
	}
	var links []*patch
	for _, t := range texts {
		links = append(links, t.unlinked(d)...)
	}
	if len(links) > 0 {
		u.edited(d, links...)
	}
	try := func(p ...*patch) { u.edited(d, p...) }
	footers, banners := u.cutsOf(d, FooterAdded, texts), u.cutsOf(d, BannerAdded, texts)
	footers.likely(u, false, try)
	banners.likely(u, false, try)
	u.within(u.budget/4, func() { u.otherForms(d, texts) })
	u.within(u.budget/2, func() { u.bothInTexts(d, banners) })
	u.within(u.budget/4, func() { footers.pairs(u, false, try) })
	u.within(u.budget/4, func() { banners.pairs(u, false, try) })
}

// maxTexts is how many texts of a message are read at the most.
const maxTexts = 3

// writtenTexts reads the texts of a draft. A plain text alone that has no encoding is cut as lines are.
func (u *undoer) writtenTexts(d *draft) (texts []*writtenText) {
	for _, p := range d.parts {
		if !p.text || len(texts) == maxTexts {
			continue
		}
		u.budget -= lineCost*(p.last-p.first) + len(d.text.of(lineRange{p.first, p.last}))
		if t, ok := d.readText(p); ok {
			texts = append(texts, t)
		}
	}
	if len(texts) == 1 && !texts[0].html && texts[0].plain() {
		return nil
	}
	return texts
}

// plain reports whether a text has no encoding.
func (t *writtenText) plain() bool {
	return t.part.Encoding != eml.Base64 && t.part.Encoding != eml.QuotedPrintable
}

// textCuts are the cuts at one end of the texts of a draft, and what each makes of it.
type textCuts struct {
	cuts    [maxTexts][]textCut
	patches [maxTexts][]*patch
}

func (u *undoer) cutsOf(d *draft, what string, texts []*writtenText) (c textCuts) {
	for i, t := range texts {
		if what == FooterAdded {
			c.cuts[i] = t.footers()
		} else {
			c.cuts[i] = t.banners()
		}
		for _, cut := range c.cuts[i] {
			p := t.without(d, what, cut.from, cut.to)
			u.budget -= len(p.text.bytes)
			c.patches[i] = append(c.patches[i], p)
		}
	}
	return c
}

// likely tries the cuts that take the same words from the first two texts, and those of one text alone unless only two will do.
func (c *textCuts) likely(u *undoer, two bool, try func(...*patch)) {
	c.pairs(u, true, try)
	if two {
		return
	}
	for _, list := range c.patches {
		for _, p := range list {
			if !u.ended() {
				try(p)
			}
		}
	}
}

// pairs tries the cuts of the first two texts together that take the same words from both, or others.
func (c *textCuts) pairs(u *undoer, alike bool, try func(...*patch)) {
	for i, a := range c.cuts[0] {
		for k, b := range c.cuts[1] {
			if !u.ended() && (a.says == b.says) == alike {
				try(c.patches[0][i], c.patches[1][k])
			}
		}
	}
}

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
		list = append(list, p.what)
	}
	return list
}

// bothInTexts looks for a banner and a footer in the texts of a message: in the first two, or in the one that there is.
func (u *undoer) bothInTexts(d *draft, banners textCuts) {
	two := len(banners.cuts[1]) > 0
	within := func(changed *draft, patches []*patch) {
		u.budget -= changed.cost()
		outer := u.before
		u.before = slices.Concat(outer, undone(patches))
		footers := u.cutsOf(changed, FooterAdded, u.writtenTexts(changed))
		footers.likely(u, two, func(p ...*patch) { u.edited(changed, p...) })
		u.before = outer
	}
	banners.likely(u, two, func(patches ...*patch) {
		changed := d
		for _, p := range slices.Backward(patches) {
			changed = changed.replace(p.first, p.last, p.by)
		}
		within(changed, patches)
	})
}
