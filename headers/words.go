package headers

import (
	"slices"
	"strings"
)

// WordKind says what a word of a structured field is (RFC 5322, section 3.2).
type WordKind uint8

const (
	Atom    WordKind = iota // a run of characters that are neither white space nor special
	Quoted                  // a quoted string, with its quotes
	Comment                 // a comment, with its parentheses and what nests in it
	Literal                 // a domain literal, with its brackets
	Special                 // one character that separates: whatever was asked for
)

// Word is one word of a structured field. Its span is of the text it was read from.
type Word struct {
	Span
	Kind WordKind
	Text string // the bytes as they stand
}

// Words splits the text of a structured field into its words. Folds count as white space. specials are
// the characters that separate atoms; letters, digits and ".-_@+/" never do. A quote or parenthesis that is
// never closed is read as a character of an atom. Nothing is lost but white space, and what follows the first
// maxWords words.
func Words(text, specials string) []Word {
	return appendWords(make([]Word, 0, usualWords(text)), text, specials)
}

// usualWords is about how many words a text has.
func usualWords(text string) int { return min(4+len(text)/6, 256) }

// appendWords is Words for callers that have room for the words of most fields.
func appendWords(words []Word, text, specials string) []Word {
	r := newWordReader(text, specials)
	return r.appendTo(words)
}

type wordReader struct {
	text     string
	specials charSet // the characters that separate
	ends     charSet // the characters before which an atom ends
	pos      int
	unclosed bool
	mail     bool // encoded words, and raw text in several bytes, are one word whatever they hold
	double   bool // raw bytes are no UTF-8: the second of two may look like a backslash
}

func newWordReader(text, specials string) wordReader {
	r := wordReader{text: text, specials: charSetOf(specials)}
	r.ends = charSet{endsAtom | r.specials[0], r.specials[1]}
	return r
}

// endsAtom are the characters before which any atom ends: white space, and what encloses.
const endsAtom = spaces | 1<<'(' | 1<<'"'

// appendTo reads all words. Where there are more than were thought of, room is made once for those that follow if they
// are as close together: a text of very many words takes no more memory than twice what they need.
func (r *wordReader) appendTo(words []Word) []Word {
	for r.skip() && len(words) < maxWords {
		if n := len(words); n == cap(words) && r.pos > 0 {
			words = slices.Grow(words, 4+min((len(r.text)-r.pos)*n/r.pos, maxWords-n))
		}
		words = append(words, r.word())
	}
	return words
}

// skip passes over white space, and reports whether more follows.
func (r *wordReader) skip() bool {
	r.pos += skipSpace(r.text[r.pos:])
	return r.pos < len(r.text)
}

func (r *wordReader) word() Word {
	start, kind := r.pos, Atom
	c := r.text[start]
	if inAtoms[c] {
		r.atom()
	} else if end := r.opaque(start); end > 0 {
		r.pos = end
	} else if end, k := r.enclosed(start, c); end > 0 {
		r.pos, kind = end, k
	} else if r.specials.has(c) {
		r.pos, kind = start+1, Special
	} else {
		r.atom()
	}
	return Word{Span: Span{start, r.pos}, Kind: kind, Text: r.text[start:r.pos]}
}

// charSet is a set of characters of ASCII.
type charSet [2]uint64

func charSetOf(characters string) (s charSet) {
	for i := range len(characters) {
		s.add(characters[i])
	}
	return s
}

func (s *charSet) add(c byte) { s[c>>6&1] |= 1 << (c & 63) }

func (s *charSet) has(c byte) bool { return c < 0x80 && s[c>>6&1]&(1<<(c&63)) != 0 }

// atom passes over an atom; the character it begins with belongs to it, whatever it is.
func (r *wordReader) atom() {
	text, i := r.text, r.pos+1
	for {
		for i < len(text) && inAtoms[text[i]] {
			i++
		}
		if i >= len(text) || r.ends.has(text[i]) || r.mail && r.opaque(i) > 0 {
			break
		}
		i++
	}
	r.pos = i
}

// inAtoms are the characters that end no atom, whatever separates: most are such. They begin and end nothing else either.
var inAtoms = func() (t [256]bool) {
	for c := range t {
		t[c] = isDigit(byte(c)) || isLetter(byte(c)) || strings.IndexByte(".-_@+/", byte(c)) >= 0
	}
	return t
}()

// spaces are the characters of white space.
const spaces uint64 = 1<<' ' | 1<<'\t' | 1<<'\r' | 1<<'\n'

func isSpace(c byte) bool { return c <= ' ' && spaces>>c&1 != 0 }
