package headers

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

var (
	wantLine   = regexp.MustCompile(`(?:^|[\s*])(-?\d{1,3}\.\d{1,3})\s+([A-Z][A-Z0-9_]{2,60})\b`)
	wantAbout  = regexp.MustCompile(`\[([0-9a-fA-F.:]{3,45}) listed in|\[URIs?: ([^\]\s,]{1,100})`)
	wantSymbol = regexp.MustCompile(`([A-Z][A-Z0-9_]+) ?\((-?[\d.]+)\)(?:\[([^\]]{0,200})[^\]]*\]|\{([^}]{0,200})[^}]*\})?`)
)

// sameLines holds the reader of reports equal to a regular expression.
func sameLines(t *testing.T, text string) (found int) {
	at := 0
	for _, m := range wantLine.FindAllStringSubmatchIndex(text, -1) {
		got, ok := nextReportLine(text, at)
		want := reportItem{m[0], Span{m[2], m[3]}, Span{m[4], m[5]}}
		if !ok || got != want {
			t.Fatalf("%q at %d: %+v, not %+v", text, at, got, want)
		}
		at = got.name.End
		found++
	}
	if got, ok := nextReportLine(text, at); ok {
		t.Fatalf("%q: %+v is no line", text, got)
	}
	return found
}

// sameAbout does so for what a description says is listed.
func sameAbout(t *testing.T, text string) (found int) {
	want := ""
	if m := wantAbout.FindStringSubmatch(text); m != nil {
		want, found = m[1]+m[2], 1
	}
	if got := aboutOf(text); got != want {
		t.Fatalf("%q: %q, not %q", text, got, want)
	}
	return found
}

// sameSymbols does so for the symbols of rspamd.
func sameSymbols(t *testing.T, text string) (found int) {
	at := 0
	for _, m := range wantSymbol.FindAllStringSubmatchIndex(text, -1) {
		got, ok := nextSymbol(text, at)
		want := spamdSymbol{name: Span{m[2], m[3]}, points: Span{m[4], m[5]}, end: m[1]}
		if m[6] >= 0 {
			want.options = Span{m[6], m[7]}
		} else if m[8] >= 0 {
			want.options = Span{m[8], m[9]}
		}
		if !ok || got != want {
			t.Fatalf("%q at %d: %+v, not %+v", text, at, got, want)
		}
		at = got.end
		found++
	}
	if got, ok := nextSymbol(text, at); ok {
		t.Fatalf("%q: %+v is no symbol", text, got)
	}
	return found
}

func TestVerdictLinesAreThoseOfTheirPatterns(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	lines := []string{" ", "\n", "*", "\f", "\v", "-", "0.1", "12.345", "1234.5", "1.2345", ".", "A", "AB", "ABC_D", "9", "_", "x", "é", strings.Repeat("A", 61), " 1.0 BAYES_99 "}
	symbols := []string{" ", "A", "AB", "a", "_", "7", "(", "(0.50)", "(-1)", "(.)", "()", "(-)", ")", "[", "]", "{", "}", "[a,b]", "{c}", "é", "\xff", "; ",
		strings.Repeat("é", 199), "SYMBOL(1.00)[x]"}
	abouts := []string{"[", "192.0.2.1", "::f", "F", " listed in", "[URI: ", "[URIs: ", "URIs:", "g", "]", ",", " ", "é", "\xff", strings.Repeat("1", 45), strings.Repeat("é", 100),
		"[192.0.2.1 listed in list.example]"}
	found := 0
	for range 40_000 {
		var a, b strings.Builder
		var c strings.Builder
		for range random.IntN(9) {
			c.WriteString(abouts[random.IntN(len(abouts))])
			a.WriteString(lines[random.IntN(len(lines))])
			b.WriteString(symbols[random.IntN(len(symbols))])
		}
		found += sameLines(t, a.String()) + sameSymbols(t, b.String()) + sameAbout(t, c.String())
	}
	if found < 10_000 {
		t.Errorf("only %d are found", found)
	}
}

func FuzzVerdictLines(f *testing.F) {
	f.Add(" *  1.5 BAYES_50 BODY: words\n * -0.0 SPF_PASS SPF\n")
	f.Add("default: False [1.20 / 15.00]; SYMBOL(0.50)[a:from]; OTHER (-1.00){x}; THIRD(0)[")
	f.Add("[192.0.2.1 listed in list.example] [URIs: example.com]")
	f.Fuzz(func(t *testing.T, text string) {
		sameLines(t, text)
		sameSymbols(t, text)
		sameAbout(t, text)
	})
}
