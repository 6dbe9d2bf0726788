package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// columns counts terminal columns, and never asks the environment. Chinese characters take two.
// Those whose width is ambiguous (Unicode Standard Annex 11: “ ” … █) are counted as one in either
// language, because that is how terminals of today draw them, under a Chinese locale too. On one
// that draws them wider, a row with a shortened name is off by a column; bars stand last.
func columns() *runewidth.Condition {
	return &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}
}

// width is the number of columns that a text takes. The characters of nearly all texts stand alone and have a
// width that is known here; the library is asked for the others, since it builds a table of 2 MB first.
func width(s string) int {
	sum, own := ownWidths(s)
	if !own {
		return columns().StringWidth(s)
	}
	return sum
}

// ownWidths adds up the columns of characters, and says whether all of them have a width that is known here.
func ownWidths(s string) (sum int, own bool) {
	for _, r := range s {
		if ' ' <= r && r < 0x7f { // as nearly all are
			sum++
			continue
		}
		n := ownWidth(r)
		if n < 0 {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// ownWidth is the number of columns of characters that never join others: controls, ASCII, Latin, Greek, Cyrillic, marks, lines and
// blocks, hanzi, kana, hangul. It is -1 for all else.
func ownWidth(r rune) int {
	switch {
	case r < 0x20, r == 0x7f:
		return 0
	case r < 0x7f, 0xa0 <= r && r < 0x300 && r != 0xa9 && r != 0xad && r != 0xae, 0x391 <= r && r < 0x482, 0x2010 <= r && r < 0x2028,
		0x2260 <= r && r < 0x2270, 0x2500 <= r && r < 0x25a0:
		return 1
	case 0x3001 <= r && r < 0x3021, 0x3041 <= r && r < 0x3097, 0x30a1 <= r && r < 0x3100, 0x4e00 <= r && r < 0xa000,
		0xac00 <= r && r < 0xd7a4, 0xff01 <= r && r < 0xff61:
		return 2
	}
	return -1
}

// pad fills a text up with blanks on the right, or on the left for numbers.
func pad(s string, to int, right bool) string {
	fill := strings.Repeat(" ", max(0, to-width(s)))
	if right {
		return fill + s
	}
	return s + fill
}

// cut shortens a text to a number of columns. It takes from the middle, since host names and file
// names say most at both ends.
func cut(s string, to int) string {
	if width(s) <= to {
		return s
	}
	tail := (to - 1) / 2
	return firstColumns(s, to-1-tail) + "…" + lastColumns(s, tail)
}

// firstColumns is the beginning of a text that fits into a number of columns.
func firstColumns(s string, to int) string {
	for i, r := range s {
		n := ownWidth(r)
		if n < 0 {
			return columns().Truncate(s, to, "")
		}
		if to -= n; to < 0 {
			return s[:i]
		}
	}
	return s
}

// lastColumns is the end of a text that fits into a number of columns.
func lastColumns(s string, to int) string {
	runes := []rune(s)
	start := len(runes)
	for start > 0 {
		n := ownWidth(runes[start-1])
		if n < 0 {
			n = columns().RuneWidth(runes[start-1])
		}
		to -= n
		if to < 0 {
			break
		}
		start--
	}
	return string(runes[start:])
}

// mostQuoted is how many characters of one value a report for people shows. A subject or a list of
// recipients may be a thousand times longer; JSON holds all of it.
const mostQuoted = 400

// clip shortens a long value of the message at its end.
func clip(s string) string {
	if len(s) <= mostQuoted {
		return s
	}
	count := 0
	for i := range s {
		if count == mostQuoted {
			return s[:i] + "…"
		}
		count++
	}
	return s
}

// noLineStart are the marks that Chinese typesetting keeps off the beginning of a line, noLineEnd
// those it keeps off the end (Requirements for Chinese Text Layout, section 3.1.6).
const (
	noLineStart = "，。、；：？！）》〉」』】〕”’…％"
	noLineEnd   = "（《〈「『【〔“‘"
)

// wrap breaks a paragraph into lines of at most so many columns: at blanks, between Chinese
// characters, and inside a word only where it is longer than a line.
func wrap(text string, to int) []string {
	var lines []string
	start, used, own := 0, 0, true // of the line: where it begins, its columns, and whether they add up
	for at := 0; at < len(text); {
		end := pieceEnd(text, at)
		if at > start && used+width(strings.TrimRight(text[at:end], " ")) > to {
			lines = append(lines, strings.TrimRight(text[start:at], " "))
			start, used, own = at, 0, true
		}
		if at == start {
			full, rest := chop(text[at:end], to)
			lines = append(lines, full...)
			at = end - len(rest)
			start = at
		}
		n, known := ownWidths(text[at:end])
		used, own, at = used+n, own && known, end
		if !own {
			used = width(text[start:end])
		}
	}
	if line := strings.TrimRight(text[start:], " "); line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// chop cuts a word that is longer than a line into full lines and a rest.
func chop(word string, to int) (full []string, rest string) {
	if width(strings.TrimRight(word, " ")) <= to {
		return nil, word
	}
	c := columns()
	start, used := 0, 0
	for i, r := range word {
		w := c.RuneWidth(r)
		if used+w > to && i > start {
			full = append(full, word[start:i])
			start, used = i, 0
		}
		used += w
	}
	return full, word[start:]
}

// pieceEnd finds where a line may break behind the place start. Blanks stay with what stands before them.
func pieceEnd(text string, start int) int {
	before, n := utf8.DecodeRuneInString(text[start:])
	for i, after := range text[start+n:] {
		if mayBreak(before, after) {
			return start + n + i
		}
		before = after
	}
	return len(text)
}

// mayBreak says whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	switch {
	case after == ' ':
		return false
	case before < utf8.RuneSelf && after < utf8.RuneSelf: // none of them is one of the marks
		return before == ' '
	case strings.ContainsRune(noLineStart, after), strings.ContainsRune(noLineEnd, before):
		return false
	case before == ' ':
		return true
	}
	return ideograph(before) || ideograph(after)
}

// ideograph says whether a character stands in Chinese or Japanese text, where lines break
// anywhere.
func ideograph(r rune) bool {
	const first = 0x2e80 // no character before is one
	return r >= first && (r >= 0x3000 && r <= 0x303f || r >= 0x4e00 && r <= 0x9fff || r >= 0xff00 && r <= 0xff60 ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}
