package eml

import (
	"math/rand/v2"
	"testing"
)

// Every mark has a second byte and a first one by which lines are told from others at a glance.
func TestMarksAreKnownAtAGlance(t *testing.T) {
	for _, m := range enclosedMarks {
		if !noteworthy[m.text[0]] || !markSeconds[m.text[1]] {
			t.Errorf("%q is passed over", m.text)
		}
		text := []byte("a\r\n" + m.text + "\r\n")
		var x lineIndex
		if x.read(text); len(x.marks) != 1 || x.marks[0] != 3 {
			t.Errorf("%q: %+v", m.text, x)
		}
	}
}

// A quick look says of a text what a look at each of its lines says.
func TestQuickLookForMarks(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 4))
	pieces := []string{"\n", "\r\n", "\r", "a ", "=", "begin", " ", "begi", "(This file", "\n\n"}
	for _, m := range enclosedMarks {
		pieces = append(pieces, m.text)
	}
	for range 20_000 {
		var text []byte
		for range dice.IntN(8) {
			text = append(text, pieces[dice.IntN(len(pieces))]...)
		}
		_, mark := nextMark(text, 0)
		if got, want := mayEnclose(text), mark >= 0; got != want {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	}
}
