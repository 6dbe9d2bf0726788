package bounce

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A list finds what a search for each word finds.
func TestWordLists(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, list := range map[string]*wordList{"subjects": subjectList(), "late": lateList(), "away": awayList(),
		"daemons": daemonList(), "openings": openingList(), "phrases": latePhraseList(),
		"short": listOf([]string{"", "a", "ab"})()} {
		texts := []string{"", "m", "mt", "an ordinary subject", "re: [list] patch v2"}
		for _, w := range list.words {
			texts = append(texts, w, "x"+w+"y", w[:len(w)/2]+" "+w[len(w)/2:])
		}
		for range 500 {
			a, b := texts[random.IntN(len(texts))], texts[random.IntN(len(texts))]
			texts = append(texts, a[:random.IntN(len(a)+1)]+b[random.IntN(len(b)+1):])
		}
		for _, text := range texts {
			if got, want := list.in(newSaid(text)), containsAny(text, list.words); got != want {
				t.Errorf("%s in %q: %v", name, text, got)
			}
		}
		if long := strings.Repeat("q", 5000); list.in(newSaid(long)) != containsAny(long, list.words) {
			t.Error(name)
		}
	}
}
