package catalogue

import (
	"bytes"
	"unicode/utf8"
)

// Facts gives a fact by its name, "" for one that is not known. Nil knows none.
type Facts func(name string) string

// maxFact is the number of characters of one fact that a sentence takes in. A boundary or a list
// of file names may be much longer, and stands in full among the facts of the finding.
const maxFact = 160

// context is what a wording is filled with, and what was written of it so far.
type context struct {
	lang   Lang
	facts  Facts
	dot    string
	out    []byte
	untidy bool // white space in a fact may have to be tidied
}

// roomy is how much room a wording is given at first, in bytes: most need no more.
const roomy = 512

// fill writes one wording alone.
func (w wording) fill(lang Lang, facts Facts) string {
	c := context{lang: lang, facts: facts}
	return c.fill(w)
}

// fill writes a wording as one line, with single blanks only. It works in the room that wordings before had.
func (c *context) fill(w wording) string {
	if w.fixed() {
		return w[0].text
	}
	if c.out == nil {
		c.out = make([]byte, 0, roomy)
	}
	c.dot, c.out, c.untidy = "", c.out[:0], false
	c.append(w)
	if c.untidy {
		return string(tidy(c.out))
	}
	return string(bytes.TrimSuffix(c.out, []byte(" ")))
}

// append writes a wording behind what is there. Its texts have single blanks, of which one at a seam is enough.
func (c *context) append(w wording) {
	for i := range w {
		n := &w[i]
		switch {
		case n.term == nil:
			text := n.text
			if n := len(c.out); text[0] == ' ' && (n == 0 || c.out[n-1] == ' ') {
				text = text[1:]
			}
			c.out = append(c.out, text...)
		case !n.choice:
			start := len(c.out)
			c.out = append(c.out, c.value(n.term)...)
			c.untidy = c.untidy || len(c.out) > start && !isTidy(c.out[start:])
		default:
			c.choose(n)
		}
	}
}

// choose writes one of the two wordings of a choice.
func (c *context) choose(n *node) {
	said := c.value(n.term)
	if said == "" {
		c.append(n.less)
		return
	}
	outer := c.dot
	if n.with {
		c.dot = said
	}
	c.append(n.then)
	c.dot = outer
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
