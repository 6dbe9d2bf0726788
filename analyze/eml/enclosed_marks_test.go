package eml

import "testing"

// Every mark has a second byte and a first one by which lines are told from others at a glance.
func TestMarksAreKnownAtAGlance(t *testing.T) {
	for _, m := range enclosedMarks {
		if !noteworthy[m.text[0]] || !markSeconds[m.text[1]] {
			t.Errorf("%q is passed over", m.text)
		}
		text := []byte("a\r\n" + m.text + "\r\n")
		var x lineIndex
		if x.read(text); len(x.marks) != 1 || x.marks[0] != 3 || !mayEnclose(text) || mayEnclose([]byte("a "+m.text+"\r\n")) {
			t.Errorf("%q: %+v", m.text, x)
		}
	}
}
