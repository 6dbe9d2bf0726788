package charset

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// What is not weighed to the end because it is dear would have been left out at the end as well.
func TestHopelessReadingsDecideNothingElse(t *testing.T) {
	stopped := 0
	for _, w := range writings {
		for _, name := range []string{"gbk", "big5", "shift_jis", "euc-kr", "euc-jp", "windows-1251", "windows-1252"} {
			for _, s := range snippets(w.text, 40) {
				text, err := encodings[name].NewEncoder().Bytes([]byte(encodable(name, s)))
				if err != nil || asciiPrefix(text) == len(text) {
					continue
				}
				all := weighedToTheEnd(text)
				some := guessMulti(nil, text)
				stopped += len(all) - len(some)
				if got, want := verified(text, some), verified(text, all); !slices.Equal(got, want) {
					t.Errorf("%s, %q: %v, weighed to the end %v", name, text, got, want)
				}
			}
		}
	}
	if stopped < 50 {
		t.Errorf("only %d readings were left earlier", stopped)
	}
}

// weighedToTheEnd is what guessMulti gives if nothing is hopeless.
func weighedToTheEnd(text []byte) (guesses []Guess) {
	for i := range multiCharsets {
		if i == frequentMulti && (sound(guesses) || !enough(text)) {
			break
		}
		m := &multiCharsets[i]
		if w, seams, ok := m.weigh(text, bearable(text), math.MaxInt); ok {
			w.cost += m.handicap * bit
			guesses = append(guesses, Guess{Charset: m.name, weight: w, multi: true, grid: i, seams: seams})
		}
	}
	return guesses
}

// No text in another charset is taken for UTF-8 because it happens to be valid.
func TestOtherTextsAreNotProvenUTF8(t *testing.T) {
	n := 0
	for _, w := range writings {
		for name, enc := range encodings {
			if strings.HasPrefix(name, "utf-") {
				continue
			}
			text, err := enc.NewEncoder().Bytes([]byte(encodable(name, w.text)))
			if err != nil {
				continue
			}
			for at := range text {
				end := validUpTo(text, at)
				if g, ok := guessUTF8(text[at:end], text[at:end]); ok && g.proven() {
					t.Errorf("%s in %s: %q is proven UTF-8", w.language, name, text[at:end])
				}
				n++
			}
		}
	}
	if n < 10000 {
		t.Errorf("only %d pieces", n)
	}
}

// validUpTo is where the piece of valid UTF-8 from a place on ends.
func validUpTo(b []byte, at int) int {
	for at < len(b) {
		r, size := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}
