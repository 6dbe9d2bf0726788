package mend

import "strings"

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
