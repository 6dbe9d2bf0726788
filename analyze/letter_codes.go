package analyze

import (
	"strings"
	"unicode/utf8"
)

// Spelling says that letters of a text stand in it as codes, which a program forgot to turn back.
type Spelling struct {
	Kind  string // see below
	Start int    // where the first code stands in the text
	Made  int    // how many codes there are
}

// The kinds of codes.
const (
	SpelledReferences = "html-references"  // "&#25105;", "&eacute;", "&nbsp;": HTML, section 13.1.4
	SpelledUnicode    = "unicode-escapes"  // "\u6211": JSON (RFC 8259, section 7), Java
	SpelledBytes      = "byte-escapes"     // "\xe6\x88\x91": what Python and C show of bytes
	SpelledPercent    = "percent-encoding" // "%E6%88%91": RFC 3986, section 2.1
	SpelledLines      = "line-escapes"     // "\n" for a line end
	SpelledWords      = "encoded-words"    // "=?utf-8?B?...?=" in a body, which RFC 2047 has for fields only
)

// code reads one code at the start of a text: the characters or bytes that it stands for, and its size; 0 if there is none.
type code func(text string) (stands string, size int)

// spellings are the kinds of codes by the character that begins them.
var spellings = [...]struct {
	kind string
	mark byte
	read code
}{
	{SpelledReferences, '&', reference},
	{SpelledUnicode, '\\', unicodeEscape},
	{SpelledBytes, '\\', byteEscape},
	{SpelledPercent, '%', percentEscape},
}

// unspelled undoes the codes that were left in a field, which is short: two letters in a row tell.
func unspelled(text string) (string, *Spelling) {
	return withoutCodes(text, func(n *spellingCount, kind string) bool {
		return n.rows > 0 && !n.inProgram(kind) && (kind != SpelledPercent || !strings.Contains(text, "/"))
	})
}

// unspelledBody undoes the codes that were left in a body. They are part of what people write about pages and programs, so they
// must be most of the text, or stand within its words.
func unspelledBody(c *Content) (string, *Spelling) {
	text := c.Reading.Text
	switch {
	case c.Type == "text/html":
		return withoutTwice(text)
	case c.Reading.Actual != "us-ascii":
		return withoutLineEscapes(text)
	}
	if plain, s := withoutCodes(text, func(n *spellingCount, kind string) bool { return n.fill(kind, text) }); s != nil {
		return plain, s
	}
	if plain, s := withoutWords(text); s != nil {
		return plain, s
	}
	return withoutLineEscapes(text)
}

// withoutCodes undoes the first kind of codes that is no part of what was to be read.
func withoutCodes(text string, left func(*spellingCount, string) bool) (string, *Spelling) {
	for i := range spellings {
		s := &spellings[i]
		if strings.IndexByte(text, s.mark) < 0 {
			continue
		}
		var n spellingCount
		if plain := n.undo(text, s.mark, s.read); n.made > 0 && left(&n, s.kind) && !highBytes(text) {
			return plain, &Spelling{Kind: s.kind, Start: n.start, Made: n.made}
		}
	}
	return text, nil
}

// withoutTwice undoes references that were escaped once more, so that a page shows them as they stand.
func withoutTwice(page string) (string, *Spelling) {
	const twice = "&amp;#"
	if !strings.Contains(page, twice) {
		return page, nil
	}
	var n spellingCount
	plain := n.undo(page, '&', func(text string) (string, int) {
		if !strings.HasPrefix(text, twice) {
			return "", 0
		}
		return reference(text)
	})
	if n.rows < leastSpelled {
		return page, nil
	}
	return plain, &Spelling{Kind: SpelledReferences, Start: n.start, Made: n.made}
}

// spellingCount counts the codes of a text and what stands around them.
type spellingCount struct {
	start   int
	made    int
	foreign int // letters of other scripts than Latin
	rows    int // of these, those behind another
	within  int // letters with an ASCII letter beside them
	spaces  int // blanks that stand between words
	quoted  int // codes in quotes, as programs have them
	letters int // ASCII letters outside of codes
}

// undo replaces the codes of a text; one without any stays as it is.
func (n *spellingCount) undo(text string, mark byte, read code) string {
	var plain []byte
	end, row := 0, false // of the last code
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], mark)
		if i < 0 {
			break
		}
		at += i
		stands, size := read(text[at:])
		if size == 0 {
			at++
			continue
		}
		n.outside(text[end:at])
		n.count(text, at, size, stands, row && at == end)
		plain = append(append(plain, text[end:at]...), stands...)
		r, _ := utf8.DecodeRuneInString(stands)
		at, row = at+size, foreignLetter(r)
		end = at
	}
	if n.made == 0 {
		return text
	}
	n.outside(text[end:])
	return string(append(plain, text[end:]...))
}

func (n *spellingCount) outside(text string) {
	for i := range len(text) {
		if isLetter(text[i]) {
			n.letters++
		}
	}
}

// count takes in one code.
func (n *spellingCount) count(text string, at, size int, stands string, row bool) {
	r, _ := utf8.DecodeRuneInString(stands)
	if r < utf8.RuneSelf {
		return // a mark of the language itself, as "&amp;" is
	}
	if n.made++; n.made == 1 {
		n.start = at
	}
	before, behind := byte(' '), byte(' ')
	if at > 0 {
		before = text[at-1]
	}
	if at+size < len(text) {
		behind = text[at+size]
	}
	switch {
	case foreignLetter(r):
		n.foreign++
		if row {
			n.rows++
		}
	case r == '\u00a0':
		if before > ' ' && behind > ' ' && before != '`' && before != '"' && before != '\'' {
			n.spaces++
		}
	case r < 0x250 && (isLetter(before) || isLetter(behind)):
		n.within++
	}
	if before == '"' || before == '\'' || before == '`' {
		n.quoted++
	}
}

// inProgram reports whether codes stand in quotes, as in programs and data.
func (n *spellingCount) inProgram(kind string) bool {
	return kind != SpelledReferences && n.quoted*2 > n.made
}

// fill reports whether codes are what a program left in a body.
func (n *spellingCount) fill(kind, text string) bool {
	switch {
	case n.inProgram(kind), strings.Contains(text, "</"), strings.Contains(text, "diff --git "), strings.Contains(text, "\n@@ "),
		kind == SpelledPercent && strings.Contains(text, "://"):
		return false // a program, a page, a change of one, an address
	case n.rows >= leastSpelled && n.foreign*4 >= n.letters:
		return true
	case kind == SpelledPercent, kind == SpelledBytes:
		return false
	}
	return n.within >= max(leastSpelled, n.letters/100) || kind == SpelledReferences && n.spaces >= leastSpelled
}

// leastSpelled is how many codes tell in a body. Of those within words there must be one for a hundred letters as well: languages
// of the West have as many beyond ASCII.
const leastSpelled = 3

// foreignLetter reports whether a character is a letter of another script than Latin, or a picture. Marks are not: those
// people write as codes themselves.
func foreignLetter(r rune) bool {
	return r >= 0x370 && (r < 0x2000 || r >= 0x2E80) && r != utf8.RuneError
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isLetterOrDigit(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }
