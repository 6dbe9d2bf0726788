package copies

import (
	"testing"
	"time"
)

// A field without an id and a time parts no two ways that go on with the same fields.
func TestBlankHops(t *testing.T) {
	at := func(host, id string, minutes int) Hop {
		return Hop{Host: host, ID: id, Time: noon.Add(time.Duration(minutes) * time.Minute)}
	}
	blank := Hop{Host: "scan"}
	for _, c := range []struct {
		what   string
		a, b   []Hop
		common int
	}{
		{"in the middle", []Hop{at("a", "1", 0), blank, blank, at("b", "2", 1)}, []Hop{at("a", "1", 0), blank, blank, at("b", "2", 1)}, 4},
		{"at the end", []Hop{at("a", "1", 0), blank}, []Hop{at("a", "1", 0), blank}, 2},
		{"before a fork", []Hop{at("a", "1", 0), blank, at("b", "2", 1)}, []Hop{at("a", "1", 0), blank, at("b", "3", 1)}, 1},
		{"of one way", []Hop{at("a", "1", 0), blank, at("b", "2", 1)}, []Hop{at("a", "1", 0), at("b", "2", 1)}, 1},
		{"of other hosts", []Hop{at("a", "1", 0), blank, at("b", "2", 1)}, []Hop{at("a", "1", 0), {Host: "other"}, at("b", "2", 1)}, 1},
	} {
		if _, _, common := align(c.a, c.b); common != c.common {
			t.Errorf("%s: %d hops in common, want %d", c.what, common, c.common)
		}
	}
}
