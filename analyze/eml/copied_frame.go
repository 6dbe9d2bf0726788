package eml

import (
	"bytes"
)

// fences open what ticket systems and forums show as it stands, and what closes it.
var fences = [...][2]string{{"```", "```"}, {"~~~", "~~~"}, {"[code", "[/code]"}, {"{code", "{code}"}, {"{noformat", "{noformat}"}}

// fenceOf says which of the fences a text begins with, -1 for none.
func fenceOf(b []byte) int {
	for i, f := range fences {
		if len(b) > 0 && b[0] == f[0][0] && begins(b, f[0]) && lineEndAt(b, 0) < 40 {
			return i
		}
	}
	return -1
}

// withoutFence takes off the lines around a text that say that it is shown as it stands.
func withoutFence(b []byte) []byte {
	i := fenceOf(b)
	_, start := nextLineAt(b, 0)
	b = b[start:]
	end := bytes.TrimRight(b, " \t\r\n")
	if bare, ok := bytes.CutSuffix(end, []byte(fences[i][1])); ok {
		return bare
	}
	return b
}

// numberedLines is how many lines show that all are numbered.
const numberedLines = 4

// numbered reports whether the lines of a text are numbered one after the other, as editors and tools print them.
func numbered(b []byte) bool {
	first, at := 0, 0
	for n := range numberedLines {
		if at >= len(b) {
			return false
		}
		end, next := nextLineAt(b, at)
		number, size := lineNumber(b[at:end])
		if n == 0 {
			first = number
		}
		if size == 0 || number != first+n {
			return false
		}
		at = next
	}
	return true
}

// lineNumber reads the number before a line, and gives how many bytes that takes with the mark behind it.
func lineNumber(line []byte) (number, size int) {
	at := len(line) - len(bytes.TrimLeft(line, " "))
	digits := at
	for at < len(line) && at-digits < 7 && line[at] >= '0' && line[at] <= '9' {
		number = number*10 + int(line[at]-'0')
		at++
	}
	if at == digits {
		return 0, 0
	}
	if at < len(line) && bytes.IndexByte([]byte(":.)|\t"), line[at]) >= 0 {
		if at++; at < len(line) && line[at] == ' ' {
			at++
		}
		return number, at
	}
	if bytes.HasPrefix(line[at:], []byte("  ")) {
		return number, at + 2
	}
	if at == len(line) { // an empty line
		return number, at
	}
	return 0, 0
}

// withoutNumbers takes off the numbers of lines, as long as they go on.
func withoutNumbers(b []byte) []byte {
	plain := make([]byte, 0, len(b))
	last := -1
	for at := 0; at < len(b); {
		end, next := nextLineAt(b, at)
		number, size := lineNumber(b[at:end])
		if size == 0 || last >= 0 && number != last+1 {
			break
		}
		last = number
		plain = append(plain, b[at+size:next]...)
		at = next
	}
	return plain
}

// tabled reports whether the fields of a header stand as in a table: a name, a tab and the value.
func tabled(b []byte) bool {
	rows := 0
	for line := range bytes.Lines(b) {
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		i := bytes.IndexByte(line, '\t')
		if i < 2 || !isName(line[:i]) {
			return false
		}
		if rows++; rows == 3 {
			return true
		}
	}
	return false
}

// isName reports whether bytes are the name of a header field as most are.
func isName(b []byte) bool {
	for _, c := range b {
		if c != '-' && !isLetterOrDigit(c) {
			return false
		}
	}
	return true
}

// withColons puts the colons back that a table of header fields lacks.
func withColons(b []byte) []byte {
	header := ownHeader(b)
	plain := make([]byte, 0, len(b)+64)
	for line := range bytes.Lines(header) {
		if i := bytes.IndexByte(line, '\t'); i >= 2 && isName(line[:i]) {
			plain = append(append(append(plain, line[:i]...), ": "...), line[i+1:]...)
			continue
		}
		plain = append(plain, line...)
	}
	return append(plain, b[len(header):]...)
}
