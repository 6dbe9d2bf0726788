package catalogue

import "unicode/utf8"

// Facts gives a fact by its name, "" for one that is not known. Nil knows none.
type Facts func(name string) string

// maxFact is the number of characters of one fact that a sentence takes in. A boundary or a list
// of file names may be much longer, and stands in full among the facts of the finding.
const maxFact = 160

// context is what a wording is filled with.
type context struct {
	lang  Lang
	facts Facts
	dot   string
}

// fill writes a wording as one line, with single blanks only.
func (w wording) fill(lang Lang, facts Facts) string {
	if w.fixed() {
		return w[0].text
	}
	var buf [1024]byte
	c := context{lang: lang, facts: facts}
	return string(tidy(c.append(buf[:0], w)))
}

// append writes a wording behind what is there.
func (c *context) append(out []byte, w wording) []byte {
	for i := range w {
		n := &w[i]
		switch {
		case n.term == nil:
			out = append(out, n.text...)
		case !n.choice:
			out = append(out, c.value(n.term)...)
		default:
			out = c.choose(out, n)
		}
	}
	return out
}

// choose writes one of the two wordings of a choice.
func (c *context) choose(out []byte, n *node) []byte {
	said := c.value(n.term)
	if said == "" {
		return c.append(out, n.less)
	}
	outer := c.dot
	if n.with {
		c.dot = said
	}
	out = c.append(out, n.then)
	c.dot = outer
	return out
}

// value works a term out.
func (c *context) value(t *term) string {
	switch {
	case t.apply != nil:
		return t.apply(c, t.args)
	case t.fact:
		return c.fact(t.word)
	case t.dot:
		return c.dot
	}
	return t.word
}

// fact gives a fact, cut where it is long.
func (c *context) fact(name string) string {
	if c.facts == nil {
		return ""
	}
	value := c.facts(name)
	if len(value) <= maxFact || utf8.RuneCountInString(value) <= maxFact {
		return value
	}
	return string([]rune(value)[:maxFact]) + "…"
}
