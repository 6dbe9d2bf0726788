package auth

import "iter"

// Limits of where texts are cut.
const (
	maxTwo  = 50 // lines of each footer of two
	nearTwo = 20 // of which so many need not look like one
	maxBoth = 20 // lines of a banner where a footer was added too
)

// footer cuts the end of the body: every tail in one pass.
func (u *undoer) footer(d *draft, at cuts) {
	if u.ended() {
		return
	}
	at.lines = len(d.lines)
	if at.seams > likely.seams {
		at.near = at.lines
	}
	u.head.start()
	done := 0
	u.places = at.footers(u.places[:0], d, lineRange{1, len(d.lines)})
	for _, i := range u.places {
		if u.ended() {
			return
		}
		if len(d.lines[i]) == 0 {
			continue
		}
		kept := d.text.ended(lineRange{done, i})
		u.head.write(d.text.of(kept))
		done = kept.last
		if u.ended() {
			return
		}
		if d.tried.footer(done, len(d.lines)) {
			u.head.skip(nil)
			continue
		}
		if t := u.found(u.head); t != nil {
			u.answer(t, d.added(FooterAdded, i, len(d.lines)))
		}
	}
}

// partFooters cuts the end of each text part; what follows it stays.
func (u *undoer) partFooters(d *draft, at cuts) {
	for p := range d.texts() {
		if u.ended() {
			return
		}
		u.head.start()
		again := func(i int) bool { return d.tried.footer(i, p.last) }
		u.places = at.footers(u.places[:0], d, lineRange{p.first, p.last})
		u.cutBefore(d, 0, u.places, d.rest(p.last), again, func(t *target, i int) {
			u.answer(t, d.added(FooterAdded, i, p.last))
		})
	}
}

// texts gives the text parts that something follows. Where nothing does, the end of the part is the end of
// the body.
func (d *draft) texts() iter.Seq[region] {
	return func(yield func(region) bool) {
		for _, p := range d.parts {
			if p.text && p.last < len(d.lines) && p.first <= p.last && int(d.text.filled[len(d.lines)]) > p.last && !yield(p) {
				return
			}
		}
	}
}

// cutBefore looks for a line from which on lines were added, among those that are given: the body up to there and
// the rest have a signed hash together. The lines before done are hashed already.
func (u *undoer) cutBefore(d *draft, done int, at []int, rest lineRange, again func(int) bool, found func(*target, int)) {
	end := d.text.of(d.text.ended(rest))
	for _, i := range at {
		u.head.write(d.text.of(lineRange{done, i}))
		done = i
		if u.ended() {
			return
		}
		if again(i) {
			u.head.skip(end)
			continue
		}
		if t := u.found(u.h.from(u.head).write(end)); t != nil {
			found(t, i)
		}
	}
}

// twoFooters cuts the ends of two text parts, as of the text and the HTML of one message.
func (u *undoer) twoFooters(d *draft, at cuts) {
	var a region
	for b := range d.texts() {
		if a.part != nil && a.last <= b.first {
			u.footers(d, a, b, at)
		}
		a = b
	}
}

func (u *undoer) footers(d *draft, a, b region, at cuts) {
	at.lines, at.near = min(at.lines, maxTwo), min(at.near, nearTwo)
	u.mid.start()
	u.places = at.footers(u.places[:0], d, lineRange{a.first, a.last})
	firsts := len(u.places)
	u.places = at.footers(u.places, d, lineRange{b.first, b.last})
	done, second := 0, u.places[firsts:]
	for _, i := range u.places[:firsts] {
		if u.ended() {
			return
		}
		u.mid.write(d.text.of(lineRange{done, i}))
		done = i
		u.head.from(u.mid)
		again := func(j int) bool { return d.tried.two(i, j) }
		u.cutBefore(d, a.last, second, d.rest(b.last), again, func(t *target, j int) {
			u.answer(t, d.added(FooterAdded, i, a.last), d.added(FooterAdded, j, b.last))
		})
	}
}

// banners cuts the start of the body and of each text part. A cut that takes lines away again which a search put
// there is one of the draft without them.
func (u *undoer) banners(d *draft, at cuts) {
	for p := range u.tops(d) {
		if u.ended() {
			return
		}
		u.head.start().write(d.text.of(lineRange{0, p.first}))
		u.places = at.banners(u.places[:0], d, lineRange{p.first, p.last})
		for _, i := range u.places {
			rest := d.text.ended(d.rest(i))
			if u.ended() {
				return
			}
			if rest.first < rest.last && (p.first < d.led || d.tried.banner(p.first, i)) {
				u.head.skip(d.text.of(rest))
				continue
			}
			t := u.found(u.h.from(u.head).write(d.text.of(rest)))
			if rest.first == rest.last {
				t = u.matches(d, lineRange{0, p.first}) // without the empty lines before it
			}
			if t != nil {
				u.answer(t, d.added(BannerAdded, p.first, i))
			}
		}
	}
}

// tops gives where banners stand: at the start of the body, and of each text part that is not there too. At the
// start of a multipart they stand before its first boundary.
func (u *undoer) tops(d *draft) iter.Seq[region] {
	return func(yield func(region) bool) {
		top := region{last: len(d.lines), text: true}
		if parts := u.root.Parts; len(parts) > 0 && parts[0].Layer == u.root.Layer {
			top.last = min(top.last, d.delimiterLine(parts[0].Delimiter.Start))
		}
		if !yield(top) {
			return
		}
		for _, p := range d.parts {
			if p.text && p.first > 0 && !yield(p) {
				return
			}
		}
	}
}
