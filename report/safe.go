package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe makes text from a message harmless on a terminal. Control characters and escape sequences,
// marks that turn the writing direction, characters without width and bytes that are no UTF-8
// become visible escapes: \x1b, \u202e, \xff. Everything else is kept, also a backslash: a message
// may therefore spell out an escape itself, which does no harm.
func Safe(s string) string {
	if isSafe(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[i])
		} else {
			b.WriteString(visible(r))
		}
		i += size
	}
	return b.String()
}

// isSafe says whether there is nothing to escape, which is the rule.
func isSafe(s string) bool {
	if printable(s) {
		return true
	}
	if !utf8.ValidString(s) {
		return false
	}
	return !strings.ContainsFunc(s, treacherous)
}

// printable says whether a text has no characters but those of ASCII that are seen, and blanks.
func printable(s string) bool {
	i := 0
	for ; i+8 <= len(s) && notPrintable(eight(s[i:])) == 0; i += 8 {
	}
	for ; i < len(s) && s[i] >= 0x20 && s[i] < 0x7f; i++ {
	}
	return i == len(s)
}

// visible is the character itself or, where that cannot be shown safely, its escape.
func visible(r rune) string {
	switch {
	case !treacherous(r):
		return string(r)
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// treacherous says whether a character acts on the screen or cannot be seen.
func treacherous(r rune) bool {
	if r < 0x20 || r >= 0x7f && r < 0xa0 {
		return true
	}
	if r < 0xa0 {
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || invisible(r)
}

// invisible lists characters that are letters or marks by their category, and blank to the eye:
// joiners and fillers that programs use to hide words from filters.
func invisible(r rune) bool {
	switch r {
	case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0:
		return true
	}
	return false
}

// markdownEscapes are the characters that mean something in a Markdown line, and how to write them
// so that they mean themselves.
var markdownEscapes = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "#", `\#`,
	"|", `\|`, "~", `\~`, "$", `\$`, "^", `\^`, "!", `\!`,
	"://", `\://`, "www.", `www\.`, "WWW.", `WWW\.`,
)

// safeMarkdown makes prose that may hold words of a message harmless in a ticket: nothing in it
// becomes markup, HTML, a picture or a link.
func safeMarkdown(s string) string {
	return markdownEscapes.Replace(Safe(s))
}

// codeSpan shows words of a message as code, where a ticket sees no markup and no mention. In a
// table the pipe has to be escaped even there (GitHub Flavored Markdown, section 4.10).
func codeSpan(s string, inTable bool) string {
	s = strings.TrimSpace(Safe(s))
	if s == "" {
		return ""
	}
	if inTable {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// longestRun counts the longest unbroken run of one character.
func longestRun(s string, c rune) int {
	longest, run := 0, 0
	for _, r := range s {
		if r != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
