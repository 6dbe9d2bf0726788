package headers

import (
	"regexp"
	"strings"
)

// vadeHit finds a named hit with its points in the decoded cause.
var vadeHit = once(func() *regexp.Regexp {
	return regexp.MustCompile(`\^?([A-Za-z][A-Za-z0-9_.]{1,60}) ?\((-?\d{1,5})\)`)
})

// readVadeCause reads the cause that Vade writes in letters. What it names as hits is told; the envelope
// recipients that it also holds are not. What does not decode to text is opaque.
func readVadeCause(_ *verdictRecord, text string, v *Verdict) (pairs []verdictPair) {
	plain := decodeVade(text)
	if plain == "" {
		return nil
	}
	pairs = append(pairs, verdictPair{"decoded", "true"})
	cause, params, _ := strings.Cut(plain, "Param=")
	for _, m := range vadeHit().FindAllStringSubmatch(cause, maxReasons) {
		v.addReason(VerdictReason{Name: m[1], Value: m[1], Points: m[2]})
	}
	for part := range strings.SplitSeq(params, ",") {
		switch key, value, _ := strings.Cut(strings.TrimSpace(part), "="); key {
		case "inet":
			pairs = append(pairs, verdictPair{key, value})
		case "mode":
			v.Outgoing = v.Outgoing || value == "smtpout"
		}
	}
	return pairs
}

// decodeVade decodes the letters: they come in pairs of a letter and a marker, the marker second in the first pair,
// first in the next, and so on; a byte is the letter and seventeen times the distance of the marker from "h". "" where
// that gives no text.
func decodeVade(text string) string {
	letters := make([]byte, 0, len(text))
	for i := range len(text) {
		if text[i] >= 'a' && text[i] <= 'z' {
			letters = append(letters, text[i])
		}
	}
	var b strings.Builder
	for i := 0; i+1 < len(letters); i += 2 {
		letter, marker := letters[i], letters[i+1]
		if i/2%2 == 1 {
			letter, marker = marker, letter
		}
		c := int(letter) + 17*(int(marker)-'h')
		if c != '\t' && (c < ' ' || c > 0xff) {
			return ""
		}
		b.WriteByte(byte(c))
	}
	if b.Len() < 8 {
		return ""
	}
	return b.String()
}
