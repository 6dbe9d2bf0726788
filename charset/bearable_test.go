package charset

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What is left out because it has too many misfits would have been left out at the end as well.
func TestBearableMisfitsDecideNothingElse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	stopped := 0
	for n := range 20000 {
		text := make([]byte, 1+r.IntN(120))
		for i := range text {
			switch at := byte(r.IntN(256)); {
			case n%3 == 0:
				text[i] = at
			case n%3 == 1:
				text[i] = 0xA1 + at%0x5E
			default:
				text[i] = "abc \xe4\xf6\xfc\xc4\xc3\xd6\x8e\x81\xb5\xd0\n"[at%15]
			}
		}
		for i := range multiCharsets {
			m := &multiCharsets[i]
			w, seams, ok := m.weigh(text, bearable(text), math.MaxInt)
			all, allSeams, want := m.weigh(text, len(text), math.MaxInt)
			if ok != want || ok && (w != all || seams != allSeams) {
				t.Fatalf("%s, %q: %+v %d %v, weighed to the end %+v %d %v", m.name, text, w, seams, ok, all, allSeams, want)
			}
			if w.stopped != all.stopped {
				stopped++
			}
		}
	}
	if stopped < 1000 {
		t.Errorf("only %d texts were left earlier", stopped)
	}
}

// What is left out because it is made of no pairs would have been left out at the end as well.
func TestPairlessTextsHaveTooManyMisfits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	unpaired := 0
	for range 20000 {
		text := make([]byte, 1+r.IntN(60))
		kinds := "abcX ,.12\x80\x81\x8E\x8F\x90\xA4\xA4\xB5\xC4\xD0\xD6\xE4\xE4\xF0\xFC\xFE\xFF"
		if r.IntN(2) == 0 {
			kinds = "aX ,. \xA4\xB5\xC4\xD0\xD6\xE4\xF0\xFC\xFE"
		}
		for i := range text {
			text[i] = kinds[r.IntN(len(kinds))]
		}
		if !pairless(text) {
			continue
		}
		unpaired++
		for i := range multiCharsets {
			m := &multiCharsets[i]
			if _, _, ok := m.weigh(text, len(text), math.MaxInt); ok && m.shape.kana == 0 {
				t.Fatalf("%q is in %s", text, m.name)
			}
		}
	}
	if unpaired < 1000 {
		t.Errorf("only %d texts are made of no pairs", unpaired)
	}
}
