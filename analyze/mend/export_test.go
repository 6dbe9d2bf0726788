package mend

import (
	"strings"
	"unicode/utf8"
)

// What may stay, for tests that look for what may not.
var (
	Public  = public
	OfPages = ofPages
	Role    = role
)

// Phrase reports whether letters beyond ASCII are part of a phrase of a rule, or of a mark before a subject.
func Phrase(letters string) bool {
	for _, p := range append(subjectPrefixes, rules().phrases...) {
		if strings.Contains(p, letters) {
			return true
		}
	}
	return false
}

// Apart sets the phrases of rules in a text apart: letters of two that stand side by side make no word.
func Apart(text string) string {
	for _, p := range rules().phrases {
		if utf8.RuneCountInString(p) > 1 && strings.Contains(text, p) {
			text = strings.ReplaceAll(text, p, " "+p+" ")
		}
	}
	return text
}
