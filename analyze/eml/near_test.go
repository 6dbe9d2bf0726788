package eml

import "testing"

// Boundary lines that were damaged on their way, and names that only look alike.
func TestNearly(t *testing.T) {
	for _, c := range []struct {
		found, stated string
		want          bool
	}{
		{"=_Part_7Fa3Kq", "=_part_7fa3kq", true},
		{"=_Part_7Xa3Kq", "=_Part_7Fa3Kq", true},
		{"=_Part_7F**a3Kq", "=_Part_7Fa3Kq", true}, // put in
		{"=_Part_a3Kq", "=_Part_7Fa3Kq", true},     // taken out
		{"=_Part_7FQQQa3Kq", "=_Part_7Fa3Kq", true},
		{"=_Part_7FQQQQa3Kq", "=_Part_7Fa3Kq", false}, // too many
		{"=_Part_12", "=_Part_7", false},
		{"next**part", "nextpart", true},
		{"abcdefgh", "abefgh", false}, // too short
		{"----=_NextPart_001_0002_01C2", "----=_NextPart_000_0001_01C2", false},
	} {
		if got := nearly(c.found, c.stated); got != c.want {
			t.Errorf("%q for %q: %v", c.found, c.stated, got)
		}
	}
}
