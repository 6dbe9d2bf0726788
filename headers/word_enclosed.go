package headers

import "strings"

// enclosed gives the end of the quoted string, comment or literal that a mark at pos begins, 0 where none does.
func (r *wordReader) enclosed(pos int, mark byte) (end int, kind WordKind) {
	switch mark {
	case '"':
		end, kind = r.closing(pos, '"'), Quoted
	case '[':
		end, kind = r.closing(pos, ']'), Literal
	case '(':
		end, kind = r.comment(pos), Comment
	default:
		return 0, Atom
	}
	if end == 0 {
		r.unclosed = true
	}
	return end, kind
}

// reach is how far a closing mark may be from pos. Once one was missing it has to be near: a text of marks
// that open takes no longer than any other.
func (r *wordReader) reach(pos int, mark byte) int {
	if !r.unclosed {
		return len(r.text)
	}
	end := min(len(r.text), pos+maxUnclosed)
	if strings.IndexByte(r.text[pos+1:end], mark) < 0 {
		return pos
	}
	return end
}

func (r *wordReader) closing(pos int, mark byte) int {
	for i, end := pos+1, r.reach(pos, mark); i < end; i++ {
		switch c := r.text[i]; {
		case inAtoms[c]: // most are such
		case c == '\\', c >= 0x80 && r.double && i+1 < end && r.text[i+1] >= 0x40:
			i++
		case c == mark:
			return i + 1
		}
	}
	return 0
}

func (r *wordReader) comment(pos int) int {
	depth := 0
	for i, end := pos, r.reach(pos, ')'); i < end; i++ {
		switch c := r.text[i]; {
		case inAtoms[c]: // most are such
		case c == '\\':
			i++
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// Content gives what is meant: a quoted string without its quotes and backslashes, a comment without its
// parentheses, a literal without its brackets.
func (w Word) Content() string {
	switch w.Kind {
	case Quoted:
		return unescape(Unfold(w.Text[1 : len(w.Text)-1]))
	case Comment, Literal:
		return strings.TrimSpace(Unfold(w.Text[1 : len(w.Text)-1]))
	}
	return w.Text
}

// unescape takes out the backslashes of quoted pairs (RFC 5322, section 3.2.1).
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
