package analyze

import (
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// mention says what a text may be about, of what the checks look for in texts: their words occur in it. One look at
// a text answers for all of them, and most mail holds none of the words.
type mention = phraseTables

const (
	mentionsLink    mention = 1 << iota // pieces of the addresses and cards of services that keep files
	mentionsRemoval                     // what programs write that take attachments out, in any line
	mentionsNotice                      // what they write in a part of its own
	mentionsForward                     // the lines that say that this is a forward
	mentionsPromise                     // that a file is attached
	mentionsAll     mention = 1<<iota - 1
)

// mentionWords are the words of each kind, in the order of the kinds.
func mentionWords() [][]string {
	link := []string{"发来的"}
	for _, s := range cloudServices().Link {
		if link = append(link, s.Hint...); len(s.Hint) == 0 {
			link = append(link, s.Marks...)
		}
	}
	var removal, notice []string
	for _, s := range strippers().Stripper {
		switch {
		case s.Anywhere:
			removal = append(removal, s.Hint...)
		case !s.Apart: // those that are stand in files only
			notice = append(notice, s.Hint...)
		}
	}
	return [][]string{lowerAll(link), lowerAll(removal), lowerAll(notice), slices.Clone(forwards().Markers), promises}
}

// mentionsInText are the words as texts have them.
var mentionsInText = once(func() *phrases { return newPhrases(mentionWords()...) })

// mentionsInPage are the same for the source of a page: the rarest word of each phrase, for tags and line ends may
// part its words. A promise is looked for in the source itself. The hints at a removal follow, each as a table of its own.
var mentionsInPage = once(func() *phrases {
	kinds := mentionWords()
	for _, kind := range kinds[:len(kinds)-1] {
		for i, phrase := range kind {
			kind[i] = rarestFirst(phrase)[0]
		}
	}
	for _, hint := range removalHints() {
		kinds = append(kinds, []string{strings.ToLower(hint.rarest)})
	}
	return newPhrases(kinds...)
})

func lowerAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToLower(s)
	}
	return out
}

// rarestFirst gives the words of a phrase, those that fewest texts hold first.
func rarestFirst(phrase string) []string {
	words := strings.Fields(phrase)
	slices.SortStableFunc(words, func(a, b string) int { return commonness(a) - commonness(b) })
	return words
}

// commonness says how often texts hold a word, by the bytes that it is looked for by and its length: short words are
// in most texts.
func commonness(word string) int {
	if len(word) <= gramSize {
		return math.MaxInt
	}
	word = strings.ToLower(word)
	r := rarities()
	both := r.score(word[r.gram(word, 0, 2):]) + r.score(word[r.gram(word, 1, 2):])
	return both * 64 / (len(word) * len(word))
}

// mentionsOf says what a text of the message may be about.
func mentionsOf(c *Content) mention {
	if c.Reading == nil || !c.Body { // a notice in the place of a file may have any form
		return mentionsAll
	}
	text := shorten(c.Reading.Text, maxProse)
	if c.Type != "text/html" {
		return mentionsInText().which(text)
	}
	found := mentionsInPage().which(text)
	if spellsOut(text) {
		text = html.UnescapeString(text)
		if padded(text) {
			return mentionsAll
		}
		found |= mentionsInPage().which(text)
	}
	if found&removals != 0 && !hintsOfRemoval(text, found) {
		found &^= removals
	}
	return found & mentionsAll
}

// padding are the characters within words that a page does not show.
const padding = "\u00AD\u034F\u200B\uFEFF"

// padded reports whether one of them stands in a text. Each is looked for on its own, which is faster than all at once.
func padded(text string) bool {
	for _, r := range padding {
		if strings.ContainsRune(text, r) {
			return true
		}
	}
	return false
}

// removalHint is a hint at an attachment that was taken out: its words, and the table of mentionsInPage that holds the
// rarest of them.
type removalHint struct {
	words  []string
	rarest string
	table  phraseTables
}

var removalHints = once(func() (hints []removalHint) {
	for _, s := range strippers().Stripper {
		for _, hint := range s.Hint {
			if !s.Apart {
				hints = append(hints, removalHint{strings.Fields(hint), rarestFirst(hint)[0], (mentionsAll + 1) << len(hints)})
			}
		}
	}
	return hints
})

