package analyze

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
)

// longestReference is more than a character reference of HTML takes.
const longestReference = 12

// reference reads a character reference of HTML, also one that was written twice: "&amp;#25105;".
func reference(text string) (string, int) {
	text = text[:min(len(text), longestReference+len("amp;"))]
	head, twice := text, 0
	if rest, ok := strings.CutPrefix(text, "&amp;"); ok && rest != "" && (rest[0] == '#' || isLetter(rest[0])) {
		head, twice = "&"+rest, len("amp;")
	}
	end := strings.IndexByte(head[:min(len(head), longestReference)], ';')
	if end < 2 {
		return "", 0
	}
	stands := html.UnescapeString(head[:end+1])
	if stands == head[:end+1] || stands == "\ufffd" {
		if twice > 0 {
			return "&", len("&amp;")
		}
		return "", 0
	}
	return stands, end + 1 + twice
}

// unicodeEscape reads "\u6211", and two of them for a character beyond the first plane.
func unicodeEscape(text string) (string, int) {
	const size = len(`\u0000`)
	unit, ok := hexEscape(text, `\u`, 4)
	if !ok || unit < 0x80 {
		return "", 0
	}
	if !utf16.IsSurrogate(unit) {
		return string(unit), size
	}
	if low, ok := hexEscape(text[size:], `\u`, 4); ok {
		if r := utf16.DecodeRune(unit, low); r != utf8.RuneError {
			return string(r), 2 * size
		}
	}
	return "", 0
}

// byteEscape reads the bytes of a character of UTF-8, each as "\xe6".
func byteEscape(text string) (string, int) { return escapedBytes(text, `\x`) }

// percentEscape reads the bytes of a character of UTF-8, each as "%E6".
func percentEscape(text string) (string, int) { return escapedBytes(text, "%") }

func escapedBytes(text, mark string) (string, int) {
	var b [utf8.UTFMax]byte
	for n, at := 0, 0; n < len(b); {
		c, ok := hexEscape(text[at:], mark, 2)
		if !ok || c < 0x80 {
			break
		}
		b[n] = byte(c)
		n, at = n+1, at+len(mark)+2
		if utf8.FullRune(b[:n]) {
			if r, size := utf8.DecodeRune(b[:n]); r != utf8.RuneError && size == n {
				return string(r), at
			}
			break
		}
	}
	return "", 0
}

// hexEscape reads a mark and so many hexadecimal digits.
func hexEscape(text, mark string, digits int) (rune, bool) {
	if len(text) < len(mark)+digits || text[:len(mark)] != mark {
		return 0, false
	}
	n, err := strconv.ParseUint(text[len(mark):len(mark)+digits], 16, 32)
	return rune(n), err == nil
}

// withoutLineEscapes makes line ends of "\n" and "\r\n" where a text has more of them than line ends, mostly behind the end of a
// sentence or line, as scripts leave them that quote their text in the wrong way.
func withoutLineEscapes(text string) (string, *Spelling) {
	n, behind := strings.Count(text, `\n`), 0
	if n < leastSpelled || n <= 2*strings.Count(strings.TrimSpace(text), "\n") || strings.ContainsAny(text[:1], `{["'`) {
		return text, nil
	}
	first := strings.Index(text, `\n`)
	for i, piece := range strings.Split(strings.ReplaceAll(text, `\r\n`, `\n`), `\n`) {
		if i < n && (piece == "" || !isLetterOrDigit(piece[len(piece)-1])) {
			behind++
		}
	}
	if behind*2 < n {
		return text, nil
	}
	plain := strings.NewReplacer(`\r\n`, "\n", `\n`, "\n", `\t`, "\t").Replace(text)
	return plain, &Spelling{Kind: SpelledLines, Start: first, Made: n}
}

// withoutWords decodes a body of which every line is encoded words and nothing else.
func withoutWords(text string) (string, *Spelling) {
	if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "=?") {
		return text, nil
	}
	words := 0
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			out = append(out, "")
			continue
		}
		read := charset.Unstructured(line)
		if !strings.HasPrefix(line, "=?") || !strings.HasSuffix(line, "?=") || len(read.Words) == 0 {
			return text, nil
		}
		words += len(read.Words)
		out = append(out, read.Text)
	}
	return strings.Join(out, "\n"), &Spelling{Kind: SpelledWords, Start: strings.Index(text, "=?"), Made: words}
}
