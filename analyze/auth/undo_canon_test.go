package auth

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// randomLines are lines with blanks, empty ones among them, and at their end.
func randomLines(random *rand.Rand) (lines [][]byte) {
	pieces := []string{"", "", " ", "\t ", "word", "two  words", " lead", "trail \t", "a\tb"}
	for range random.IntN(12) {
		lines = append(lines, []byte(pieces[random.IntN(len(pieces))]))
	}
	return lines
}

// What is hashed of lines is what verifying hashes of the body that they are.
func TestUndoHashesAsVerifyingDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		a, b := randomLines(random), randomLines(random)
		canon := []Canon{Simple, Relaxed}[random.IntN(2)]
		whole := draft{lines: slices.Concat(a, b), canon: canon}
		whole.text = canonical(whole.lines, canon)
		s := &stream{canon: canon, kind: sha256Hash, hash: newHash(sha256Hash)}
		length := random.IntN(20) - 1
		s.ask(length)
		body := append(bytes.Join(whole.lines, crlf), crlf...)
		(&canonicalizer{canon: canon, to: []*stream{s}}).body(body, formCRLF)
		s.finish()
		want := s.answer(length)
		if want == nil {
			continue // l= is more than there is
		}
		u := newUndoer(&Signature{Body: canon, Algorithm: "rsa-sha256", Length: length})
		u.budget = 1 << 20
		u.want(want, 0)
		if u.matches(&whole, lineRange{0, len(a)}, whole.rest(len(a))) == nil {
			t.Fatalf("%s, l=%d: %q", canon, length, whole.lines)
		}
	}
}

func TestReplacedTextIsThatOfTheLines(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var got canonText
	for range 2000 {
		lines, by := randomLines(random), randomLines(random)
		i := random.IntN(len(lines) + 1)
		j := i + random.IntN(len(lines)-i+1)
		text := canonical(lines, Relaxed)
		text.replace(&got, i, j, canonical(by, Relaxed))
		want := canonical(slices.Concat(lines[:i], by, lines[j:]), Relaxed)
		if !bytes.Equal(got.bytes, want.bytes) || !slices.Equal(got.starts, want.starts) || !slices.Equal(got.filled, want.filled) {
			t.Fatalf("%q, %d to %d by %q: %+v", lines, i, j, by, got)
		}
	}
}

// A guess about a body costs no memory.
func TestGuessesAllocateNothing(t *testing.T) {
	d := draft{lines: splitLines(bytes.Repeat([]byte("some words of a letter\r\n"), 100)), canon: Relaxed}
	d.text = canonical(d.lines, d.canon)
	u := newUndoer(&Signature{Body: Relaxed, Algorithm: "rsa-sha256", Length: -1})
	u.budget = 1 << 30
	u.want(make([]byte, 32), 0)
	u.head.start().write(d.text.of(lineRange{0, 50}))
	guess := func() {
		if u.found(u.h.from(u.head).write(d.text.of(d.rest(60)))) != nil || u.matches(&d, lineRange{0, 10}, d.rest(20)) != nil {
			t.Error("a hash of zeros")
		}
	}
	if n := testing.AllocsPerRun(100, guess); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestCutsAreWhereTextsMeet(t *testing.T) {
	d := &draft{lines: splitLines([]byte("a\r\nb\r\n\r\nc\r\n___\r\nd\r\ne\r\nf\r\n<p>g</p>\r\n<hr>\r\nh\r\ni\r\n"))}
	for _, c := range []struct {
		at   cuts
		want []int
	}{
		{cuts{lines: 50, near: 1, seams: 50}, []int{2, 3, 4, 5, 9, 11}},
		{cuts{lines: 50, near: 1, seams: 2}, []int{5, 9, 11}},
		{cuts{lines: 4, near: 1, seams: 50}, []int{9, 11}},
		{cuts{lines: 3, near: 3}, []int{9, 10, 11}},
	} {
		if got := c.at.footers(nil, d, lineRange{1, len(d.lines)}); !slices.Equal(got, c.want) {
			t.Errorf("footers, %+v: %v", c.at, got)
		}
	}
	if got := likely.banners(nil, d, lineRange{0, len(d.lines)}); !slices.Equal(got, []int{1, 2, 3, 4, 5, 9, 12}) {
		t.Errorf("banners: %v", got)
	}
	if ruled([]byte("哈哈")) || ruled([]byte("xx")) || ruled([]byte("-")) || !ruled([]byte("——")) || !ruled([]byte("-- ")) {
		t.Error("rules")
	}
}

// Signatures over several bodies are explained in one search: a list added its footer to a text that was
// signed with "From " at the start of a line, and with ">From ".
func TestSeveralBodiesAreFoundTogether(t *testing.T) {
	letter := signed(t, letters["plain"], Relaxed)
	escaped := body(letter, func(b string) string { return strings.ReplaceAll(b, "\r\nFrom ", "\r\n>From ") })
	again := sign(t, escaped, Relaxed) // the signature above is over the escaped text
	m := read1(t, body(again, func(b string) string { return b + footer }))
	list := Signatures(m)
	if len(list) != 2 || list[0].BodyHash != Mismatch || list[1].BodyHash != Mismatch {
		t.Fatal(len(list))
	}
	other := list[0]
	other.bodyHash = bytes.Repeat([]byte{7}, 32)
	found := ExplainAll(m, []*Signature{&list[0], &list[1], &other, &list[0]})
	for i, want := range [][]string{{FooterAdded}, {FooterAdded, FromEscaped}, nil, {FooterAdded}} {
		var what []string
		for _, c := range found[i] {
			what = append(what, c.What)
		}
		if !slices.Equal(what, want) {
			t.Errorf("%d: %v", i, what)
		}
	}
}

// Lines that a server broke are joined, all in one pass, and the parts keep their places.
func TestBrokenLinesAreJoined(t *testing.T) {
	long := strings.Repeat("word ", 199)
	whole := strings.Repeat(long, 30)
	message := signed(t, "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n\r\n"+whole+"\r\n\r\n--b1\r\n\r\nRegards\r\n\r\n--b1--\r\n", Simple)
	broken := strings.ReplaceAll(message, long+long, long+"!\r\n "+long)
	if _, what := explained(t, broken); !slices.Equal(what, []string{LineEndings}) {
		t.Errorf("%v", what)
	}
	withFooter := strings.Replace(broken, "Regards\r\n", "Regards\r\n"+footer, 1)
	if _, what := explained(t, withFooter); !slices.Equal(what, []string{FooterAdded, LineEndings}) {
		t.Errorf("%v", what)
	}
}

// A line that was broken very often is joined in linear time.
func TestOftenBrokenLinesAreJoinedInTime(t *testing.T) {
	piece := strings.Repeat("x", 950)
	d, _ := draftOf(t, "Content-Type: text/plain\r\n\r\n"+strings.Repeat(piece+"!\r\n ", 12_000)+"end\r\n", Simple, nil)
	const limit = 500 * time.Millisecond
	took := processor.Least(3, limit, func() {
		if joined, ok := joinAt("!", " ")(d); !ok || len(joined.lines) != 1 || len(joined.lines[0]) != 12_000*len(piece)+len("end") {
			t.Fatal(ok, len(joined.lines))
		}
	})
	if took > limit {
		t.Error(took)
	}
}
