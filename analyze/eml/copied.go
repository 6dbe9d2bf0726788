package eml

import (
	"bytes"
	"html"
	"strings"
)

// copiedHead is how much of an input is looked at to see whether it is a copy.
const copiedHead = 8 << 10

// fromCopy undoes what copying a message into another text does to it: the talk with a server around it, marks of quoting,
// numbers or blanks before every line, lines that say that it is shown as it stands, tabs for the colons behind names, an
// empty line after every line, line ends that are spelled out, as in JSON and in logs, and what comes of pages: hard blanks
// before folds, and angle brackets as HTML writes them.
func fromCopy(b []byte) ([]byte, bool) {
	head := b[:min(len(b), copiedHead)]
	var undo func([]byte) []byte
	switch {
	case len(head) == 0:
		return nil, false
	case fenceOf(head) >= 0:
		undo = withoutFence
	case (head[0] == ' ' || isDigit(head[0])) && numbered(head):
		undo = withoutNumbers
	case strings.IndexByte("> \t", head[0]) >= 0:
		undo = withoutMargin
	case strings.IndexByte("{[\"", head[0]) >= 0:
		plain := fromJSON(b)
		return plain, LooksLikeMessage(plain)
	case bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') < 0 && bytes.Contains(head, []byte(`\n`)):
		undo = spelledLineEnds
	case doubleSpaced(head):
		undo = everySecondLine
	case bytes.Contains(head, []byte(hardBlank)) && bytes.Contains(ownHeader(head), []byte("\n"+hardBlank)):
		undo = softBlanks
	case tabled(head):
		undo = withColons
	case linked(head):
		undo = withoutLinks
	case escapedBrackets(head):
		undo = unescapedPage
	}
	switch {
	case undo != nil && LooksLikeMessage(undo(head)):
		return undo(b), true
	case isLetterOrDigit(b[0]) && !isDigit(b[0]) && beginsMail(b, 0):
		return nil, false
	}
	return fromTalk(b)
}

// fromTalk takes a message out of what no mail begins with: a session, a file of a queue, the lines of a log.
func fromTalk(b []byte) ([]byte, bool) {
	if plain, ok := onlyMessage(b); ok {
		return plain, true
	}
	if plain, ok := onlyMessage(sentLines(b)); ok {
		return plain, true
	}
	if header := eximHeader(b); header != nil && LooksLikeMessage(header) {
		return header, true
	}
	if width := marginOf(b); width > 0 {
		return withoutColumn(b, width), true
	}
	return nil, false
}

// hardBlank is U+00A0 (NO-BREAK SPACE) in UTF-8, which pages have where texts are indented.
const hardBlank = "\u00a0"

// ownHeader is the header of a copy, as far as an empty line shows its end.
func ownHeader(b []byte) []byte {
	for _, end := range [...]string{"\n\n", "\n\r\n"} {
		if i := bytes.Index(b, []byte(end)); i >= 0 {
			b = b[:i+1]
		}
	}
	return b
}

// softBlanks makes plain blanks of the hard ones in the header.
func softBlanks(b []byte) []byte {
	header := ownHeader(b)
	return append(bytes.ReplaceAll(header, []byte(hardBlank), []byte(" ")), b[len(header):]...)
}

// escapedBrackets reports whether the angle brackets of a header are all written as HTML writes them.
func escapedBrackets(head []byte) bool {
	plain := bytes.IndexByte(head, '<')
	if plain < 0 {
		plain = len(head)
	}
	if !bytes.Contains(head[:plain], []byte("&lt;")) {
		return false
	}
	header := ownHeader(head)
	return len(header) <= plain && bytes.Contains(header, []byte("&lt;"))
}

// unescapedPage undoes how HTML writes what would be tags.
func unescapedPage(b []byte) []byte { return []byte(html.UnescapeString(string(b))) }

// withoutMargin takes off what the first line begins with, from it and all lines after it that begin so as well.
func withoutMargin(b []byte) []byte {
	margin := b[:len(b)-len(bytes.TrimLeft(b, "> \t"))]
	bare := bytes.TrimRight(margin, " \t")
	plain := make([]byte, 0, len(b))
	for line := range bytes.Lines(b) {
		rest, ok := bytes.CutPrefix(line, margin)
		if !ok {
			if rest, ok = bytes.CutPrefix(line, bare); !ok || len(bytes.TrimSpace(rest)) > 0 {
				break
			}
		}
		plain = append(plain, rest...)
	}
	return plain
}

// doubleSpaced reports whether an empty line follows every one of the first lines.
func doubleSpaced(b []byte) bool {
	n := 0
	for line := range bytes.Lines(b) {
		if empty := len(bytes.TrimSpace(line)) == 0; empty != (n%2 == 1) {
			return false
		}
		if n++; n == 8 {
			return true
		}
	}
	return false
}

func everySecondLine(b []byte) []byte {
	plain := make([]byte, 0, len(b))
	n := 0
	for line := range bytes.Lines(b) {
		if n++; n%2 == 1 {
			plain = append(plain, line...)
		}
	}
	return plain
}

func spelledLineEnds(b []byte) []byte { return []byte(escapes.Replace(string(b))) }

// escapes undo how logs spell out what ends lines.
var escapes = strings.NewReplacer(`\r\n`, "\r\n", `\n`, "\n", `\r`, "\r", `\t`, "\t", `\"`, `"`, `\\`, `\`)
