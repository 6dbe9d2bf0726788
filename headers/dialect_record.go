package headers

import "strings"

// dialectRecord is one record of dialects.toml: a dialect, how it is recognised, and what shows that.
// Every test that is stated must hold; one value of its list is enough. Case does not matter, so the
// values are written in lower case; text_contains, the one that looks at the whole field, is exact.
type dialectRecord struct {
	Dialect
	Source string   // what the record rests on
	Try    []string // values of Received fields that it recognises

	By           []string // the host that wrote the field is this one
	ByPrefix     []string `toml:"by_prefix"`
	BySuffix     []string `toml:"by_suffix"`
	ByContains   []string `toml:"by_contains"`
	FromPrefix   []string `toml:"from_prefix"`
	Via          []string
	With         []string
	WithPrefix   []string `toml:"with_prefix"`
	WithContains []string `toml:"with_contains"`
	Comment      []string // a comment is this, or begins with it as a whole word

	CommentPrefix   []string `toml:"comment_prefix"`
	CommentContains []string `toml:"comment_contains"`
	IDShape         []string `toml:"id_shape"` // names of idShapes
	FieldPrefix     []string `toml:"field_prefix"`
	TextContains    []string `toml:"text_contains"`
	NoFrom          bool     `toml:"no_from"`
	NoWith          bool     `toml:"no_with"`
	NoID            bool     `toml:"no_id"`
	NoWeekday       bool     `toml:"no_weekday"` // the date has no weekday
}

// opens reports whether the field begins with one of the prefixes of the record.
func (r *dialectRecord) opens(text string) bool {
	return anyOf(r.FieldPrefix, text[skipSpace(text):], hasPrefixFold)
}

func skipSpace(s string) int {
	i := 0
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// shaped reports whether an id has one of the shapes, or there are none.
func shaped(shapes []idShape, id string) bool {
	for i := range shapes {
		if shapes[i].fits(id) {
			return true
		}
	}
	return len(shapes) == 0
}

// hasWeekday reports whether the date begins with the name of a day.
func (h *Hop) hasWeekday() bool {
	if h.Date.Start >= len(h.Text) || h.Date.Empty() {
		return false
	}
	_, ok := weekdayOf(h.Text[h.Date.Start:])
	return ok
}

// anyOf reports whether one of the values passes the test, or there are none.
func anyOf(values []string, s string, test func(s, value string) bool) bool {
	for _, value := range values {
		if test(s, value) {
			return true
		}
	}
	return len(values) == 0
}

func anyComment(values []string, h *Hop, test func(s, value string) bool) bool {
	if len(values) == 0 {
		return true
	}
	for _, c := range h.Comments {
		if anyOf(values, c, test) {
			return true
		}
	}
	return false
}

// isOrBegins reports whether s is the value or begins with it and goes on with another word, so that the
// host postfix.example.org is no Postfix.
func isOrBegins(s, value string) bool {
	return hasPrefixFold(s, value) &&
		(len(s) == len(value) || strings.IndexByte(" ,/(;", s[len(value)]) >= 0)
}

//go:noinline
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && (prefix == "" || equalFold(s[:len(prefix)], prefix))
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && (suffix == "" || equalFold(s[len(s)-len(suffix):], suffix))
}

// equalFold is strings.EqualFold for texts of one size that is not 0, the second of them in ASCII: most that differ do
// so at either end already.
func equalFold(s, word string) bool {
	last := len(word) - 1
	return s[0]|0x20 == word[0]|0x20 && s[last]|0x20 == word[last]|0x20 && (s == word || strings.EqualFold(s, word))
}

// ContainsFold reports whether a text holds a word, whatever the case of its letters. The word is in lower case, and not
// empty.
func ContainsFold(s, value string) bool {
	first := value[0] | 0x20 // of a letter whatever its case; other characters are compared again
	for i := 0; i+len(value) <= len(s); i++ {
		if s[i]|0x20 == first && equalFold(s[i:i+len(value)], value) {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
