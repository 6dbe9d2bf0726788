package eml

// boundaries is the stack of the multiparts that are open. Of many, a boundary is found by its text, so that the
// cost of a line does not grow with the depth; an inner multipart hides an outer one of the same boundary.
type boundaries struct {
	names  []string
	marks  [][]byte       // the names behind two dashes, as they stand in lines
	levels map[string]int // made when there are many
	hidden []int          // the level that each entry hides, -1 for none
	past   map[string]bool
	room   struct { // for the first ones: most mail has no more
		names  [2]string
		marks  [2][]byte
		hidden [2]int
	}
}

// fewOpen is how many boundaries are compared one by one: most mail has no more open at a time.
const fewOpen = 6

func (b *boundaries) push(name string) {
	if b.names == nil {
		b.names, b.marks, b.hidden = b.room.names[:0], b.room.marks[:0], b.room.hidden[:0]
	}
	mark := append([]byte("--"), name...)
	b.hidden = append(b.hidden, b.level(mark[2:]))
	b.names, b.marks = append(b.names, name), append(b.marks, mark)
	switch {
	case b.levels != nil:
		b.levels[name] = len(b.names) - 1
	case len(b.names) > fewOpen:
		b.levels = make(map[string]int)
		for i, open := range b.names {
			b.levels[open] = i
		}
	}
}

func (b *boundaries) pop() {
	last := len(b.names) - 1
	name := b.names[last]
	if b.past == nil {
		b.past = make(map[string]bool)
	}
	b.past[name] = true
	switch {
	case b.levels == nil:
	case b.hidden[last] >= 0:
		b.levels[name] = b.hidden[last]
	default:
		delete(b.levels, name)
	}
	b.names, b.marks, b.hidden = b.names[:last], b.marks[:last], b.hidden[:last]
}

// level gives the level of the innermost multipart with that boundary, -1 where none is open.
func (b *boundaries) level(name []byte) int {
	if b.levels != nil {
		if level, ok := b.levels[string(name)]; ok {
			return level
		}
		return -1
	}
	for i := len(b.names) - 1; i >= 0; i-- {
		if b.names[i] == string(name) {
			return i
		}
	}
	return -1
}

// hides reports whether the innermost multipart has the boundary of an outer one.
func (b *boundaries) hides() bool { return b.hidden[len(b.hidden)-1] >= 0 }
