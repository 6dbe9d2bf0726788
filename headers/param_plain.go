package headers

import "strings"

// plainParam reads a parameter as nearly all are: a name in small letters, and a value in which nothing has to be undone.
// Of any other it reads nothing and gives false.
func (r *paramReader) plainParam() bool {
	start, rest, n := r.pos, r.text[r.pos:], 0
	for n < len(rest) && (rest[n] >= 'a' && rest[n] <= 'z' || rest[n] == '-') {
		n++
	}
	if n == 0 || n+1 >= len(rest) || rest[n] != '=' {
		return false
	}
	read := plainWord
	if rest[n+1] == '"' {
		read = plainQuoted
	}
	value, size, ok := read(rest[n+1:])
	if ok {
		r.pos += n + 1 + size
		r.piece = piece{Param: Param{Span: Span{start, r.pos}, Name: rest[:n], Value: value}, number: -1}
		r.count++
	}
	return ok
}

// plainQuoted reads a value in quotes behind which the parameter ends, and how long it is with them.
func plainQuoted(text string) (value string, size int, ok bool) {
	value, rest, ok := strings.Cut(text[1:], `"`)
	ok = ok && (rest == "" || rest[0] == ';') && strings.IndexByte(value, '\\') < 0 &&
		strings.IndexByte(value, '\r') < 0 && strings.IndexByte(value, '\n') < 0
	return value, len(value) + 2, ok
}

// plainWord reads a value without quotes.
func plainWord(text string) (value string, size int, ok bool) {
	for size < len(text) && text[size] != ';' {
		switch text[size] {
		case '\r', '\n', ' ', '\t', '"', '\'', '(', '=':
			return "", 0, false
		}
		size++
	}
	return text[:size], size, true
}
