package headers

// singles are the fields that a header holds no more than once (RFC 5322, section 3.6).
var singles = [...]string{"From", "Sender", "Reply-To", "To", "Cc", "Message-ID", "In-Reply-To", "References", "Subject", "Date"}

// maxRepeated is the most fields of one name that are kept.
const maxRepeated = 4

// Repeated gives the fields of each name that the header holds more than once, though it may hold only one (RFC 5322,
// section 3.6): the first four of a name, from the top down.
func (b Block) Repeated() [][]*Field {
	var count [len(singles)]int
	for i := range b.Fields {
		if k := b.Fields[i].IsOf(singles[:]); k >= 0 {
			count[k]++
		}
	}
	var list [][]*Field
	for k, n := range count {
		if n > 1 {
			list = append(list, b.first(singles[k], min(n, maxRepeated)))
		}
	}
	return list
}

// first gives the first n fields of a name, of which there are as many.
func (b Block) first(name string, n int) []*Field {
	list := make([]*Field, 0, n)
	for i := 0; len(list) < n; i++ {
		if f := &b.Fields[i]; f.Is(name) {
			list = append(list, f)
		}
	}
	return list
}

// NamesRepeated gives the names of the fields that Repeated gives, as RFC 5322 writes them.
func (b Block) NamesRepeated() []string {
	var names []string
	for _, same := range b.Repeated() {
		names = append(names, singles[same[0].IsOf(singles[:])])
	}
	return names
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
