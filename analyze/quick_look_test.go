package analyze

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// passOver makes a pass over bytes that are one layer.
func passOver(raw []byte, ending eml.LineEnding) *Pass {
	layer := &eml.Layer{Data: raw, Ending: ending}
	root := &eml.Part{Layer: layer, Span: headers.Span{End: len(raw)}}
	return &Pass{Evidence: &Evidence{Message: &eml.Message{Root: root}}}
}

// The quick looks see what a look at each line sees.
func TestQuickLooksAtLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"..", ".", ">From ", "a", "\n", "\n", "\r\n", "b b", strings.Repeat("x", 7)}
	for range 20000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		raw := []byte(b.String())
		want := lineLook{bytes.Contains(raw, []byte("\n..")), bytes.Contains(raw, []byte("\n>From ")), 0}
		for line := range bytes.SplitSeq(raw, []byte("\n")) {
			want.longest = max(want.longest, len(line))
		}
		if got := passOver(raw, eml.EndingLF).lookAtLines(); got != want {
			t.Fatalf("%q: %+v, want %+v", raw, got, want)
		}
		if holdsLine(raw, "..") != want.dotted || holdsLine(raw, ">From ") != want.escaped {
			t.Fatalf("%q: lines that begin so are not those of %+v", raw, want)
		}
	}
}

// The names of a summary are those that the header was read with, or read alike.
func TestNamesOfTheSummary(t *testing.T) {
	for _, name := range []string{`A B`, `"A \"x\" B"`, `=?utf-8?q?J=C3=BCrg?=`, "J\xfcrg", "J\xc3\xbcrg", `A &amp; B`,
		"&#25105;&#20204;", `=?utf-8?q?=26=2325105;=26=2320204;?=`, "'x' y", "a\r\n b", ""} {
		e := evidenceOf(t, "From: "+name+" <a@example.org>\nTo: "+name+" <b@example.org>\nSubject: "+name+"\n\nx\n")
		f, _ := e.Root.Field("To")
		for _, a := range e.addressesOf(&f).Addresses() {
			want := mended(charset.Phrase(a.Name, e.likely...), e.Options.searches)
			if got := e.nameIn(&f, a.Name); got != want {
				t.Errorf("%q: %q, want %q", name, got, want)
			}
		}
	}
}
