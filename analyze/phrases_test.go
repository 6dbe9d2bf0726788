package analyze

import (
	"strings"
	"testing"
)

// A phrase is found wherever it stands and however its letters are written, and nothing else is.
func TestPhrases(t *testing.T) {
	table := []string{"see attachment", "附上", "пересылаемое письмо", "message transféré", "to", "[demime "}
	p := newPhrases(table)
	for _, phrase := range table {
		for _, text := range []string{phrase, strings.ToUpper(phrase), "x" + phrase, "日" + phrase + "本", "ttтт" + phrase} {
			if !p.in(text) {
				t.Errorf("%q is not found in %q", phrase, text)
			}
		}
	}
	for _, text := range []string{"", "t", "о", "see attachmen", "附", "上附", "[demime", "пересылаемое письм", "t o"} {
		if p.in(text) {
			t.Errorf("found in %q", text)
		}
	}
}

// One pair of bytes may begin several phrases; the table itself is taken case by case.
func TestPhrasesOfTheTables(t *testing.T) {
	w := forwards()
	for _, table := range [][]string{w.Markers, promises} {
		p := newPhrases(table)
		for _, phrase := range table {
			if !p.in("-- " + strings.ToUpper(phrase) + " --") {
				t.Errorf("%q is not found", phrase)
			}
		}
	}
}

func BenchmarkPhrases(b *testing.B) {
	p, text := newPhrases(promises), strings.Repeat("The quick brown fox jumps over the lazy dog, again and again.\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p.in(text)
	}
}
