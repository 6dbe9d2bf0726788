package catalogue

import (
	"strconv"
	"unicode/utf8"
)

// Wait is what is known about how long a message stood at one place, in seconds. What is nil is not
// known.
type Wait struct {
	Stamped *int64 // the difference of the two stamps, which means nothing if a clock is wrong
	Least   *int64 // it was no less, whatever the clocks said
	Most    *int64 // and no more
}

// Proof says how well the length of a wait is known.
type Proof string

const (
	Nothing  Proof = ""         // not at all
	Exact    Proof = "exact"    // so long
	Between  Proof = "between"  // between two lengths
	AtLeast  Proof = "at-least" // no less than that
	AtMost   Proof = "at-most"  // no more than that
	Unproved Proof = "unproved" // the stamps differ by so much, but a wrong clock explains that as well
)

// ordinary is a number of seconds that clocks differ by and servers take without anything being
// wrong.
const ordinary = 60

// Proved weighs what is known. The length is low, or lies between low and high; of a bound on one
// side only that one is set.
func (w Wait) Proved() (proof Proof, low, high int64) {
	least := int64(0)
	if w.Least != nil {
		least = max(0, *w.Least)
	}
	switch {
	case w.Most != nil && *w.Most-least <= max(ordinary+ordinary/2, least/20):
		return w.narrow(least, *w.Most)
	case least >= ordinary && w.Most != nil:
		return Between, least, *w.Most
	case least >= ordinary:
		return AtLeast, least, 0
	case w.Stamped != nil && *w.Stamped >= ordinary && w.fits(least):
		return Unproved, *w.Stamped, 0
	case w.Stamped != nil && *w.Stamped > -ordinary && *w.Stamped < ordinary:
		return Exact, max(least, *w.Stamped), 0
	case w.Most != nil:
		return AtMost, 0, *w.Most
	}
	return Nothing, 0, 0
}

// narrow picks one length between bounds that differ little.
func (w Wait) narrow(least, most int64) (proof Proof, low, high int64) {
	switch {
	case w.fits(least):
		return Exact, *w.Stamped, 0
	case least == 0:
		return AtMost, 0, most
	}
	return Exact, least + (most-least)/2, 0
}

// fits says whether the difference of the stamps lies within the bounds.
func (w Wait) fits(least int64) bool {
	return w.Stamped != nil && *w.Stamped >= least && (w.Most == nil || *w.Stamped <= *w.Most)
}

// Short writes a wait for a table: "2 h 14 min", "1 h – 3 h", "≥ 2 h", "2 h?".
func (w Wait) Short(lang Lang) string {
	return w.phrase(lang, "wait")
}

// say writes a wait for a sentence: "2 h 14 min", "at least 2 h". Where nothing is known it gives
// the fact as it is. Chinese sets a number off by a blank.
func (w Wait) say(lang Lang, fact string) string {
	said := w.phrase(lang, "waited")
	if said == "" {
		said = fact
	}
	if lang == Chinese && said != "" && said[0] < utf8.RuneSelf {
		said = " " + said
	}
	return said
}

// phrase fills the words of a group with what is proved; nothing is "".
func (w Wait) phrase(lang Lang, group string) string {
	proof, low, high := w.Proved()
	if proof == Nothing {
		return ""
	}
	return Phrase(lang, group, string(proof), func(name string) string {
		switch name {
		case "low":
			return strconv.FormatInt(low, 10)
		case "high":
			return strconv.FormatInt(high, 10)
		}
		return ""
	})
}
