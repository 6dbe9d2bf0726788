package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leastControls is how many control characters a text must have of which UTF-8 without its eighth bits explains nearly all.
const leastControls = 6

// bareHead is how much of a text is looked at before anything else.
const bareHead = 512

// mayBeBareUTF8 is a quick look: are there control characters at the beginning of a text?
func mayBeBareUTF8(text string) bool {
	n := 0
	for i := range min(len(text), bareHead) {
		if text[i] < ' ' {
			n += bareControl(text[i])
		}
	}
	return n >= leastControls
}

// bareUTF8 is what a first look at a text tells that may be UTF-8 without its eighth bits. Of the bytes that such characters go on
// with, half are control characters then, which texts do not have.
type bareUTF8 struct {
	controls, explained int
	leads               [64]int // by lead byte without 0x40: how many sequences with control characters it begins
	east                int     // of these, how many are characters of East Asia
}

// restoreUTF8 reads letters as the first bytes of UTF-8 and what follows them, up to "?", as the rest: "C\x03" is "Ã", "d=\x20" is "你".
// A sequence that has no control character may be ASCII as well; it counts if it begins as those do that have some, and
// does not stand within a word.
func restoreUTF8(text string) (Restored, bool) {
	var b bareUTF8
	b.look(text[:min(len(text), soupBytes)])
	if b.controls < leastControls || b.explained*10 < b.controls*9 {
		return Restored{}, false
	}
	r := Restored{Actual: "utf-8", Start: -1}
	var out strings.Builder
	before := byte(' ') // the byte before, unless a character was read from it
	for i := 0; i < len(text); {
		x, size, proven := bareRune(text[i:])
		if size == 0 || !proven && !b.believes(before, text[i], x) {
			before = text[i]
			out.WriteByte(before)
			i++
			continue
		}
		before = ' '
		if r.Made++; r.Start < 0 {
			r.Start = i
		}
		out.WriteRune(x)
		i += size
	}
	r.Text = out.String()
	return r, r.Made >= leastStripped && textCost(r.Text) <= 14*r.Made*bit
}

func (b *bareUTF8) look(text string) {
	for i := 0; i < len(text); {
		x, size, proven := bareRune(text[i:])
		if !proven {
			b.controls += bareControl(text[i])
			i++
			continue
		}
		if b.leads[text[i]&0x3F]++; letterKindOf(x).east {
			b.east++
		}
		for _, c := range []byte(text[i+1 : i+size]) {
			b.controls += bareControl(c)
			b.explained += bareControl(c)
		}
		i += size
	}
}

// believes tells that a sequence without control characters, behind a byte, is a character of the text.
func (b *bareUTF8) believes(before, lead byte, x rune) bool {
	k := letterKindOf(x)
	if asciiKind(before).letter() && lead&0x20 == before&0x20 {
		return false // "R>" at the end of "<ENTER>", "e.g" in a word
	}
	if k.letter() && !usual(x, k) || !k.letter() && !unicode.IsPunct(x) && !unicode.IsDigit(x) {
		return false
	}
	known := b.leads[lead&0x3F]
	switch {
	case lead >= 0x60: // of three bytes
		return known >= 2 || b.east >= leastControls && (k.east || !k.letter())
	case lead >= 'N': // Greek, Cyrillic, Hebrew and Arabic have two or more, side by side; the small letters of some are no control characters
		for at := max(lead-3, 'N'); at <= min(lead+3, '_'); at++ {
			known += b.leads[at&0x3F]
		}
	}
	return known >= 2
}

// usual tells Cyrillic and Latin letters of languages that are known, and all others.
func usual(x rune, k letterKind) bool {
	return k.script != cyrillicWriting && k.script != latinWriting || alphabets()[k.script].row(x) != ""
}

// bareRune reads a character of UTF-8 without its eighth bits at the start of s; size 0 where there is none. It is proven if there
// are control characters in it.
func bareRune(s string) (x rune, size int, proven bool) {
	switch c := s[0]; {
	case c >= 0x42 && c < 0x60:
		size = 2
	case c >= 0x60 && c < 0x70:
		size = 3
	}
	if size == 0 || len(s) < size {
		return 0, 0, false
	}
	var b [3]byte
	for i := range size {
		if b[i] = s[i] | 0x80; i > 0 && s[i] >= 0x40 {
			return 0, 0, false
		}
		proven = proven || bareControl(s[i]) > 0
	}
	if x, n := utf8.DecodeRune(b[:size]); n == size {
		return x, size, proven
	}
	return 0, 0, false
}

// bareControl counts a control character that texts do not have: no blank, line end or escape.
func bareControl(c byte) int {
	if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0x1B {
		return 1
	}
	return 0
}
