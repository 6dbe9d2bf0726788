package headers

import (
	"strings"
	"testing"
)

// fields writes a block down as names and texts.
func fields(b Block) string {
	var out []string
	for _, f := range b.Fields {
		switch f.Kind {
		case Named:
			out = append(out, f.Name+"="+f.Unfolded())
		case Envelope:
			out = append(out, "[From]")
		case Mark:
			out = append(out, "[mark]")
		case Stray:
			out = append(out, "[stray]")
		}
	}
	return strings.Join(out, "|")
}

func TestScan(t *testing.T) {
	for _, c := range []struct{ name, text, want, body string }{
		{"CRLF", "A: 1\r\nB: 2\r\n\r\nbody", "A=1|B=2", "body"},
		{"LF", "A: 1\nB: 2\n\nbody", "A=1|B=2", "body"},
		{"CR", "A: 1\rB: 2\r\rbody", "A=1|B=2", "body"},
		{"CR CR LF", "A: 1\r\r\nB: 2\r\r\n\r\r\nbody", "A=1|B=2", "body"},
		{"mixed", "A: 1\r\nB: 2\nC: 3\rD: 4\r\n\r\nbody", "A=1|B=2|C=3|D=4", "body"},
		{"folded", "A: 1\r\n 2\r\n\t3\r\nB: 4\r\n\r\n", "A=1 2\t3|B=4", ""},
		{"a fold of blanks inside", "A: 1\r\n \r\n 2\r\nB: 3\r\n\r\nbody", "A=1  2|B=3", "body"},
		{"blanks for the empty line", "A: 1\r\n \r\nbody text\r\n", "A=1", "body text\r\n"},
		{"mbox", "From a@example.org Mon Mar  4 10:00:00 2024\nA: 1\n\nbody", "[From]|A=1", "body"},
		{"mark", "\xef\xbb\xbfA: 1\n\nbody", "[mark]|A=1", "body"},
		{"white space before the colon", "A : 1\n\n", "A=1", ""},
		{"a line that is no field", "A: 1\nno field\nB: 2\nC: 3\n\nbody", "A=1|[stray]|B=2|C=3", "body"},
		{"no empty line", "A: 1\nHello Mr. Li,\nhow are you?\n", "A=1", "Hello Mr. Li,\nhow are you?\n"},
		{"leading fold", " folded\nA: 1\nB: 2\n\nbody", "[stray]|A=1|B=2", "body"},
		{"a fold without white space", "A: 1;\nb=2\n\nbody", "A=1; b=2", "body"},
		{"a value on a line of its own", "A:\n0123456789\nB: 2\n\nbody", "A=0123456789|B=2", "body"},
		{"a Received field without folds", "Received: from a\nby b; today\n\nbody", "Received=from a by b; today", "body"},
		{"a stray line with a fold", "A: 1\nno field: x\n more\n\nbody", "A=1|[stray]", "body"},
		{"header alone", "A: 1\nB: 2\n", "A=1|B=2", ""},
		{"empty", "", "", ""},
		{"empty line first", "\nbody", "", "body"},
		{"no name", ": 1\nB: 2\nC: 3\n\n", "[stray]|B=2|C=3", ""},
		{"a name in 8 bit", "\xc4\xfa: 1\nB: 2\n\n", "\xc4\xfa=1|B=2", ""},
	} {
		b := Scan([]byte(c.text), Span{0, len(c.text)})
		body := c.text[max(b.End, b.Separator.End):]
		if got := fields(b); got != c.want || body != c.body {
			t.Errorf("%s: got %q, body %q; want %q, body %q", c.name, got, body, c.want, c.body)
		}
	}
}

func TestFieldsPointAtTheirBytes(t *testing.T) {
	text := "xxSubject: one\r\n two\r\nTo: b@example.org\r\n\r\n"
	b := Scan([]byte(text), Span{2, len(text)})
	for _, f := range b.Fields {
		if text[f.Value.Start:f.Value.End] != f.Text {
			t.Errorf("%s: value %q, text %q", f.Name, text[f.Value.Start:f.Value.End], f.Text)
		}
		if !strings.HasPrefix(text[f.Start:], f.Name) {
			t.Errorf("%s begins at %q", f.Name, text[f.Start:])
		}
	}
	if f, ok := b.Find("SUBJECT"); !ok || f.Unfolded() != "one two" {
		t.Errorf("found %v %q", ok, f.Unfolded())
	}
}

// checkBlock holds the law of the package: the fields tile the block.
func checkBlock(t *testing.T, text []byte, b Block) {
	t.Helper()
	at := b.Start
	for _, f := range b.Fields {
		if f.Start != at || f.End < f.Start {
			t.Fatalf("%q: field %q at %d, the one before ended at %d", text, f.Name, f.Start, at)
		}
		if f.Kind == Named && string(text[f.Value.Start:f.Value.End]) != f.Text {
			t.Fatalf("%q: field %q has another text than its span", text, f.Name)
		}
		at = f.End
	}
	if at != b.End || b.End > len(text) {
		t.Fatalf("%q: the fields end at %d, the block at %d", text, at, b.End)
	}
	if !b.Separator.Empty() && b.Separator.Start != b.End {
		t.Fatalf("%q: the separator begins at %d, the block ends at %d", text, b.Separator.Start, b.End)
	}
}

func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		"A: 1\r\nB: 2\r\n\r\nbody", "A: 1\rB: 2\r\rbody", "From a\nA: 1\n b\n\nx", "\xef\xbb\xbfA: 1\n \n\nx",
		"no field\nA: 1\n\n", "A : 1\r\r\n\r\r\n", " x\nA:\n:\n\n", "A: 1\r\nB: 2\nC: 3\rD: 4\n--b\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		checkBlock(t, text, Scan(text, Span{0, len(text)}))
		half := Span{len(text) / 2, len(text)}
		checkBlock(t, text, Scan(text, half))
	})
}

func FuzzStructuredFields(f *testing.F) {
	for _, seed := range []string{
		" from a (b [192.0.2.1]) by c with ESMTP id 1 for <d@example.org>; Mon, 4 Mar 2024 10:00:00 +0800 (CST)",
		" text/plain; charset=\"utf-8\"; name*0*=gb2312''%C4%FA; name*1=b (comment)",
		" \"Li, Wei\" <a@example.org>, undisclosed: ;, b@example.net (c), =?utf-8?B?5ZCI?= <d@example.org>",
		" mx.example.net; dkim=pass (a;b) header.d=example.org reason=\"c;d\"",
		" v=1; a=rsa-sha256; b=A\r\n B==; h=from : to", "((((", "\"\\", "a;b=;=;*0*=''%", "<<<>>>,;:",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, w := range Words(text, ",;:<>=") {
			if w.Start < at || w.End <= w.Start || text[w.Start:w.End] != w.Text {
				t.Fatalf("%q: word %q at %d-%d", text, w.Text, w.Start, w.End)
			}
			at = w.End
			w.Content()
		}
		ReadParams(text)
		ReadTags(text)
		ReadAuthResults(text)
		for _, a := range ReadAddresses(text) {
			if a.Start < 0 || a.End > len(text) || a.End < a.Start {
				t.Fatalf("%q: address at %d-%d", text, a.Start, a.End)
			}
		}
		ReadReceived(Field{Text: text})
		if d := ReadDate(text); d.OK() && (d.End > len(text) || d.Time.Year() < 0) {
			t.Fatalf("%q: %+v", text, d)
		}
	})
}
