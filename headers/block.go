package headers

import (
	"iter"
	"slices"
	"strings"
)

// FieldKind says what a line of a header block is.
type FieldKind uint8

const (
	Named    FieldKind = iota // a header field with a name (RFC 5322, section 2.2)
	Envelope                  // the "From " line that an mbox puts before a message (RFC 4155)
	Mark                      // a byte order mark before the first field
	Stray                     // a line that is no field: no colon, a space in the name, a fold of nothing
	Unread                    // lines beyond MaxFields
	Before                    // empty lines or a text before the first field, where a reader knows that one follows
)

// Field is one header field with its folded lines and its last line end, or a line that is no field.
type Field struct {
	Span               // all of its bytes, in the layer that was scanned
	Name     string    // as written; "" unless Kind is Named
	Value    Span      // what stands after the colon, without the last line end
	Text     string    // the bytes of Value as they stand, folds included; the first MaxText of them
	Kind     FieldKind // what sort of line it is
	Folded   bool      // it goes on over several lines
	LostFold bool      // one of them lacks the white space that it must begin with
}

// Is reports whether the field has this name, which is in ASCII as all names of fields are. Case does not matter (RFC
// 5322, section 1.2.2).
func (f *Field) Is(name string) bool {
	return len(f.Name) == len(name) && (name == "" || equalFold(f.Name, name))
}

// IsOf says which of some names the field has, -1 for none of them.
func (f *Field) IsOf(names []string) int {
	for i, name := range names {
		if f.Is(name) {
			return i
		}
	}
	return -1
}

// Unfolded gives the value on one line: line ends are taken out (RFC 5322, section 2.2.3), the white
// space around them stays, and the value is trimmed.
func (f Field) Unfolded() string { return strings.TrimSpace(Unfold(f.Text)) }

// Block is the header of a message or of a part. Its fields tile it: each begins where the one before
// it ends, and the separator follows the last.
type Block struct {
	Span      // the fields, without the separator
	Fields    []Field
	Separator Span // the empty line between header and body; empty where there is none
	names     fieldNames
	Limit     bool // there were more than MaxFields fields
	Cut       bool // a field is longer than MaxText
}

// Find gives the first field of this name.
func (b Block) Find(name string) (Field, bool) {
	if b.names.lack(name) {
		return Field{}, false
	}
	for i := range b.Fields {
		if f := &b.Fields[i]; f.Is(name) {
			return *f, true
		}
	}
	return Field{}, false
}

// Get gives the unfolded value of the first field of this name, "" where there is none.
func (b Block) Get(name string) string {
	f, _ := b.Find(name)
	return f.Unfolded()
}

// All gives every field of this name, from the top down.
func (b Block) All(name string) iter.Seq[Field] {
	return func(yield func(Field) bool) {
		if b.names.lack(name) {
			return
		}
		for i := range b.Fields {
			if f := &b.Fields[i]; f.Is(name) && !yield(*f) {
				return
			}
		}
	}
}

// Joined is the block with another one of its layer behind it.
func (b Block) Joined(rest Block) Block {
	b.Fields = slices.Concat(b.Fields, rest.Fields)
	b.Span, b.Separator = Span{b.Start, rest.End}, rest.Separator
	b.names = b.names.with(rest.names)
	b.Limit, b.Cut = b.Limit || rest.Limit, b.Cut || rest.Cut
	return b
}

// Named counts the fields that have a name.
func (b Block) Named() int {
	n := 0
	for i := range b.Fields {
		if b.Fields[i].Kind == Named {
			n++
		}
	}
	return n
}

// Unfold takes the line ends out of the text of a field (RFC 5322, section 2.2.3). Where the white space
// after one was lost, a blank stands for it.
func Unfold(text string) string {
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\r') < 0 {
		return text
	}
	u := unfolder{}
	u.Grow(len(text))
	for more := true; more; {
		var line string
		for line, text, more = strings.Cut(text, "\n"); line != ""; {
			piece, rest, bare := strings.Cut(line, "\r")
			u.add(piece)
			u.broken, line = u.broken || bare, rest
		}
		u.broken = true
	}
	return u.String()
}

// unfolder puts the pieces between line ends together.
type unfolder struct {
	strings.Builder
	broken bool // a line end came last
}

func (u *unfolder) add(piece string) {
	if piece == "" {
		return
	}
	if u.broken && piece[0] != ' ' && piece[0] != '\t' {
		u.WriteByte(' ')
	}
	u.WriteString(piece)
	u.broken = false
}
