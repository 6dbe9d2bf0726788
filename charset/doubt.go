package charset

import (
	"bytes"
	"slices"
	"strings"
)

// state is how a charset uses bytes below 0x80.
type state int

const (
	stateless state = iota // as ASCII
	escaped                // also for escape sequences
	units                  // as halves of units of two or four bytes
	ebcdic                 // for something else altogether
)

func stateful(name string) state {
	switch {
	case strings.HasPrefix(name, "iso-2022-"), name == "hz-gb-2312", name == "utf-7":
		return escaped
	case strings.HasPrefix(name, "utf-16"), strings.HasPrefix(name, "utf-32"):
		return units
	case name == "ibm037", name == "ibm1047", name == "ibm01140":
		return ebcdic
	}
	return stateless
}

// weighAs weighs text as what detection would read a declared charset with; false if detection
// knows nothing about that charset.
func weighAs(name string, text []byte) (Guess, bool) {
	c := codecFor(name)
	if name == "utf-8" || name == "us-ascii" || c == nil {
		return Guess{Charset: name, weight: weighUTF8(text), multi: true}, name == "utf-8"
	}
	family := c.levels
	for _, m := range &multiCharsets {
		if slices.Contains(family, m.name) {
			return Guess{Charset: name, weight: m.grid().weighText(text), multi: true}, true
		}
	}
	if s := scriptOf(name, family); s != nil {
		var t tally
		t.fill(text)
		return Guess{Charset: name, weight: s.weigh(&t)}, true
	}
	return Guess{}, false
}

// scriptOf is what weighs texts in a charset of single bytes: one of those that detection
// tries, or else one that knows all languages; nil if name is no such charset.
func scriptOf(name string, family []string) *script {
	for _, s := range scripts() {
		if slices.Contains(family, s.charset) {
			return s
		}
	}
	if p := onePage(name); p != nil {
		return p.script()
	}
	return nil
}

// convincing tells a text so good under its label that no other charset need be tried.
func (g Guess) convincing(name string) bool {
	switch {
	case g.multi:
		return g.perChar() < 12.25
	case latin(name):
		return g.perChar() < 8
	}
	return g.perChar() < 5
}

// rivals are the charsets that may be right instead of the declared one: all, or for a text that is
// good in its script only the others of single bytes, which share that script.
func (r *Reading) rivals(b, text []byte, w Guess) []Guess {
	if !w.multi && !latin(r.Declared) && w.perChar() < 6.5 {
		return r.hints.hinted(b, ranked(b, guessSingle(nil, text)))
	}
	return r.detect(b)
}

// overruledByUTF8 compares a label that fits with UTF-8, which is hardly ever valid by chance.
func overruledByUTF8(w Guess, weighed bool, u weight) bool {
	enough, margin := 1, 20*bit
	if w.multi {
		enough, margin = 2, 24*bit
	}
	if u.chars < enough || u.misfits > 0 {
		return false
	}
	return !weighed && u.chars > 2 || w.cost > u.cost+margin
}

// leastOverruled is what a text must cost under its label for any other reading to be so much better.
const leastOverruled = 20 * bit

// leastTidier is how much better a reading must be that makes words of one language of words of none.
const leastTidier = 16 * bit

// overruled tells that a reading is so much better than the declared one, which is bad text,
// that the label cannot be right.
func overruled(declared, best Guess, name string) bool {
	margin := (declared.cost - best.cost) / bit
	good := best.plausibility() > 0.6 && best.misfits == 0
	if !good || best.Charset == name {
		return false
	}
	switch {
	case latin(best.Charset): // a few letters alone among ASCII ones
		return margin >= leastOverruled/bit
	case declared.multi:
		return margin >= 35
	case best.multi, latin(name):
		return margin >= 30
	}
	return margin >= 30+best.chars/8
}

// latin tells the labels that programs put on text without looking.
func latin(name string) bool {
	return name == "iso-8859-1" || name == "windows-1252" || name == "iso-8859-15"
}

// sure tells that the first guess is good text and that no other reading comes near it.
func sure(b []byte, guesses []Guess) bool {
	best := guesses[0]
	marked := bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")) && best.Charset == "utf-8"
	if best.chars == 0 || marked && best.misfits == 0 { // escapes and byte order marks
		return true
	}
	text := sample(b)
	if best.plausibility() < 0.35 || controls(text)*50 > len(text) {
		return false
	}
	own, _ := decodeAs(text, best.Charset)
	for _, g := range guesses[1:] {
		if g.cost-best.cost >= 14*bit {
			break
		}
		if d, _ := decodeAs(text, g.Charset); d.Text != own.Text {
			return false
		}
	}
	return best.chars >= 2
}
