package headers

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// What a record says that its values begin with and hold is true of all that its pattern finds.
func TestPatternsFindOnlyWhatMayBeFound(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	for _, r := range clockFile(t).records {
		if r.Find == "" {
			continue
		}
		pattern := regexp.MustCompile(r.Find)
		for _, example := range r.Try {
			if !r.mayFind(example.Value) {
				t.Errorf("%s: %q is not looked at", r.Name, example.Value)
			}
			for text := example.Value; len(text) > 2; text = altered(dice, text) {
				if dice.IntN(200) == 0 {
					break
				}
				if pattern.MatchString(text) && !r.mayFind(text) {
					t.Fatalf("%s: %q is not looked at", r.Name, text)
				}
			}
		}
	}
}

// altered changes a byte, leaves one out or doubles one.
func altered(r *rand.Rand, s string) string {
	if s == "" {
		return " "
	}
	i := r.IntN(len(s))
	switch r.IntN(4) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + s[i:i+1] + s[i:]
	case 2:
		return s[:i] + string(" <-.0129aAfFzZ@:\xe4"[r.IntN(17)]) + s[i+1:]
	}
	return s
}
