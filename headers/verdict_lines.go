package headers

import (
	"strings"
	"unicode/utf8"
)

// of gives the text of a span.
func (s Span) of(text string) string { return text[s.Start:s.End] }

// reportItem is one line of a report of SpamAssassin: points, and the name of a test.
type reportItem struct {
	start        int // of the blank before the points
	points, name Span
}

// nextReportLine finds the next line of a report: after the start of the text, white space or an asterisk stand points
// such as "-0.1", white space, and a name in capital letters.
func nextReportLine(text string, from int) (item reportItem, ok bool) {
	for i := from; i < len(text); i++ {
		switch {
		case text[i] == '*' || isRegexpSpace(text[i]):
			item, ok = reportItemAt(text, i, i+1)
		case i == 0:
			item, ok = reportItemAt(text, 0, 0)
		default:
			continue
		}
		if ok {
			return item, true
		}
	}
	return reportItem{}, false
}

// reportItemAt reads a line whose points begin at an offset.
func reportItemAt(text string, start, at int) (item reportItem, ok bool) {
	i := at
	if i < len(text) && text[i] == '-' {
		i++
	}
	whole := digitsAt(text, i)
	if i += whole; whole < 1 || whole > 3 || i >= len(text) || text[i] != '.' {
		return item, false
	}
	parts := digitsAt(text, i+1)
	if i += 1 + parts; parts < 1 || parts > 3 {
		return item, false
	}
	item.start, item.points = start, Span{at, i}
	for i < len(text) && isRegexpSpace(text[i]) {
		i++
	}
	item.name = Span{i, i + testNameAt(text[i:])}
	n := item.name.Len()
	return item, i > item.points.End && n >= 3 && n <= 61 && (item.name.End == len(text) || !isLetter(text[item.name.End]))
}

// Limits of what a description says is listed: "[192.0.2.1 listed in list.example]", "[URIs: example.com]".
const leastListed, mostListed, mostLinked = 3, 45, 100

// aboutOf gives the address, or the domain of a link, that a description says is listed; "" where it says none.
func aboutOf(text string) string {
	for {
		i := strings.IndexByte(text, '[')
		if i < 0 {
			return ""
		}
		text = text[i+1:]
		if about := listedAddress(text) + listedLink(text); about != "" {
			return about
		}
	}
}

func listedAddress(text string) string {
	n := 0
	for n < len(text) && n <= mostListed && (isHexDigit(text[n]) || text[n] == '.' || text[n] == ':') {
		n++
	}
	if n < leastListed || n > mostListed || !strings.HasPrefix(text[n:], " listed in") {
		return ""
	}
	return text[:n]
}

func listedLink(text string) string {
	text, uri := strings.CutPrefix(text, "URI")
	text, blank := strings.CutPrefix(strings.TrimPrefix(text, "s"), ": ")
	if !uri || !blank {
		return ""
	}
	size := 0
	for count := 0; count < mostLinked && size < len(text) && !endsLink(text[size]); count++ {
		_, width := utf8.DecodeRuneInString(text[size:])
		size += width
	}
	return text[:size]
}

func endsLink(c byte) bool { return c == ']' || c == ',' || isRegexpSpace(c) }

func isHexDigit(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// isRegexpSpace reports whether a byte is what regular expressions call white space.
func isRegexpSpace(c byte) bool { return isSpace(c) || c == '\f' }

// digitsAt counts the digits at an offset.
func digitsAt(text string, i int) (n int) {
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}

func isTestByte(c byte) bool { return c >= 'A' && c <= 'Z' || c == '_' || isDigit(c) }

// testNameAt gives the size of the name of a test that a text begins with, 0 where it begins otherwise.
func testNameAt(text string) (n int) {
	if text == "" || text[0] < 'A' || text[0] > 'Z' {
		return 0
	}
	for n < len(text) && isTestByte(text[n]) {
		n++
	}
	return n
}

// spamdSymbol is one symbol of a result of rspamd: "NAME(0.50)[options]".
type spamdSymbol struct {
	name, points, options Span
	end                   int
}

// maxOptions is how many characters of the options of a symbol are read.
const maxOptions = 200

// nextSymbol finds the next symbol.
func nextSymbol(text string, from int) (s spamdSymbol, ok bool) {
	for open := from; ; open++ {
		i := strings.IndexByte(text[open:], '(')
		if i < 0 {
			return spamdSymbol{}, false
		}
		open += i
		if s, ok = symbolAt(text, from, open); ok {
			s.readOptions(text)
			return s, true
		}
	}
}

// symbolAt reads the symbol whose points begin with a parenthesis at an offset, and whose name begins no earlier than
// from.
func symbolAt(text string, from, open int) (s spamdSymbol, ok bool) {
	i := open + 1
	if i < len(text) && text[i] == '-' {
		i++
	}
	digits := i
	for i < len(text) && (isDigit(text[i]) || text[i] == '.') {
		i++
	}
	if i == digits || i >= len(text) || text[i] != ')' {
		return s, false
	}
	s.points, s.end = Span{open + 1, i}, i+1
	end := open
	if end > from && text[end-1] == ' ' {
		end--
	}
	start := end
	for start > from && isTestByte(text[start-1]) {
		start--
	}
	for start < end && (text[start] < 'A' || text[start] > 'Z') {
		start++
	}
	s.name = Span{start, end}
	return s, s.name.Len() >= 2
}

// readOptions reads what stands in brackets or braces behind the points.
func (s *spamdSymbol) readOptions(text string) {
	rest := text[s.end:]
	if rest == "" || rest[0] != '[' && rest[0] != '{' {
		return
	}
	n := strings.IndexByte(rest, rest[0]+2) // the closing mark of either stands two places behind
	if n < 0 {
		return
	}
	size := 0
	for count := 0; count < maxOptions && 1+size < n; count++ {
		_, width := utf8.DecodeRuneInString(rest[1+size : n])
		size += width
	}
	s.options = Span{s.end + 1, s.end + 1 + size}
	s.end += n + 1
}
