package analyze

import (
	"slices"
	"strings"
	"testing"
)

// A phrase is found wherever it stands and however its letters are written, and nothing else is.
func TestPhrases(t *testing.T) {
	table := []string{"see attachment", "附上", "пересылаемое письмо", "message transféré", "to: ", "[demime "}
	p := newPhrases(table)
	for _, phrase := range table {
		for _, text := range []string{phrase, strings.ToUpper(phrase), "x" + phrase, "日" + phrase + "本", "ttтт" + phrase} {
			if !p.in(text) {
				t.Errorf("%q is not found in %q", phrase, text)
			}
		}
	}
	for _, text := range []string{"", "t", "о", "see attachmen", "附", "上附", "[demime", "пересылаемое письм", "to:", "t o: "} {
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

// What is looked for at every second place is found at all of them, and no phrase is too short for that.
func TestPhrasesAsStringsFinds(t *testing.T) {
	for i, table := range append(mentionWords(), mentionsInPage().texts(), forwards().about().texts(), cloudServices().hints().texts()) {
		p := newPhrases(table)
		for _, phrase := range table {
			if len(phrase) <= gramSize {
				t.Errorf("table %d: %q is too short", i, phrase)
			}
			for n := range 6 {
				text := strings.Repeat("-", n) + phrase + strings.Repeat("-", n%3)
				if !p.in(text) || !p.in(strings.ToUpper(text)) {
					t.Errorf("table %d: %q is not found", i, text)
				}
			}
		}
	}
}

// texts gives the phrases.
func (p *phrases) texts() (list []string) {
	for _, slot := range p.bySlot {
		for _, f := range slot {
			list = append(list, f.text)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// FuzzPhrases holds the search equal to one that looks for each phrase by itself.
func FuzzPhrases(f *testing.F) {
	long := append(slices.Clone(promises), "发来的", "ababab", "aaaaaaa")
	tables := [][]string{long, append(slices.Clone(long), "five5"), append(slices.Clone(long), "/fs/", "abab", "aaaa")}
	for _, seed := range []string{"", "abab", "xabab", "aababaaa", "please SEE ATTACHED file", "日发来的", "/fs/", "abababfIve5"} {
		f.Add(seed)
	}
	var sets []*phrases
	for _, table := range tables {
		sets = append(sets, newPhrases(table))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i, table := range tables {
			p := sets[i]
			if p.step != longestStep-i {
				t.Fatalf("every place of %d", p.step)
			}
			holdPhrases(t, p, table, text)
		}
	})
}

// holdPhrases compares the search in one text.
func holdPhrases(t *testing.T, p *phrases, table []string, text string) {
	want := slices.ContainsFunc(table, func(phrase string) bool { return strings.Contains(text, phrase) })
	if want && !p.in(text) {
		t.Errorf("nothing is found in %q", text)
	}
	folded := slices.ContainsFunc(table, func(phrase string) bool { return containsFold(text, phrase) })
	if p.in(text) && !folded {
		t.Errorf("found in %q", text)
	}
}

// containsFold is the search without any table.
func containsFold(text, phrase string) bool {
	for i := 0; i+len(phrase) <= len(text); i++ {
		if strings.EqualFold(text[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

func BenchmarkPhrases(b *testing.B) {
	p, text := newPhrases(promises), strings.Repeat("The quick brown fox jumps over the lazy dog, again and again.\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p.in(text)
	}
}
