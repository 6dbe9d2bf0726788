package charset

// wholes undoes steps of a whole text.
type wholes struct {
	sample       string
	before, calm int  // what the text costs, and at least so if it is in capitals
	caps, plain  bool // it is in capitals; nothing but UTF-8 is looked for
	glued        int  // characters in it that stand within words
	known        []*coded
	sink         sink
}

// try adds what comes of a text that a reader has read.
func (w *wholes) try(found []*attempt, r *reader) []*attempt {
	var c *coded
	list := actuals()
	for i := range list {
		actual := &list[i]
		s := step{actual.name, r}
		if w.plain && actual.name != "utf-8" && !s.latin1Controls() {
			continue
		}
		if s.singles() || actual.same == r.name || actual.single && r.multi {
			continue
		}
		if c == nil {
			c = w.coded(r)
		}
		d := w.decoded(c, i)
		if d.text == "" {
			continue
		}
		saved := w.calm - d.cost - (r.rare+actual.rare)*bit
		if actual.name == "utf-8" {
			saved += w.before - w.calm
		}
		found = append(found, &attempt{step: s, text: d.text, saved: saved, cost: w.before, made: d.made, lost: d.lost,
			glued: w.glued, caps: w.caps, pure: len(c.pieces) == 1, before: w.sample})
	}
	return found
}

// coded are the bytes of the text; readers that have read the same share them.
func (w *wholes) coded(r *reader) *coded {
	c := r.coded(w.sample)
	for _, other := range w.known {
		if other.equal(c) {
			return other
		}
	}
	w.known = append(w.known, c)
	return c
}

// decoded is what comes of the bytes in the charset at a place among the actual ones.
func (w *wholes) decoded(c *coded, place int) *decoded {
	if c.read[place] != nil {
		return c.read[place]
	}
	w.sink.text = w.sink.text[:0]
	d := c.as(&actuals()[place], false, &w.sink)
	if d.made > 0 && d.lost <= 1+d.made/3 && string(w.sink.text) != w.sample {
		d.text, d.cost = string(w.sink.text), textCost(w.sink.text)
	}
	c.read[place] = &d
	return &d
}

// What makes it worth while to look for steps that only frequencies speak for: what such a step must save at
// least, and on how many characters that is looked for.
const (
	leastSaved = 18 * bit
	probeChars = 60
)

// promising tells that a text may have gone through a step that only frequencies speak for.
func (v *survey) promising(sample string, before int) bool {
	if before < leastSaved {
		return false
	}
	if v.chars > 2*probeChars {
		sample = leading(sample, probeChars)
		before = textCost(sample)
	}
	w := wholes{sample: sample, before: before, calm: before}
	for _, r := range readers() {
		if v.fits(r) && w.cheaper(r) {
			return true
		}
	}
	return false
}

// cheaper tells that the text costs much less if what a reader has read was in another charset than UTF-8.
func (w *wholes) cheaper(r *reader) bool {
	c := r.coded(w.sample)
	for _, other := range w.known {
		if other.equal(c) {
			return false // as was found before
		}
	}
	w.known = append(w.known, c)
	for i := range actuals() {
		actual := &actuals()[i]
		switch {
		case actual.name == "utf-8", r.multi && (actual.same == r.name || actual.single):
			continue
		case actual.glyphs != nil && !w.much(c.atLeast(actual.glyphs)):
			continue
		}
		w.sink.text = w.sink.text[:0]
		d := c.as(actual, false, &w.sink)
		if d.made == 0 || d.lost > 1+d.made/3 || string(w.sink.text) == w.sample {
			continue
		}
		if w.much(textCost(w.sink.text)) {
			return true
		}
	}
	return false
}

// much tells that a text of a cost saves much.
func (w *wholes) much(cost int) bool {
	saved := w.before - cost
	return saved > 0 && saved*5 >= w.before
}

// leading is the beginning of a text with so many characters beyond ASCII.
func leading(s string, chars int) string {
	for i := range s {
		if s[i] >= 0x80 {
			if chars--; chars < 0 {
				return s[:i]
			}
		}
	}
	return s
}
