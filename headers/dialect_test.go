package headers

import (
	"slices"
	"strings"
	"testing"
)

func TestDialectsRecogniseTheirExamples(t *testing.T) {
	clocksRead := map[string]bool{}
	for i, r := range dialectFile(t) {
		if len(r.Try) == 0 {
			t.Errorf("%s: no example", r.Name)
		}
		for _, text := range r.Try {
			h := ReadReceived(Field{Text: text})
			if n := dialects().match(&h); n != i {
				t.Errorf("record %d (%s) does not get %q, record %d does", i, r.Name, text, n)
			}
			if !h.Date.OK() {
				t.Errorf("%s: the date of %q is not read", r.Name, text)
			}
			if c, ok := h.IDClock(); ok {
				clocksRead[c.Source] = true
			}
		}
	}
	for _, r := range clocks().records {
		if (r.In == inID || r.In == inText) && !clocksRead[r.Name] {
			t.Errorf("no example of dialects.toml shows the clock %s", r.Name)
		}
	}
}

func TestDialectRecordsAreWhole(t *testing.T) {
	stamps := []Stamp{StampStart, StampEnd, StampStore, StampQueue, StampUnknown}
	schedules := strings.Fields("postfix exim qmail sendmail exchange exchange-online tencent kumomta stalwart")
	for _, r := range dialectFile(t) {
		if r.Name == "" || r.Source == "" || !slices.Contains(stamps, r.Stamp) {
			t.Errorf("%+v: name, source and stamp are needed", r.Dialect)
		}
		if r.Retry != "" && !slices.Contains(schedules, r.Retry) {
			t.Errorf("%s: unknown schedule %s", r.Name, r.Retry)
		}
		if r.Clock != "" && clocks().byName[r.Clock] == nil {
			t.Errorf("%s: unknown clock %s", r.Name, r.Clock)
		}
		for _, values := range [][]string{r.By, r.ByPrefix, r.BySuffix, r.ByContains, r.FromPrefix, r.Via,
			r.With, r.WithPrefix, r.WithContains, r.Comment, r.CommentPrefix, r.CommentContains, r.FieldPrefix} {
			for _, v := range values {
				if v == "" || v != strings.ToLower(v) {
					t.Errorf("%s: %q is not in lower case", r.Name, v)
				}
			}
		}
	}
}

func TestDialect(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"from a.example.org by b.example.net with ESMTP; Mon, 4 Mar 2024 02:10:07 +0000", "generic unknown"},
		{"by b.example.net with ESMTP; Mon, 4 Mar 2024 02:10:07 +0000", "generic-by unknown"},
		{"", " unknown"},
		{"from x (postfix.example.org [192.0.2.1]) by y.example with ESMTP id abc; Mon, 4 Mar 2024 02:10:07 +0000", "generic unknown"},
		{"from x by y.example (\r\n\tPostfix) with ESMTP id abc; Mon, 4 Mar 2024 02:10:07 +0000", "postfix start"},
		{"FROM X BY MX.GOOGLE.COM WITH ESMTP ID abc; Mon, 4 Mar 2024 02:10:07 +0000", "gmail-mx end"},
		{"from x by fakemx.google.com.example with ESMTP id abc; Mon, 4 Mar 2024 02:10:07 +0000", "generic unknown"},
	} {
		d := ReadReceived(Field{Text: c.text}).Dialect()
		if got := d.Name + " " + string(d.Stamp); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func BenchmarkDialect(b *testing.B) { benchmarkHops(b, func(h Hop) { h.Dialect() }) }
func BenchmarkIDClock(b *testing.B) { benchmarkHops(b, func(h Hop) { h.IDClock() }) }

// benchmarkHops runs over the commonest dialects.
func benchmarkHops(b *testing.B, f func(Hop)) {
	var hops []Hop
	for _, r := range dialectFile(b) {
		if slices.Contains(strings.Fields("postfix exim sendmail exo-hub gmail-mx gmail-out qmail-smtpd coremail-smtp"), r.Name) {
			hops = append(hops, ReadReceived(Field{Text: r.Try[0]}))
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f(hops[i%len(hops)])
	}
}
