package headers

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// foldBytes are what the texts of the tests are made of: letters in both cases, what differs from them or from each
// other in the bit of the case alone, and characters that fold to ASCII ("K" of Kelvin, long "s").
var foldBytes = []string{"f", "F", "o", "R", "r", "m", "b", "Y", "v", "I", "a", "d", "D", "w", "t", "h", "H", "@", "`", "[", "{",
	"-", "\r", ".", "=", "\u212a", "k", "K", "\u017f", "s", "S", "\x80", "\xa0", "É"}

func foldText(r *rand.Rand, most int, from []string) string {
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteString(from[r.IntN(len(from))])
	}
	return b.String()
}

// Comparing without regard to case gives what strings.EqualFold does.
func TestFold(t *testing.T) {
	words := []string{"from", "for", "by", "via", "with", "whith", "id", "mk", "s", "ks-", "[from", "{", "@", "h=", "d.k"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		s, w := foldText(r, 6, foldBytes), words[r.IntN(len(words))]
		if r.IntN(2) == 0 {
			s = foldText(r, 1, foldBytes) + anyCase(r, w) + foldText(r, 1, foldBytes)
		}
		n := len(w)
		starts, ends, holds := false, false, false
		for i := 0; i+n <= len(s); i++ {
			same := strings.EqualFold(s[i:i+n], w)
			starts, ends, holds = starts || same && i == 0, ends || same && i+n == len(s), holds || same
		}
		f := Field{Name: s}
		got := [...]bool{hasPrefixFold(s, w), hasSuffixFold(s, w), ContainsFold(s, w), f.Is(w)}
		if want := [...]bool{starts, ends, holds, starts && ends && len(s) == n}; got != want {
			t.Fatalf("%q in %q: %v, want %v", w, s, got, want)
		}
		if got, want := clauseOf(&Word{Text: s}), clauseByName(s); got != want {
			t.Fatalf("%q begins clause %d, want %d", s, got, want)
		}
	}
}

func anyCase(r *rand.Rand, s string) string {
	if r.IntN(2) == 0 {
		return strings.ToUpper(s)
	}
	return s
}

// clauseByName gives the clause that a word begins, by the plain list of them.
func clauseByName(s string) int {
	for clause, names := range [clauses][]string{clauseFrom: {"from"}, clauseBy: {"by"}, clauseVia: {"via"},
		clauseWith: {"with", "whith"}, clauseID: {"id"}, clauseFor: {"for"}} {
		for _, name := range names {
			if strings.EqualFold(s, name) && len(s) == len(name) {
				return clause
			}
		}
	}
	return -1
}
