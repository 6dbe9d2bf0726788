package headers

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// patternCase is a pattern and texts that it fits.
type patternCase struct {
	find   string
	values []string
}

// patternCases gives the patterns of clocks.toml with their examples, and some of each form.
func patternCases(t testing.TB) []patternCase {
	list := []patternCase{
		{`^a*(ab)`, []string{"aaab", "ab"}}, {`^a?b?(a)`, []string{"a", "ba", "aba"}}, {`^(\d{1,3})\dx`, []string{"12x", "1234x"}},
		{`^((?:19|20)\d)`, []string{"199", "202"}}, {`(?i)(a[b-d]_)`, []string{"AB_", "xad_"}}, {`^([^@]+)@`, []string{"é@"}},
		{`^(a)|(b)`, []string{"xb", "a"}}, {`^(?:ab)?(c)`, []string{"abc", "c"}}, {`^((?:ab){1,2})`, []string{"abab"}},
		{`(\S*?_)(1\d?)\b`, []string{"x_y_1z", "_11 _1"}}, {`(a+?)(a*)$`, []string{"baaa"}}, {`(?P<host>\w+)[.-](?P<time>\d+)`, []string{"a_b-12"}},
	}
	for _, r := range clockData(t) {
		if r.Find == "" {
			continue
		}
		c := patternCase{find: r.Find}
		for _, example := range r.Try {
			c.values = append(c.values, example.Value)
		}
		list = append(list, c)
	}
	return list
}

// checkPattern compares what a pattern finds with what the regular expression finds.
func checkPattern(t *testing.T, find, text string) {
	t.Helper()
	var want [maxGroups]Span
	m := regexp.MustCompile(find).FindStringSubmatchIndex(text)
	for i := 1; 2*i < len(m); i++ {
		if m[2*i] >= 0 {
			want[i] = Span{m[2*i], m[2*i+1]}
		}
	}
	got, ok := readPattern(find).find(text)
	if ok != (m != nil) || got != want {
		t.Errorf("%s in %q: %v %v, want %v %v", find, text, ok, got, m != nil, want)
	}
}

// Patterns find what regular expressions find that are written alike.
func TestPatternsAreRegularExpressions(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	for _, c := range patternCases(t) {
		for _, value := range c.values {
			for range 60 {
				checkPattern(t, c.find, value)
				value = altered(dice, value)
			}
		}
		p, re := readPattern(c.find), regexp.MustCompile(c.find)
		if i := re.SubexpIndex("time"); i > 0 && i != p.time || max(0, re.SubexpIndex("host")) != p.host {
			t.Errorf("%s: groups %d and %d", c.find, p.time, p.host)
		}
	}
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

// A pattern takes no more than a bounded number of steps for each byte, whatever the text.
func TestPatternsAreBounded(t *testing.T) {
	for _, c := range patternCases(t) {
		p := readPattern(c.find)
		for _, piece := range []string{"a", "1", "a.", "<20", "delayed at ", "not delayed (", "NextPart_", "TI=_1", ": "} {
			m := matching{text: strings.Repeat(piece, maxClockText/len(piece))}
			if m.search(p); m.left < -maxClockText {
				t.Errorf("%s in %q: %d steps beyond", c.find, piece, -m.left)
			}
		}
	}
}

func FuzzPattern(f *testing.F) {
	for i, c := range patternCases(f) {
		for _, value := range c.values {
			f.Add(byte(i), value)
		}
	}
	cases := patternCases(f)
	f.Fuzz(func(t *testing.T, i byte, text string) {
		if len(text) < 300 {
			checkPattern(t, cases[int(i)%len(cases)].find, text)
		}
	})
}
