package headers

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestClocksReadTheirExamples(t *testing.T) {
	for _, r := range clockFile(t).records {
		if r.Name == "" || r.Source == "" || r.Means == "" || len(r.Try) == 0 {
			t.Errorf("%s: name, source, means and an example are needed", r.Name)
		}
		for _, e := range r.Try {
			c, ok := readExample(r, e)
			want := e.Time
			if ok && c.Source == r.Name && c.Means == r.Means && c.Hop == -1 && c.Host == e.Host &&
				want != "" && c.Time.Equal(mustTime(want)) {
				continue
			}
			if ok || want != "" {
				t.Errorf("%s: %q gives %v %+v, want %s %s", r.Name, e.Value, ok, c, want, e.Host)
			}
		}
	}
}

// readExample reads an example in the surroundings that its record asks for.
func readExample(r *clockRecord, e clockExample) (Clock, bool) {
	date := e.Date
	if date == "" {
		date = "2024-03-04T02:10:07Z"
	}
	switch r.In {
	case inBoundary:
		return BoundaryClock(e.Value)
	case inID, inText:
		return r.read(e.Value, mustTime(date))
	}
	head := fmt.Sprintf("%s:%s\r\nDate: %s\r\n\r\n", r.Fields[0], e.Value, date)
	for _, c := range Clocks(Scan([]byte(head), Span{0, len(head)})) {
		return c, true
	}
	return Clock{}, false
}

func mustTime(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestIDClock(t *testing.T) {
	const value = "from a (b [192.0.2.1]) by MX.example.net (Postfix) with ESMTP id 4Tp2G50sf8z9vNR; "
	field := Field{Text: value + "Mon, 4 Mar 2024 02:10:07 +0000", Value: Span{100, 200}}
	c, ok := ReadReceived(field).IDClock()
	at := strings.Index(value, "4Tp2")
	if !ok || c.Host != "mx.example.net" || c.Source != "postfix-id" || c.Span != (Span{100 + at, 115 + at}) {
		t.Errorf("got %v %+v", ok, c)
	}
	for _, c := range []struct{ name, text string }{
		{"of another day", value + "Mon, 11 Mar 2024 02:10:07 +0000"},
		{"of a pooled filter", "from pps.filterd (a [127.0.0.1]) by b (8.17.1/8.17.1) with ESMTP id 4242A5b2001234; Mon, 4 Mar 2024 02:10:07 GMT"},
		{"of no known program", "from a by b with X id 4Tp2G50sf8; Mon, 4 Mar 2024 02:10:07 GMT"},
	} {
		if got, ok := ReadReceived(Field{Text: c.text}).IDClock(); ok {
			t.Errorf("an id %s is read as %+v", c.name, got)
		}
	}
	if _, ok := ReadReceived(Field{Text: strings.TrimSuffix(value, "; ")}).IDClock(); !ok {
		t.Error("the id of a field without a date is not read")
	}
}

// Where the form of an id proves little, only a time near those of the message is one.
func TestClocksFarFromTheMessage(t *testing.T) {
	for _, head := range []string{
		"Message-ID: <65E52D7D.8010907@example.org>\r\nDate: Mon, 4 Mar 2019 02:10:07 +0000\r\n\r\n",
		"Message-ID: <65E52D7D.8010907@example.org>\r\n\r\n",
		"Thread-Index: AQHabdkSAAAAAAAAAAAAAAAAAAAAAA==\r\nDate: Mon, 4 Mar 2019 02:10:07 +0000\r\n\r\n",
		"Thread-Index: abcdefghijklmnopqrstuvwxyz012345\r\nDate: Mon, 4 Mar 2024 02:10:07 +0000\r\n\r\n",
	} {
		if got := Clocks(Scan([]byte(head), Span{0, len(head)})); len(got) > 0 {
			t.Errorf("%q gives %+v", head, got)
		}
	}
	head := "Received: by a.example; Mon, 4 Mar 2024 02:10:07 +0000\r\nMessage-ID: <65E52D7D.8010907@example.org>\r\n\r\n"
	if got := Clocks(Scan([]byte(head), Span{0, len(head)})); len(got) != 1 {
		t.Errorf("a time near a Received field is not read: %+v", got)
	}
}

func TestClockOfUnknownZone(t *testing.T) {
	head := "X-Mailman-Approved-At: Mon, 4 Mar 2024 02:10:07 CST\r\n\r\n"
	got := Clocks(Scan([]byte(head), Span{0, len(head)}))
	if len(got) != 1 || !got[0].Local || got[0].Time.Format(time.RFC3339) != "2024-03-04T02:10:07Z" {
		t.Errorf("got %+v", got)
	}
}

func FuzzClocks(f *testing.F) {
	for _, r := range clockFile(f).records {
		for _, e := range r.Try {
			f.Add(e.Value)
		}
	}
	f.Fuzz(func(t *testing.T, value string) {
		near := mustTime("2024-03-04T02:10:07Z")
		for name, decode := range decoders() {
			if m := decode(value, near); !m.at.IsZero() && m.at.Year() > 1e6 {
				t.Errorf("%s gives %v", name, m.at)
			}
			decode(value, time.Time{})
		}
		for name, s := range idShapes() {
			size, marked := min(len(value), longID), s.mark == 0 || strings.IndexByte(value, s.mark) >= 0
			if s.fits(value) && (size < s.least || size > s.most || !marked) {
				t.Errorf("%s fits %q, which has not its size or its mark", name, value)
			}
		}
		for _, r := range clocks().records {
			if r.In == inHop {
				continue
			}
			c, ok := r.read(value, near)
			if ok && (c.Start < 0 || c.End > len(value) || c.Empty()) {
				t.Errorf("%s: %v is outside of the value", r.Name, c.Span)
			}
		}
		BoundaryClock(value)
		ReadReceived(Field{Text: value}).IDClock()
		ReadDate(value)
		for name := range clocks().byField {
			text := strings.NewReplacer("\r", " ", "\n", " ").Replace(value)
			Clocks(Block{Fields: []Field{{Name: name, Text: text}, {Name: "Date", Text: "Mon, 4 Mar 2024 02:10:07 +0000"}}})
		}
	})
}

func BenchmarkClocks(b *testing.B) {
	head := "Received: from a.example (a.example [192.0.2.1]) by mx.example.net (Postfix) with ESMTP id 4Tp2G50sf8z9vNR;\r\n" +
		"\tMon, 4 Mar 2024 02:10:07 +0000\r\nDKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=mail; t=1709518205;\r\n" +
		"\th=From:To:Subject; bh=AAAA; b=BBBB\r\nMessage-ID: <20240304021005.24120-1-a@example.org>\r\n" +
		"Date: Mon, 4 Mar 2024 02:10:07 +0000\r\nFrom: a@example.org\r\nTo: b@example.net\r\nSubject: c\r\n\r\n"
	block := Scan([]byte(head), Span{0, len(head)})
	b.ReportAllocs()
	for b.Loop() {
		Clocks(block)
	}
}
