package answers

import "strings"

// Symptom is what people tell of, and what is behind it.
type Symptom struct {
	ID    string   // its number in the list of a support desk
	Says  []string // words that tell of it
	Codes []string // the finding codes that an inspection gives
	Who   string   // who has to act, as in a report
	Both
}

// Symptoms finds what a text tells of. The one with the longest words that fit comes first; whole says that these are
// most of the text.
func Symptoms(text string) (found []Symptom, whole bool) {
	flat := strings.ToLower(strings.Join(strings.Fields(text), " "))
	longest := 0
	for _, s := range symptoms {
		fit := 0
		for _, words := range s.Says {
			if strings.Contains(flat, strings.ToLower(words)) {
				fit = max(fit, len(words))
			}
		}
		switch {
		case fit == 0:
		case fit > longest:
			longest, found = fit, append([]Symptom{s}, found...)
		default:
			found = append(found, s)
		}
	}
	return found, 2*longest > len(flat)
}
