package headers

// maxTableName is the size of the longest field name that may be in a table.
const maxTableName = 64

// nameMarks tells most names that are in no table from those that may be: by two of their letters and their size.
type nameMarks [letterMarks * letterMarks]uint64

// markOf gives the letters that a name is told by, the third and the last one, and a bit for its size.
func markOf(name string) (letters int, size uint64) {
	last := len(name) - 1
	return int(markOfLetter(name[min(2, last)]))*letterMarks + int(markOfLetter(name[last])), 1 << min(len(name), 63)
}

func (m *nameMarks) add(name string) {
	letters, size := markOf(name)
	m[letters] |= size
}

// may reports whether a name may be in the table.
func (m *nameMarks) may(name string) bool {
	if name == "" || len(name) > maxTableName {
		return false
	}
	letters, size := markOf(name)
	return m[letters]&size != 0
}

// lowered writes a name of a table in small letters, without making a string of it.
func lowered(buf *[maxTableName]byte, name string) []byte {
	for i := range len(name) {
		buf[i] = lower(name[i])
	}
	return buf[:len(name)]
}
