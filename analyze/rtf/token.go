package rtf

// tokenKind says what a piece of Rich Text is (RTF Specification 1.9.1, section "RTF Syntax").
type tokenKind byte

const (
	tokenEnd    tokenKind = iota
	tokenOpen             // {
	tokenClose            // }
	tokenWord             // \name or \name5
	tokenSymbol           // \ and one character that is no letter
	tokenHex              // \'hh
	tokenText             // bytes that stand for themselves
)

// token is one piece; number is the parameter of a word, the character of a symbol, the byte of
// a hexadecimal escape.
type token struct {
	kind   tokenKind
	at     int
	text   []byte
	number int
	stated bool // the word has a parameter
	bad    bool // a hexadecimal escape without a number
	cut    bool // the bytes that \bin announces are not all there
}

// lexer cuts Rich Text into pieces.
type lexer struct {
	b  []byte
	at int
}

// next gives the next piece. Line ends and zero bytes between pieces mean nothing.
func (l *lexer) next() token {
	for l.at < len(l.b) && (l.b[l.at] == '\r' || l.b[l.at] == '\n' || l.b[l.at] == 0) {
		l.at++
	}
	if l.at >= len(l.b) {
		return token{at: len(l.b)}
	}
	t := token{at: l.at}
	switch l.b[l.at] {
	case '{':
		t.kind = tokenOpen
		l.at++
	case '}':
		t.kind = tokenClose
		l.at++
	case '\\':
		l.control(&t)
	default:
		l.text(&t)
	}
	return t
}

func (l *lexer) text(t *token) {
	t.kind = tokenText
	end := l.at
	for end < len(l.b) && !special(l.b[end]) {
		end++
	}
	t.text, l.at = l.b[l.at:end], end
}

func special(c byte) bool {
	switch c {
	case '{', '}', '\\', '\r', '\n', 0:
		return true
	}
	return false
}

// control reads what a backslash begins.
func (l *lexer) control(t *token) {
	l.at++
	switch {
	case l.at >= len(l.b):
		t.kind = tokenEnd
	case isLetter(l.b[l.at]):
		l.word(t)
	case l.b[l.at] == '\'':
		l.hex(t)
	default:
		t.kind, t.number = tokenSymbol, int(l.b[l.at])
		l.at++
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (l *lexer) hex(t *token) {
	t.kind = tokenHex
	l.at++
	if l.at+2 > len(l.b) {
		t.bad, l.at = true, len(l.b)
		return
	}
	high, low := hexDigit(l.b[l.at]), hexDigit(l.b[l.at+1])
	if high < 0 || low < 0 {
		t.bad = true
		return
	}
	t.number = high<<4 | low
	l.at += 2
}

func hexDigit(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// word reads a control word with its parameter and the blank that ends it; the bytes that \bin
// announces belong to it.
func (l *lexer) word(t *token) {
	t.kind = tokenWord
	end := l.at
	for end < len(l.b) && isLetter(l.b[end]) {
		end++
	}
	t.text, l.at = l.b[l.at:end], end
	l.parameter(t)
	if l.at < len(l.b) && l.b[l.at] == ' ' {
		l.at++
	}
	if string(t.text) == "bin" && t.number > 0 {
		t.cut = t.number > len(l.b)-l.at
		l.at += min(t.number, len(l.b)-l.at)
	}
}

// maxNumber bounds a parameter; real ones have 32 bits.
const maxNumber = 1<<31 - 1

func (l *lexer) parameter(t *token) {
	at, sign := l.at, 1
	if at+1 < len(l.b) && l.b[at] == '-' && isDigit(l.b[at+1]) {
		sign = -1
		at++
	}
	n := 0
	for ; at < len(l.b) && isDigit(l.b[at]); at++ {
		t.stated = true
		n = min(n*10+int(l.b[at]-'0'), maxNumber)
	}
	if t.stated {
		t.number, l.at = sign*n, at
	} else {
		t.number = 1
	}
}
