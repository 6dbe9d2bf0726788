package charset

import (
	"testing"
)

// TestAtLeast holds that no text costs less than what is said of it before it is decoded, and that readers of
// several bytes by which nothing happens give the text back.
func TestAtLeast(t *testing.T) {
	var texts []string
	for _, w := range undoWritings() {
		texts = append(texts, w.text)
		texts = append(texts, snippets(w.text, 7)...)
		for _, chain := range chainsFor(w.language) {
			for _, s := range snippets(w.text, 16) {
				if bad, ok := garble(s, chain); ok {
					texts = append(texts, bad, bad+"\uFFFD\x01"+s)
				}
			}
		}
	}
	looked := 0
	for _, text := range texts {
		v := lookOver(text)
		for _, r := range readers() {
			if !v.fits(r) {
				continue
			}
			c := r.coded(text)
			for i := range actuals() {
				a := &actuals()[i]
				var s sink
				c.as(a, true, &s)
				if r.multi && a.same == r.name && string(s.text) != text {
					t.Errorf("%s, read as %s: %q became %q", text, r.name, text, s.text)
				}
				if a.glyphs == nil {
					continue
				}
				looked++
				if cost, least := textCost(s.text), c.atLeast(a.glyphs); cost < least {
					t.Errorf("%q, read as %s: %q costs %d, not %d at least", text, r.name, s.text, cost, least)
				}
			}
		}
	}
	if looked < 1000 {
		t.Errorf("only %d texts were looked at", looked)
	}
}
