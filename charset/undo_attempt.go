package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// attempt is what came of undoing one step.
type attempt struct {
	step
	text   string
	saved  int // quarters of a bit that it takes less to say the text
	cost   int // what the text cost before
	made   int // characters restored
	lost   int
	sound  int    // characters beyond ASCII that the step leaves as they are
	glued  int    // characters restored that stand beside letters
	caps   bool   // the text was in capitals, and compared as if it were not
	odd    bool   // most of what was restored is nothing that people write
	pure   bool   // the reader has all characters of the text
	before string // the text
}

// sure tells that so much UTF-8 does not come about by chance.
func (a attempt) sure() bool { return a.actual == "utf-8" && a.made >= 8 && a.lost*4 <= a.made }

// proof is what it is worth that bytes happen to be UTF-8, in quarters of a bit.
func (a attempt) proof() int {
	if a.actual != "utf-8" || a.sound > 0 {
		return 0
	}
	return a.made * 4 * bit
}

// attempts undoes each step that a text may have gone through. Readings that rest on frequencies are left
// out where so much is UTF-8 that it is nothing else; first says that nothing has been undone so far, so that
// what saves too little by itself can be left out as well.
func attempts(sample string, first bool) []*attempt {
	var list []*attempt
	before := textCost(sample)
	v := lookOver(sample)
	plain := false
	for _, r := range readers() {
		if v.sequences>>r.place&1 == 0 || r.multi || r.name == latin1Controls {
			continue
		}
		if a := r.trySequences(sample, before); a.made > 0 {
			list = append(list, &a)
			plain = plain || a.sure() && a.sound == 0
		}
	}
	w := wholes{sample: sample, before: before, calm: before, glued: inWords(sample)}
	w.plain = plain || first && !v.promising(sample, before)
	if w.caps = capitals(sample); w.caps { // capitals throughout are no sign of anything
		w.calm = min(before, textCost(strings.ToLower(sample))+4*bit)
	}
	for _, r := range readers() {
		if v.fits(r) && (r.multi || !plain) {
			list = w.try(list, r)
		}
	}
	return list
}

func asciiBytes(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < 0x80 {
			n++
		}
	}
	return n
}

func (r *reader) trySequences(sample string, before int) attempt {
	q := r.undoSequences(sample, false)
	if len(q.found) == 0 {
		return attempt{}
	}
	a := q.attempt(before)
	if more := r.undoSequences(sample, true); len(more.found) > len(q.found) {
		if b := more.attempt(before); b.saved+b.proof() > a.saved+a.proof() {
			return b
		}
	}
	return a
}

func (q *sequences) attempt(before int) attempt {
	a := attempt{step: step{"utf-8", q.reader}, text: string(q.out), cost: before, made: len(q.found) - q.lost, lost: q.lost,
		sound: q.sound, glued: q.glued}
	a.saved = before - textCost(a.text) - q.rare*bit
	strange := 0
	for _, x := range q.found {
		if k := letterKindOf(x); k.kind == broken && x != utf8.RuneError || !k.east && textCost(string(x)) >= 18*bit {
			strange++
		}
	}
	a.odd = strange*4 > a.made && a.made < 12
	return a
}

// capitals tells that all letters that are not Latin are capitals, and stand in words that are.
func capitals(s string) bool {
	any, last := false, rune(0)
	for _, r := range s {
		switch {
		case r >= 0x250 && unicode.IsLetter(r):
			if !unicode.IsUpper(r) || small(last) {
				return false
			}
			any = true
		case small(r) && last >= 0x250 && unicode.IsLetter(last):
			return false
		}
		last = r
	}
	return any
}

func small(r rune) bool { return r >= 'a' && r <= 'z' }

// inWords counts the characters beyond ASCII with a small letter on each side.
func inWords(s string) int {
	n := 0
	for i := 1; i < len(s); i++ {
		if s[i] < 0x80 || s[i-1] < 'a' || s[i-1] > 'z' {
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		if next := i + size; next < len(s) && s[next] >= 'a' && s[next] <= 'z' {
			n++
		}
	}
	return n
}
