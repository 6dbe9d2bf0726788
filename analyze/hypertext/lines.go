package hypertext

import (
	"strings"
	"unicode/utf8"
)

// lines writes text as a browser sets it: runs of white space are one blank, and none stands at the ends of
// a line.
type lines struct {
	b     strings.Builder
	limit int
	cut   bool
	blank bool // a blank is due before the next character
	ends  int  // line ends that are due before the next character
	tab   bool // a tab is due: the next cell of a row
}

func (l *lines) String() string { return l.b.String() }

// newline asks for n line ends before the next text; two of them make an empty line.
func (l *lines) newline(n int) {
	if n == 0 {
		return
	}
	l.ends, l.blank, l.tab = max(l.ends, n), false, false
}

// lineBreak adds a line end, whatever stands before it.
func (l *lines) lineBreak() { l.ends, l.blank, l.tab = min(l.ends+1, 2), false, false }

// cell parts the next text from the cell before it in the same line.
func (l *lines) cell() { l.tab = l.ends == 0 && l.b.Len() > 0 }

// write adds text in which white space has no meaning of its own.
func (l *lines) write(s string) {
	for s != "" && !l.cut {
		if n := wordLength(s); n > 0 {
			l.word(s[:n])
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\u00A0':
			l.blank = true
		case !invisible(r):
			l.rune(r)
		}
	}
}

// wordLength gives how many bytes at the start of a text are visible characters of ASCII.
func wordLength(s string) int {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f {
			return i
		}
	}
	return len(s)
}

// word adds visible characters of ASCII.
func (l *lines) word(s string) {
	if l.b.Len()+len(s)+utf8.UTFMax+2 > l.limit {
		for _, r := range s {
			l.rune(r)
		}
		return
	}
	l.due()
	l.b.WriteString(s)
}

// keep adds text as it stands, for elements in which white space is kept.
func (l *lines) keep(s string) {
	for _, r := range s {
		switch {
		case r == '\n':
			l.lineBreak()
		case r != '\r' && !invisible(r):
			l.rune(r)
		}
		if l.cut {
			return
		}
	}
}

// invisible are characters that only pad a page or mark where a word may be broken.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u034F', '\u200B', '\uFEFF':
		return true
	}
	return false
}

func (l *lines) rune(r rune) {
	if l.b.Len()+utf8.UTFMax+2 > l.limit {
		l.cut = true
		return
	}
	l.due()
	l.b.WriteRune(r)
}

// due writes the white space that is due before the next character.
func (l *lines) due() {
	started := l.b.Len() > 0
	switch {
	case started && l.ends > 0:
		l.b.WriteString("\n\n"[:min(l.ends, 2)])
	case started && l.tab:
		l.b.WriteByte('\t')
	case started && l.blank:
		l.b.WriteByte(' ')
	}
	l.ends, l.tab, l.blank = 0, false, false
}