// hintsOfRemoval reports whether the source of a page may show a hint, of those whose rarest word was found.
func hintsOfRemoval(page string, found phraseTables) bool {
	return slices.ContainsFunc(removalHints(), func(hint removalHint) bool {
		return found&hint.table != 0 && hint.shownBy(page)
	})
}

// shownBy reports whether a page has the words of the hint one after the other, but for what parts words unseen.
func (h *removalHint) shownBy(page string) bool {
	for {
		i := strings.Index(page, h.words[0])
		if i < 0 {
			return false
		}
		page = page[i+len(h.words[0]):]
		if followedBy(page, h.words[1:]) {
			return true
		}
	}
}

// followedBy reports whether words follow one after the other, as far as what stands between them is looked at.
func followedBy(page string, words []string) bool {
	for _, word := range words {
		gap := gapBefore(page[:min(len(page), longestGap)])
		if gap+utf8.UTFMax > longestGap {
			return true
		}
		if page = page[gap:]; !strings.HasPrefix(page, word) {
			return false
		}
		page = page[len(word):]
	}
	return true
}

// longestGap is how much is looked at between two words, in bytes.
const longestGap = 256

// gapBefore gives the length of the white space, the tags and the references at the beginning of the source of a page;
// all of it where a tag does not end.
func gapBefore(page string) int {
	for at := 0; at < len(page); {
		c, rest := page[at], page[at+1:]
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == ';':
			at++
		case c == '&':
			at += 1 + referenceName(rest)
		case c == '<':
			end := strings.IndexByte(rest, '>')
			if end < 0 {
				return len(page)
			}
			at += 1 + end + 1
		default:
			r, size := utf8.DecodeRuneInString(page[at:])
			if r != '\u00A0' && !strings.ContainsRune(padding, r) {
				return at
			}
			at += size
		}
	}
	return len(page)
}

// spellsOut reports whether the source of a page has references to characters that words may hold, or that part words
// unseen. Programs write the words that are looked for in one piece.
func spellsOut(page string) bool {
	for {
		i := strings.IndexByte(page, '&')
		if i < 0 {
			return false
		}
		page = page[i+1:]
		n := referenceName(page)
		parameter := n < len(page) && page[n] == '='       // of an address
		if n > 1 && !parameter && !punctuation(page[:n]) { // no character has a name of one letter
			return true
		}
	}
}

// referenceName gives the length of the name or number behind an ampersand, 0 where there is none.
func referenceName(s string) int {
	const longest = 32
	n := 0
	for n < len(s) && n < longest && (s[n] == '#' && n == 0 || alphanumeric(s[n])) {
		n++
	}
	return n
}

func alphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// signNames are the references by name that stand for nothing that the words of mentionsInPage hold.
var signNames = [...]string{"nbsp", "amp", "lt", "gt", "quot", "copy", "reg", "trade", "hellip", "ndash", "mdash",
	"lsquo", "rsquo", "ldquo", "rdquo", "bull", "middot", "laquo", "raquo", "euro", "apos"}

// punctuation reports whether a reference stands for a blank, a quote, a dash, a bullet or a sign.
func punctuation(name string) bool {
	if name[0] != '#' {
		return slices.Contains(signNames[:], name)
	}
	n, err := strconv.Atoi(name[1:])
	if err != nil {
		return false
	}
	switch {
	case n < utf8.RuneSelf:
		return n > 0 && strings.IndexByte(signs, byte(n)) >= 0
	case n < 0xA0: // windows-1252 is meant, which has letters at 8A, 9A, and from 8C and 9C on
		return n&0xF != 0xA && n&0xF < 0xC
	}
	return n == 0xA0 || n == 0xA9 || n == 0xAE || n == 0xB7 || n >= 0x2010 && n <= 0x203A || n == 0x20AC || n == 0x2122
}

// signs are the signs of ASCII, and the white space, that the words of mentionsInPage do not hold.
const signs = "\t\n\r \"#$%&'*+,;<=>?@^`{|}~"
