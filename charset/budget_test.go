package charset

import (
	"strings"
	"testing"
)

// TestBudgets holds how often the readers that all mail goes through may allocate.
func TestBudgets(t *testing.T) {
	ascii := strings.Repeat("A line of plain text, as most mail has it: {1, 2} for $5.\r\n", 100)
	chinese := strings.Repeat(writings[0].text+"\n", 20)
	russian := []byte("\xcf\xee\xcd\xea\xe3\xee \xe4\xee\xe1\xf0\xfb\xe9 \xe4\xe5\xed\xfc, \xe4\xf0\xf3\xe7")
	asciiBytes, chineseBytes := []byte(ascii), []byte(chinese)
	for _, c := range []struct {
		what string
		most float64
		run  func()
	}{
		{"Read, ASCII", 1, func() { Read(asciiBytes, "us-ascii") }},
		{"Read, UTF-8", 2, func() { Read(chineseBytes, "utf-8") }},
		{"Undo, ASCII", 0, func() { Undo(ascii) }},
		{"Losses", 0, func() { Losses(chinese, true) }},
		{"RestoreHighBit", 0, func() { RestoreHighBit(ascii) }},
		{"Realign, ASCII", 0, func() { Realign(ascii) }},
		{"Phrase", 0, func() { Phrase("Example Name") }},
		{"Unstructured", 0, func() { Unstructured("Re: an ordinary subject") }},
		{"Detect, ASCII", 0, func() { Detect(asciiBytes) }},
		{"Detect, UTF-8", 1, func() { Detect(chineseBytes[:len(writings[0].text)]) }},
		{"Detect, 24 characters", 2, func() { Detect(russian) }},
	} {
		if n := testing.AllocsPerRun(20, c.run); n > c.most {
			t.Errorf("%s: %v allocations, at most %v", c.what, n, c.most)
		}
	}
}

// TestSurveyMissesNothing holds that the readers which a survey rules out would have found no sequence of UTF-8.
func TestSurveyMissesNothing(t *testing.T) {
	for _, w := range undoWritings() {
		texts := snippets(w.text, 16)
		for _, chain := range chainsFor(w.language) {
			for _, s := range snippets(w.text, 16) {
				if bad, ok := garble(s, chain); ok {
					texts = append(texts, bad, strings.ReplaceAll(bad, "\u00A0", " "))
				}
			}
		}
		for _, text := range texts {
			v := lookOver(text)
			for _, r := range readers() {
				if r.multi || v.sequences>>r.place&1 == 1 || r.name == latin1Controls {
					continue
				}
				if q := r.undoSequences(text, false); len(q.found) > 0 {
					t.Errorf("%s in %q: %q", r.name, text, string(q.found))
				}
			}
		}
	}
}
