package headers

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// A text that a pattern fits begins with its lead, however the text comes about.
func TestLead(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range clockPatterns(t) {
		l, p := leadOf(c.find), regexp.MustCompile(c.find)
		for _, value := range c.values {
			for range 300 {
				if p.MatchString(value) && !l.begins(value) {
					t.Errorf("%s fits %q, of which its lead says that it does not", c.find, value)
				}
				value = altered(r, value)
			}
		}
	}
}

type clockPattern struct {
	find   string
	values []string
}

// clockPatterns gives the patterns of clocks.toml with their examples, and some of each form that a lead is read from.
func clockPatterns(t *testing.T) []clockPattern {
	list := []clockPattern{
		{`^a*ab`, []string{"aaab", "ab"}}, {`^a?b?a`, []string{"a", "ba", "aba"}}, {`^\d{1,3}\dx`, []string{"12x"}},
		{`^(?:19|20)\d`, []string{"199", "202"}}, {`^(?i)ab`, []string{"AB"}}, {`^[^@]+@`, []string{"é@"}},
		{`^a|b`, []string{"xb"}}, {`^(?:ab)?c`, []string{"abc", "c"}}, {`^(?:ab)+`, []string{"abab"}},
		{`^x{2,}y`, []string{"xxxy"}}, {`a`, []string{"ba"}},
	}
	for _, r := range clockData(t) {
		if r.Find == "" {
			continue
		}
		c := clockPattern{find: r.Find}
		for _, example := range r.Try {
			c.values = append(c.values, example.Value)
		}
		list = append(list, c)
	}
	return list
}

// altered changes a byte, leaves one out or doubles one.
func altered(r *rand.Rand, s string) string {
	if s == "" {
		return " "
	}
	i := r.IntN(len(s))
	switch r.IntN(4) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + s[i:i+1] + s[i:]
	case 2:
		return s[:i] + string(" <-.0129aAfFzZ@:\xe4"[r.IntN(17)]) + s[i+1:]
	}
	return s
}

// The leads tell most ids of other programs from those that a pattern fits.
func TestLeadRulesOut(t *testing.T) {
	for _, c := range []struct{ find, text string }{
		{`^\s*<-?\d+\.\d+\.(1\d{12})[.@]`, " <20240304021005.123456-1-a@example.org>"},
		{`^\s*<((?:19|20)\d{12})\.[A-Z]{2}\d+@`, " <20240304021005.123456-1-a@example.org>"},
		{`^\s*<([0-9a-fA-F]{8}-?[0-9a-fA-F]{4})@`, " <50f73c8x@example.org>"},
		{`^\s*<?(20\d{15})\d+@`, "<20240304021005.1@example.org>"},
	} {
		if leadOf(c.find).begins(c.text) {
			t.Errorf("the lead of %s does not rule out %q", c.find, c.text)
		}
	}
}
