package auth

// textSearch looks for what was put into the texts of a draft, encoded or not: into one of them, or into two at once, as gateways
// put the same words into a text and its page.
type textSearch struct {
	*undoer
	draft            *draft
	texts            []*writtenText
	footers, banners textCuts
}

// textCuts are the cuts at one end of each text, and what each makes of it.
type textCuts struct {
	cuts    [maxTexts][]textCut
	patches [maxTexts][]*patch
}

// maxTexts is how many texts of a message are read at the most.
const maxTexts = 3

// textsOf reads the texts of a draft.
func (u *undoer) textsOf(d *draft) *textSearch {
	s := &textSearch{undoer: u, draft: d}
	for _, p := range d.parts {
		if !p.text || len(s.texts) == maxTexts || u.ended() {
			continue
		}
		u.budget -= lineCost*(p.last-p.first) + len(d.text.of(p.lines()))
		if t, ok := d.readText(p); ok {
			s.texts = append(s.texts, t)
		}
	}
	return s
}

// asLines reports whether there is a plain text alone that has no encoding: it is cut as lines are, by others.
func (s *textSearch) asLines() bool {
	return len(s.texts) == 1 && !s.texts[0].html && s.texts[0].plain()
}

// inTexts begins a search in texts with what is likely. Where links were rewritten, that is undone first.
func (u *undoer) inTexts(d *draft) *textSearch {
	s := u.textsOf(d)
	if s.asLines() {
		return s
	}
	var links []*patch
	for _, t := range s.texts {
		links = append(links, t.unlinked(d)...)
	}
	if len(links) > 0 {
		u.edited(d, links...)
		u.within(u.budget/2, func() {
			u.patched(d, links, links[:1], func(plain *draft) {
				inner := u.textsOf(plain)
				inner.likely()
				inner.others()
			})
		})
	}
	s.likely()
	return s
}

// likely looks for one change, at one end.
func (s *textSearch) likely() {
	if s.footers = s.cut(FooterAdded); !s.ended() {
		s.each(&s.footers, false, s.look)
	}
	if s.banners = s.cut(BannerAdded); !s.ended() {
		s.each(&s.banners, false, s.look)
	}
}

// others looks for other encodings and for two changes.
func (s *textSearch) others() {
	if s.asLines() && !s.ended() {
		s.footers, s.banners = s.cut(FooterAdded), s.cut(BannerAdded)
		s.inShares(s.otherForms)
	} else {
		s.inShares(s.otherForms, s.bannersAndFooters)
	}
	s.inShares(func() { s.cutForms(&s.footers) }, func() { s.cutForms(&s.banners) })
	s.inShares(func() { s.pairs(&s.footers, false, s.look) }, func() { s.pairs(&s.banners, false, s.look) })
}

// rare looks for encodings that few programs write.
func (s *textSearch) rare() {
	s.inShares(s.rareForms, func() { s.rareCutForms(&s.footers) }, func() { s.rareCutForms(&s.banners) })
}

// inShares makes searches, each with a share of what may be hashed.
func (s *textSearch) inShares(searches ...func()) {
	for _, next := range searches {
		if len(s.texts) > 0 && !s.ended() {
			s.within(s.budget/3, next)
		}
	}
}

func (s *textSearch) look(p ...*patch) { s.edited(s.draft, p...) }

// cut makes the cuts at one end.
func (s *textSearch) cut(what string) (c textCuts) {
	for i, t := range s.texts {
		if what == FooterAdded {
			c.cuts[i] = t.footers()
		} else {
			c.cuts[i] = t.banners()
		}
		for k := range c.cuts[i] {
			cut := &c.cuts[i][k]
			if len(s.texts) > 1 {
				cut.says = said(t.content[cut.from:cut.to])
			}
			p := t.without(s.draft, what, cut.from, cut.to)
			s.budget -= p.cost()
			c.patches[i] = append(c.patches[i], p)
		}
	}
	return c
}

// each tries the cuts that take the same words from the first two texts, and those of one text alone unless only two will do.
func (s *textSearch) each(c *textCuts, two bool, try func(...*patch)) {
	s.pairs(c, true, try)
	if two {
		return
	}
	for _, list := range c.patches {
		for _, p := range list {
			if !s.ended() {
				try(p)
			}
		}
	}
}

// pairs tries the cuts of the first two texts together that take the same words from both, or others.
func (s *textSearch) pairs(c *textCuts, alike bool, try func(...*patch)) {
	for i, a := range c.cuts[0] {
		for k, b := range c.cuts[1] {
			if !s.ended() && a.like(b) == alike {
				try(c.patches[0][i], c.patches[1][k])
			}
		}
	}
}

// bannersAndFooters looks for both at once: in the first two texts, or in the one that there is.
func (s *textSearch) bannersAndFooters() {
	two := len(s.texts) > 1
	s.each(&s.banners, two, func(banners ...*patch) {
		s.patched(s.draft, banners, banners, func(changed *draft) {
			inner := s.textsOf(changed)
			inner.footers = inner.cut(FooterAdded)
			inner.each(&inner.footers, two, inner.look)
		})
	})
}
