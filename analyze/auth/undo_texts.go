package auth

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// textSearch looks for what was put into the texts of a message, encoded or not: into one of them, or into two at once, as
// gateways put the same words into a text and its page.
type textSearch struct {
	*undoer
	draft            *draft
	texts            []*writtenText
	footers, banners textCuts
}

// inTexts begins a search in texts with what is likely. Where links were rewritten, that is undone first.
func (u *undoer) inTexts(d *draft) *textSearch {
	s := &textSearch{undoer: u, draft: d, texts: u.writtenTexts(d)}
	var links []*patch
	for _, t := range s.texts {
		links = append(links, t.unlinked(d)...)
	}
	if len(links) > 0 {
		u.edited(d, links...)
		u.within(u.budget/2, func() {
			u.patched(d, links[:1], links, func(plain *draft) {
				inner := &textSearch{undoer: u, draft: plain, texts: u.writtenTexts(plain)}
				inner.likely()
				inner.others()
			})
		})
	}
	s.likely()
	return s
}

func (s *textSearch) try(p ...*patch) { s.edited(s.draft, p...) }

// likely looks for one change, at one end.
func (s *textSearch) likely() {
	if s.ended() {
		return
	}
	s.footers = s.cutsOf(s.draft, FooterAdded, s.texts)
	s.footers.likely(s.undoer, false, s.try)
	if !s.ended() {
		s.banners = s.cutsOf(s.draft, BannerAdded, s.texts)
		s.banners.likely(s.undoer, false, s.try)
	}
}

// others looks for other encodings and for two changes.
func (s *textSearch) others() {
	if len(s.texts) == 0 {
		return
	}
	for _, next := range []struct {
		share  int
		search func()
	}{
		{4, func() { s.otherForms(s.draft, s.texts) }},
		{2, func() { s.bothInTexts(s.draft, &s.banners) }},
		{4, func() { s.cutForms(s.draft, &s.footers) }},
		{4, func() { s.cutForms(s.draft, &s.banners) }},
		{4, func() { s.footers.pairs(s.undoer, false, s.try) }},
		{4, func() { s.banners.pairs(s.undoer, false, s.try) }},
	} {
		if s.ended() {
			return
		}
		s.within(s.budget/next.share, next.search)
	}
}

// patched goes on with a draft with patches, which undo what the first few of them say.
func (u *undoer) patched(d *draft, say, patches []*patch, search func(*draft)) {
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
	texts   []*writtenText
	cuts    [maxTexts][]textCut
	patches [maxTexts][]*patch
}

func (u *undoer) cutsOf(d *draft, what string, texts []*writtenText) (c textCuts) {
	c.texts = texts
	for i, t := range texts {
		if what == FooterAdded {
			c.cuts[i] = t.footers()
		} else {
			c.cuts[i] = t.banners()
		}
		for _, cut := range c.cuts[i] {
			p := t.without(d, what, cut.from, cut.to)
			u.budget -= p.cost()
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
		list = append(list, p.what...)
	}
	return list
}

// bothInTexts looks for a banner and a footer in the texts of a message: in the first two, or in the one that there is.
func (u *undoer) bothInTexts(d *draft, banners *textCuts) {
	two := len(banners.cuts[1]) > 0
	banners.likely(u, two, func(patches ...*patch) {
		u.patched(d, patches, patches, func(changed *draft) {
			footers := u.cutsOf(changed, FooterAdded, u.writtenTexts(changed))
			footers.likely(u, two, func(p ...*patch) { u.edited(changed, p...) })
		})
	})
}

// likelyForms are the ways that two texts may have been written before a server that added to them wrote both in one way.
var likelyForms = [...][2]writing{{inQuoted, inQuoted}, {in8Bit, in8Bit}, {inBase64, inBase64}, {inBase64Ended, inBase64Ended}, {in7Bit, inQuoted},
	{unstated, unstated}, {unstated, inQuoted}, {asItIs, inQuoted}, {asItIs, in8Bit}, {asItIs, inBase64}}

// cutForms looks for texts that were added to and written in another encoding. Where there is one alone, encodings does.
func (u *undoer) cutForms(d *draft, c *textCuts) {
	if len(c.texts) < 2 {
		return
	}
	var cut [maxTexts][][][]byte // the lines that each cut leaves of each text
	for i, t := range c.texts {
		for _, at := range c.cuts[i] {
			cut[i] = append(cut[i], linesOf(slices.Concat(t.content[:at.from], t.content[at.to:])))
		}
	}
	write := func(text, i int, w writing) *patch {
		p := c.patches[text][i]
		if w == asItIs {
			return p
		}
		made := c.texts[text].as(d, w, cut[text][i])
		made.what = slices.Concat(made.what, p.what)
		u.budget -= made.cost()
		return made
	}
	for i, a := range c.cuts[0] {
		for k, b := range c.cuts[1] {
			for _, w := range likelyForms {
				if !u.ended() && a.says == b.says && !c.texts[0].padded && !c.texts[1].padded {
					u.edited(d, write(0, i, w[0]), write(1, k, w[1]))
				}
			}
		}
	}
	for text, list := range c.cuts {
		for i := range list {
			for w := range writings {
				if !u.ended() && c.texts[text].differs(w) {
					u.edited(d, write(text, i, w))
				}
			}
		}
	}
}
