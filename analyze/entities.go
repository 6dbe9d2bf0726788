package analyze

import (
	"html"
	"strconv"
	"strings"
)

// withoutEntities undoes character references of HTML that were left in a text which is none, as web forms
// leave them in subjects: "&#25105;&#20204;", also written twice: "&amp;#25105;". It does so only where two
// letters or more stand there in a row that no charset of the West has, and nothing else beyond ASCII does.
func withoutEntities(text string) (string, bool) {
	plain := strings.ReplaceAll(text, "&amp;#", "&#")
	if highBytes(text) || !referencesInRow(plain) {
		return text, false
	}
	return html.UnescapeString(plain), true
}

// referencesInRow reports whether two references to letters follow on each other.
func referencesInRow(text string) bool {
	row := 0
	for {
		at := strings.Index(text, "&#")
		if at < 0 {
			return false
		}
		size := reference(text[at:])
		switch {
		case size == 0:
			row, size = 0, 2
		case at == 0:
			row++
		default:
			row = 1
		}
		if row >= 2 {
			return true
		}
		text = text[at+size:]
	}
}

// reference gives the size of the numeric reference that a text begins with, 0 where it refers to no letter
// beyond the Latin ones.
func reference(text string) int {
	end := strings.IndexByte(text[:min(len(text), 10)], ';')
	if end < 4 {
		return 0
	}
	number, base := text[2:end], 10
	if number[0] == 'x' || number[0] == 'X' {
		number, base = number[1:], 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	if err != nil || n < 0x370 || n > 0x10FFFF || n >= 0x2000 && n < 0x2E80 {
		return 0
	}
	return end + 1
}
