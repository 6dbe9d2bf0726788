package headers

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Words are the same as when each character is looked at on its own.
func TestWordsByCharacter(t *testing.T) {
	pieces := []string{"a", "Z9", ".", "-_", "@", "+/", " ", "\t", "\r\n ", ";", ",", ":", "<", ">", "=", "=?", "?=", "\x1b$", "(", ")", "[", "]",
		`"`, `\`, "é", "\xa4\x5c"}
	dice := rand.New(rand.NewPCG(5, 7))
	for range 50_000 {
		var b strings.Builder
		for range dice.IntN(14) {
			b.WriteString(pieces[dice.IntN(len(pieces))])
		}
		text, specials := b.String(), []string{"", ";", ",;:<>", ";=,"}[dice.IntN(4)]
		r := newWordReader(text, specials)
		r.mail, r.double = dice.IntN(2) == 0, dice.IntN(2) == 0
		slow := r
		if got, want := r.appendTo(nil), slow.byCharacter(specials); !slices.Equal(got, want) {
			t.Fatalf("%q by %q: %+v, want %+v", text, specials, got, want)
		}
	}
}

// byCharacter reads all words without passing over what is plain.
func (r *wordReader) byCharacter(specials string) (words []Word) {
	for start := 0; start < len(r.text); start = r.pos {
		c := r.text[start]
		if r.pos = start + 1; strings.IndexByte(" \t\r\n", c) >= 0 {
			continue
		}
		end, kind := r.opaque(start), Atom
		if end == 0 {
			end, kind = r.enclosed(start, c)
		}
		switch {
		case end > 0:
			r.pos = end
		case strings.IndexByte(specials, c) >= 0:
			kind = Special
		default:
			kind = Atom
			for r.pos < len(r.text) && strings.IndexByte(" \t\r\n(\""+specials, r.text[r.pos]) < 0 && r.opaque(r.pos) == 0 {
				r.pos++
			}
		}
		words = append(words, Word{Span: Span{start, r.pos}, Kind: kind, Text: r.text[start:r.pos]})
	}
	return words
}
