package headers

import "slices"

// singles are the fields that a header holds no more than once (RFC 5322, section 3.6).
var singles = [...]string{"From", "Sender", "Reply-To", "To", "Cc", "Message-ID", "In-Reply-To", "References", "Subject", "Date"}

const maxRepeated = 8

// Repeated gives the fields that stand in the header for the second time or once more, though it holds no more than one of
// the name (RFC 5322, section 3.6); the first eight of them, from the top down.
func (b Block) Repeated() []*Field {
	var list []*Field
	var seen [len(singles)]bool
	for i := range b.Fields {
		f := &b.Fields[i]
		k := slices.IndexFunc(singles[:], f.Is)
		if k < 0 {
			continue
		}
		if seen[k] && len(list) < maxRepeated {
			list = append(list, f)
		}
		seen[k] = true
	}
	return list
}

// Lacking gives the names of the fields that every message has and this header has not (RFC 5322, section 3.6).
func (b Block) Lacking() []string {
	var names []string
	for _, name := range [...]string{"From", "Date"} {
		if _, ok := b.Find(name); !ok {
			names = append(names, name)
		}
	}
	return names
}

// NamesOf gives the names of fields, each once, as they are written first.
func NamesOf(fields []*Field) []string {
	var names []string
	for _, f := range fields {
		if !slices.ContainsFunc(names, func(n string) bool { return f.Is(n) }) {
			names = append(names, f.Name)
		}
	}
	return names
}
