package headers

// maxTableName is the size of the longest field name that may be in a table.
const maxTableName = 64

// nameMarks tells most field names that are in no table from those that may be: by their third letter and their size.
type nameMarks [256]uint64

// markOf gives the letter that a name is told by, and a bit for its size.
func markOf(name string) (letter byte, size uint64) {
	return lower(name[min(2, len(name)-1)]), 1 << min(len(name), 63)
}

func (m *nameMarks) add(name string) {
	letter, size := markOf(name)
	m[letter] |= size
}

// may reports whether a name may be in the table.
func (m *nameMarks) may(name string) bool {
	if name == "" || len(name) > maxTableName {
		return false
	}
	letter, size := markOf(name)
	return m[letter]&size != 0
}

// lowered writes a name of a table in small letters, without making a string of it.
func lowered(buf *[maxTableName]byte, name string) []byte {
	for i := range len(name) {
		buf[i] = lower(name[i])
	}
	return buf[:len(name)]
}
