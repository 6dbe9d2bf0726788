package mend

import "testing"

// Names that some file system takes for one are the same, others are not.
func TestSameNames(t *testing.T) {
	for _, pair := range [][2]string{{"Straße", "STRASSE"}, {"ΣΊΣΥΦΟΣ", "σίσυφος"}, {"é", "e\u0301"}, {"ﬁle", "FILE"}, {"Ａ", "a"}, {"\u212a", "k"}, {"ẞ", "ss"}} {
		if same(pair[0]) != same(pair[1]) {
			t.Errorf("%q and %q differ: %q, %q", pair[0], pair[1], same(pair[0]), same(pair[1]))
		}
	}
	if same("a") == same("á") || same("s") == same("ss") {
		t.Error("names that differ are the same")
	}
}
