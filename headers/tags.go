package headers

import (
	"strings"
	"unicode"
)

// Tags is a list of tag=value pairs as DKIM-Signature and ARC fields hold (RFC 6376, section 3.2).
type Tags struct {
	List      []Tag
	Malformed bool // a piece between semicolons is no tag, or a tag comes twice
}

// Tag is one pair. Value has the folds taken out and is trimmed; white space inside stays.
type Tag struct {
	Span  // of the value, in the text of the field
	Name  string
	Value string
}

// ReadTags reads the tags of a field.
func ReadTags(text string) Tags {
	out := Tags{List: make([]Tag, 0, min(1+strings.Count(text, ";"), MaxParams))}
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], ';')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		out.add(text, start, end)
		start = end + 1
	}
	return out
}

func (t *Tags) add(text string, start, end int) {
	eq := strings.IndexByte(text[start:end], '=')
	if eq < 0 {
		t.Malformed = t.Malformed || strings.TrimSpace(text[start:end]) != ""
		return
	}
	name := Unfold(strings.TrimSpace(text[start : start+eq]))
	if len(t.List) >= MaxParams {
		t.Malformed = true
		return
	}
	if _, twice := t.Find(name); twice {
		t.Malformed = true
	}
	at := Span{start + eq + 1, end}
	t.List = append(t.List, Tag{Span: at, Name: name, Value: Unfold(strings.TrimSpace(text[at.Start:at.End]))})
}

// findTag gives the first tag of this name in the text of a field, as Tags.Find does, without reading the others.
func findTag(text, name string) (Tag, bool) {
	for start, n := 0, 0; start <= len(text) && n < MaxParams; n++ {
		piece, _, _ := strings.Cut(text[start:], ";")
		key, value, ok := strings.Cut(piece, "=")
		if ok && Unfold(strings.TrimSpace(key)) == name {
			at := Span{start + len(key) + 1, start + len(piece)}
			return Tag{Span: at, Name: name, Value: Unfold(strings.TrimSpace(value))}, true
		}
		start += len(piece) + 1
	}
	return Tag{}, false
}

// Find gives the first tag of this name. Names are case-sensitive (RFC 6376, section 3.2).
func (t Tags) Find(name string) (Tag, bool) {
	for _, tag := range t.List {
		if tag.Name == name {
			return tag, true
		}
	}
	return Tag{}, false
}

// Get gives the value of a tag, "" where it is missing.
func (t Tags) Get(name string) string {
	tag, _ := t.Find(name)
	return tag.Value
}

// Compact gives the value of a tag without any white space, as base64 values are meant to be read.
func (t Tags) Compact(name string) string { return compact(t.Get(name)) }

// compact takes out all white space.
func compact(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), "")
}
